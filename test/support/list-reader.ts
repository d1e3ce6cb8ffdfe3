import { join } from 'node:path';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import { listReader } from '../../src/core/spots/list-words.ts';

/** Reads tables by the words of every language in locales/. */
export const reader = listReader(createLexicon(join(import.meta.dirname, '../../locales')).spotLists);
