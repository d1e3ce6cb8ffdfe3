import type { PassId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

export type PassDialog =
  /** Who comes, to which spot: the answers so far, then for how long. */
  | { readonly kind: 'inviting'; readonly guest: string | null; readonly spot: SpotNumber | null }
  | { readonly kind: 'extending'; readonly pass: PassId }
  /** A guard looks for passes: one line after another. */
  | { readonly kind: 'checking pass' };

export type Inviting = Extract<PassDialog, { kind: 'inviting' }>;

export function isInviting(dialog: Dialog | null): dialog is Inviting {
  return dialog?.kind === 'inviting';
}
