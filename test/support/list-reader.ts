import { listReader } from '../../src/core/spots/list-words.ts';
import { lexicon } from './lexicon.ts';

/** Reads tables by the words of every language in locales/. */
export const reader = listReader(lexicon.spotLists);
