import { enter } from './enter.ts';

await enter('whole');
