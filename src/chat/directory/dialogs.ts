/** Whose spot is typed is looked up. */
export type DirectoryDialog = { readonly kind: 'looking up' };
