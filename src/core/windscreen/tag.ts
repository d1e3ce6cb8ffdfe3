import type { ComplexId, PersonId, SpotNumber, TagId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** A card under a windscreen, bound to a holder and a spot of his. What stands on it is kept nowhere. */
export type Tag = {
  readonly complex: ComplexId;
  readonly id: TagId;
  readonly holder: PersonId;
  readonly spot: SpotNumber;
  readonly madeAt: Instant;
  /** Which of the cards of this holder and spot it is, from 1 on: the ones before work no more. */
  readonly issue: number;
  /** «Ложный вызов» was pressed: until then its calls go to guards and admins. */
  readonly doubtedUntil: Instant | null;
};

/** What stands on the paper, known to nobody once it is printed: in the QR, and to type. */
export type TagSecrets = { readonly token: string; readonly code: string };

/** Whether it can stand in the QR of a card: 128 bits. */
export function isTagToken(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}
