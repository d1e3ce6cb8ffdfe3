/** Which copy to restore from: a press, or a file. */
export type BackupDialog = { readonly kind: 'restoring' };
