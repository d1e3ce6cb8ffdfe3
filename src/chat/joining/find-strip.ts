import { type Door, type NoStrip, tryStrip, type WrongCodes } from '../../application/try-strip.ts';
import type { ComplexId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { ChatTx, LimitSubject } from '../kit/ports.ts';

/** The spot of a strip that somebody shows, in a chat or at the web's door: both count wrong codes together. */
export function findStrip(
  tx: ChatTx,
  complex: ComplexId,
  shown: string,
  who: LimitSubject,
  now: Instant,
): Promise<SpotNumber | NoStrip> {
  const subject = (door: Door): LimitSubject =>
    door === 'person'
      ? { ...who, what: 'strip code' }
      : { bot: null, externalId: String(complex), what: 'strip code of house' };
  const wrong: WrongCodes = {
    isFull: (door, most, window) => tx.limits.isFull(subject(door), most, window, now),
    count: async (door, most, window) => {
      await tx.limits.take(subject(door), most, window, now);
    },
  };
  return tryStrip(tx, wrong, complex, shown, now);
}
