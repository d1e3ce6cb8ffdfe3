import type { ComplexId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { isStripToken, WRONG_CODES } from '../../core/strips/strip.ts';
import type { ChatTx, LimitSubject } from '../kit/ports.ts';

/** Made up, used, replaced, taken back and over are one answer: nobody finds a strip out by trying. */
export type NoStrip = 'gone' | 'too often';

/**
 * The spot of a strip, by its QR or by its code. Wrong codes are counted, of one person and at all doors of the house
 * together; what a QR holds cannot be guessed.
 */
export async function findStrip(
  tx: ChatTx,
  complex: ComplexId,
  shown: string,
  who: LimitSubject,
  now: Instant,
): Promise<SpotNumber | NoStrip> {
  if (isStripToken(shown)) return (await tx.strips.find(complex, shown, now)) ?? 'gone';
  const { person, house } = WRONG_CODES;
  const counted = [
    [{ ...who, what: 'strip code' }, person],
    [{ bot: null, externalId: String(complex), what: 'strip code of house' }, house],
  ] as const;
  for (const [subject, { most, window }] of counted)
    if (await tx.limits.isFull(subject, most, window, now)) return 'too often';
  const spot = await tx.strips.find(complex, shown, now);
  if (spot !== null) return spot;
  for (const [subject, { most, window }] of counted) await tx.limits.take(subject, most, window, now);
  return 'gone';
}
