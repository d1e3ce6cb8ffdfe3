import { readMoment, type UnreadMoment } from '../../core/dates/read-moment.ts';
import type { Result } from '../../core/kernel/result.ts';
import type { Duration, Instant } from '../../core/kernel/time.ts';
import type { ButtonData } from './buttons.ts';
import { fullTime } from './house-time.ts';
import type { Button } from './outgoing.ts';
import type { MemberContext } from './update-context.ts';

/** How a feature's dates are read: the time at which a day ends that is named alone, and how far ahead one may plan. */
export type Ends = { readonly by: Temporal.PlainTime; readonly longest: Duration };

export async function readTypedDate(
  { tx, actor, now, lexicon }: MemberContext,
  text: string,
  ends: Ends,
): Promise<Result<Instant, UnreadMoment>> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return readMoment(text, lexicon.dates, { now, timeZone, ...ends });
}

/** More would be a guess at everything. */
const MOST = 4;

/** What may have been meant, a button each; whoever presses one reads the same as if it had been clear at once. */
export async function datesMeant(
  { tx, actor, now, speech }: MemberContext,
  { maybe }: UnreadMoment,
  press: (meant: Instant) => ButtonData,
): Promise<Button[][]> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return maybe.slice(0, MOST).map((meant) => {
    return [{ label: fullTime(meant, now, timeZone, speech.language), press: press(meant) }];
  });
}

/** Said in every room of a date that cannot be taken. */
const DATE_FAULTS = {
  several: 'date-several',
  'no such day': 'date-no-day',
  'day over': 'date-day-over',
} as const;

/** What is said of a date that cannot be taken; `own`: in this room's words. */
export function dateFault<Key extends string>(
  { why, maybe }: UnreadMoment,
  own: Readonly<Record<Exclude<UnreadMoment['why'], keyof typeof DATE_FAULTS>, Key>>,
) {
  if (why === 'day over' && maybe.length > 0) return 'date-day-over-maybe';
  return { ...DATE_FAULTS, ...own }[why];
}
