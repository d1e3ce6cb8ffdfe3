import type { ListWords } from '../../core/spots/list-words.ts';
import { record, words } from './shape.ts';

export const spotLists = record<ListWords>({
  spot: words,
  number: words,
  around: words,
  line: words,
  section: words,
  row: words,
  column: words,
  cars: words,
  flats: words,
  total: words,
  months: words,
});
