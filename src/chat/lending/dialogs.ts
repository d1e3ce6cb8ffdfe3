/** Until when a spot is needed. */
export type LendingDialog = { readonly kind: 'seeking' };
