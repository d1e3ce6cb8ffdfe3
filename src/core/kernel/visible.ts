/** What fonts draw as nothing though Unicode calls it a sign: an empty Braille cell, a lost object, blanks of old scripts. */
const EMPTY = /[\u2800\uFFFC\u{13441}\u{13442}\u{1D159}]/gu;

export function withoutEmptySigns(text: string): string {
  return text.replace(EMPTY, ' ');
}

/** Whether somebody could point at it: accents on nothing and what no font knows do not count. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
