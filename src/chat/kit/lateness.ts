import { between, type Instant, minutes } from '../../core/kernel/time.ts';
import type { Outgoing } from './outgoing.ts';
import type { ChatTx } from './ports.ts';
import type { Reader } from './reader.ts';
import { saidWhen } from './said-when.ts';
import type { UpdateContext } from './update-context.ts';
import { paragraphs } from './wording.ts';

/** What arrives later than this after it happened says when that was. */
const LATE = minutes(2);

/** News of a thread on its way for longer than that; cards show their times anyway. */
export async function withLateness(
  tx: ChatTx,
  { complex, speech, now }: Reader,
  madeAt: Instant,
  outgoing: Outgoing,
): Promise<Outgoing> {
  if (between(madeAt, now) <= LATE) return outgoing;
  const { timeZone } = await tx.complexes.get(complex);
  const late = speech.say('notice-late', { when: saidWhen(madeAt, now, timeZone, speech) });
  return { ...outgoing, text: paragraphs(outgoing.text, late) };
}

/** What reaches us later than this after it was written may have settled itself. */
const LATE_REQUEST = minutes(5);

export function isLate({ incoming, now }: UpdateContext): boolean {
  return incoming.writtenAt !== null && between(incoming.writtenAt, now) > LATE_REQUEST;
}
