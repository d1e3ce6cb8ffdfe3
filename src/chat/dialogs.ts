import type { AlertKind } from '../core/alerts/alert.ts';
import type { ClaimId } from '../core/kernel/ids.ts';
import { minutes } from '../core/kernel/time.ts';

/** What the next typed line answers. Stored: a restart between two steps changes nothing. */
export type Dialog =
  | { readonly kind: 'claiming spots' }
  | { readonly kind: 'asking back' | 'explaining'; readonly claim: ClaimId }
  /** The list that an admin was shown and has not confirmed yet. */
  | { readonly kind: 'approving all'; readonly claims: readonly number[] }
  | { readonly kind: 'raising'; readonly alert: AlertKind };

/** A dialog untouched for this long is over. */
export const DIALOG_LIFE = minutes(15);
