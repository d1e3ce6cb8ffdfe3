import type { ClaimId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

export type JoiningDialog =
  | { readonly kind: 'claiming spots' }
  | { readonly kind: 'naming flat'; readonly spots: readonly SpotNumber[] }
  | { readonly kind: 'asking back' | 'explaining'; readonly claim: ClaimId }
  /** The list that an admin was shown and has not confirmed yet. */
  | ApprovingAll;

type ApprovingAll = { readonly kind: 'approving all'; readonly claims: readonly number[] };

export function isApprovingAll(dialog: Dialog | null): dialog is ApprovingAll {
  return dialog?.kind === 'approving all';
}
