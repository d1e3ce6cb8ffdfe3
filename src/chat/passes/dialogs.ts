import type { PassId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Dialog } from '../kit/dialogs.ts';

export type PassDialog =
  /** Who comes, to which spot: the answers so far, then for how long. */
  | { readonly kind: 'inviting'; readonly guest: string | null; readonly spot: SpotNumber | null }
  | { readonly kind: 'extending'; readonly pass: PassId }
  /** A guard asks about whoever stands at the gate: which spot, then who it is. */
  | { readonly kind: 'asking holder'; readonly spot: SpotNumber | null }
  /** A guard looks for passes: one line after another. */
  | { readonly kind: 'checking pass' };

export type AskingHolder = Extract<PassDialog, { kind: 'asking holder' }>;
export type Inviting = Extract<PassDialog, { kind: 'inviting' }>;

export function isInviting(dialog: Dialog | null): dialog is Inviting {
  return dialog?.kind === 'inviting';
}
