import type { Dialog } from '../kit/dialogs.ts';

/** A car is being added; the plate as it will be kept, once it was typed. */
export type CarDialog = { readonly kind: 'adding car'; readonly plate: string | null };

export function isAdding(dialog: Dialog | null): dialog is CarDialog {
  return dialog?.kind === 'adding car';
}
