import { endTime } from '../house-time.ts';
import type { RichText } from '../wording.ts';
import type { AlertView } from './alert-view.ts';

/** What the sender should know of a spot that is marked free. Of one that is hidden: no more than he needs. */
export function freeHint({ alert, mark, complex, speech, now }: AlertView): RichText | null {
  if (!mark) return null;
  const spot = String(alert.spot);
  if (mark.hidden) return speech.say('away-alert-hint-hidden', { spot });
  const until = endTime(mark.until, now, complex.timeZone, speech.language);
  return speech.say('away-alert-hint', { spot, until });
}
