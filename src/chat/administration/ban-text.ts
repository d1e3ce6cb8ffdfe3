import type { Instant } from '../../core/kernel/time.ts';
import type { Ban } from '../../core/residents/register.ts';
import { clockTime } from '../kit/house-time.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

type Said = { readonly speech: Speech; readonly now: Instant; readonly timeZone: string };

export function sayUntil({ speech, now, timeZone }: Said, until: Instant): string {
  return clockTime(until, now, timeZone, speech.language);
}

/** What the banned person reads, whenever he is told. */
export function banText(said: Said, { until, reason }: Ban): RichText {
  const known = { until: sayUntil(said, until) };
  // Whoever was forgotten and is back: the reason is forgotten, too.
  if (reason === '') return said.speech.say('ban-text-no-reason', known);
  return said.speech.say('ban-text', { ...known, reason });
}
