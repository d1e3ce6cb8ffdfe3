import type { AlertKind } from '../core/alerts/alert.ts';
import { minutes } from '../core/kernel/time.ts';

/** What the next typed line answers. Stored: a restart between two steps changes nothing. */
export type Dialog =
  | { readonly kind: 'claiming spots' }
  | { readonly kind: 'raising'; readonly alert: AlertKind };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
