import { enter } from './enter.ts';

await enter(2);
