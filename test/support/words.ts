import { join } from 'node:path';
import { createWords } from '../../src/adapters/fluent/words.ts';

/** The texts of our own languages, read and checked once a process. */
export const words = createWords(join(import.meta.dirname, '../../locales'));
