import type { AnswerWords } from '../../core/alerts/read-answer.ts';
import { record, words } from './shape.ts';

export const answers = record<AnswerWords>({
  coming: words,
  soon: words,
  done: words,
  notMine: words,
  minutes: words,
  around: words,
});
