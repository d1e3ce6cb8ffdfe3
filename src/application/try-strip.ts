import type { ComplexId, SpotNumber } from '../core/kernel/ids.ts';
import type { Duration, Instant } from '../core/kernel/time.ts';
import type { Tx } from '../core/ports.ts';
import { isStripToken, WRONG_CODES } from '../core/strips/strip.ts';

/** Made up, used, replaced, taken back and over are one answer: nobody finds a strip out by trying. */
export type NoStrip = 'gone' | 'too often';

/** Where wrong codes are counted: of whoever types them, and at all doors of the house together. */
export type WrongCodes = {
  readonly isFull: (door: Door, most: number, window: Duration) => Promise<boolean>;
  readonly count: (door: Door, most: number, window: Duration) => Promise<void>;
};
export type Door = keyof typeof WRONG_CODES;

const DOORS = ['person', 'house'] as const satisfies readonly Door[];

/** The spot of a strip, by its QR or by its code. Only wrong codes are counted: what a QR holds cannot be guessed. */
export async function tryStrip(
  tx: Pick<Tx, 'strips'>,
  wrong: WrongCodes,
  complex: ComplexId,
  shown: string,
  now: Instant,
): Promise<SpotNumber | NoStrip> {
  if (isStripToken(shown)) return (await tx.strips.find(complex, shown, now)) ?? 'gone';
  for (const door of DOORS) {
    const { most, window } = WRONG_CODES[door];
    if (await wrong.isFull(door, most, window)) return 'too often';
  }
  const spot = await tx.strips.find(complex, shown, now);
  if (spot !== null) return spot;
  for (const door of DOORS) {
    const { most, window } = WRONG_CODES[door];
    await wrong.count(door, most, window);
  }
  return 'gone';
}
