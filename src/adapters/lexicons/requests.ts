import type { RequestWords } from '../../core/spots/request-words.ts';
import { record, words } from './shape.ts';

export const requests = record<RequestWords>({
  spot: words,
  number: words,
  mine: words,
  is: words,
  pleas: words,
  and: words,
  to: words,
  from: words,
  ordinals: words,
  numbered: words,
  numberedBehind: words,
  counted: words,
  few: words,
  measured: words,
  hours: words,
  months: words,
  blocked: words,
  sos: words,
});
