import type { CallKind } from '../core/alerts/alert.ts';
import type { SpotNumber } from '../core/kernel/ids.ts';
import { minutes } from '../core/kernel/time.ts';

/** What the next typed line answers. Stored: a restart between two steps changes nothing. */
export type Dialog =
  | { readonly kind: 'claiming spots' }
  | { readonly kind: 'raising'; readonly alert: CallKind }
  /** What is to be told to the holders of the spot. */
  | { readonly kind: 'writing'; readonly spot: SpotNumber };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
