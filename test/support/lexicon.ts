import { join } from 'node:path';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';

/** The words of our own languages. */
export const lexicon = createLexicon(join(import.meta.dirname, '../../locales'));
