import type { CardSeen } from '../../core/alerts/alert-ports.ts';
import type { FreeMark } from '../../core/away/mark.ts';
import { isActive, isInside, type Pass } from '../../core/passes/pass.ts';
import { endTime } from '../kit/house-time.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { RichText } from '../kit/wording.ts';
import type { AlertView } from './alert-view.ts';

/** What makes the car on a spot perhaps another one than usual: a mark for the sender's eyes, guests for the holders'. */
export type OnTheSpot = {
  readonly mark: FreeMark | null;
  readonly guests: readonly Pass[];
  /** By that mark the sender stands there himself. */
  readonly isSenders: boolean;
};

export async function whoElse(
  tx: ChatTx,
  { complex, person, now }: Pick<Reader, 'complex' | 'person' | 'now'>,
  { mark, guests: passes }: Pick<CardSeen, 'mark' | 'guests'>,
): Promise<OnTheSpot> {
  const isSenders = mark !== null && (await tx.lendings.openOf(complex, person))?.spot === mark.spot;
  const others = passes.filter((pass) => isActive(pass, now) && !isInside(pass));
  return { mark, guests: [...passes.filter(isInside), ...others], isSenders };
}

/** What the sender should know of a spot that is marked free. Of one that is hidden: no more than he needs. */
export function freeHint({ alert, mark, isSenders, complex, speech, now }: AlertView): RichText | null {
  if (!mark || isSenders) return null;
  const spot = String(alert.spot);
  if (mark.hidden) return speech.say('away-alert-hint-hidden', { spot });
  const until = endTime(mark.until, now, complex.timeZone, speech.language);
  return speech.say('away-alert-hint', { spot, until });
}

/** The holder's guest may be the one in the way; who it is only the host reads. A guest inside comes first. */
export function guestHint({ guests, viewer, speech }: AlertView): RichText | null {
  const mine = guests.filter((pass) => pass.host === viewer);
  const [first] = mine.some(isInside) ? mine.filter(isInside) : mine;
  if (first) return speech.say('pass-alert-hint', { guest: first.guest });
  return guests.length > 0 ? speech.say('pass-alert-hint-other') : null;
}
