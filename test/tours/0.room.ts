import { enter } from '../rooms/enter.ts';

await enter({ tours: 0 });
