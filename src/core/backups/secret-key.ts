/** What stands at the beginning of every age identity, the post-quantum ones too. */
const KEY = /AGE-SECRET-KEY-/i;

/** Whether a text holds a secret key of age. Such a text is deleted, and never stored, logged or passed on. */
export function holdsSecretKey(text: string): boolean {
  // A messenger breaks long lines, and people put a space or a dot where they think that it helps.
  return KEY.test(text) || KEY.test(text.replaceAll(/[^\p{L}\p{N}-]/gu, ''));
}
