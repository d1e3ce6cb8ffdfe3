/** As many as stand beside one spot, or as one claim names. */
export const MOST_FLATS = 10;

/** «87», «87а», «3-45», «А12». */
const FLAT = /^(?:\p{L}-?)?(?!0+(?!\d))\d{1,5}(?:-\d{1,5})?(?:-?\p{L})?$/u;
const WORD = String.raw`(?:кв(?:артир[аыу]|\.|-ра\.?)?|flat|apt\.?|apartment|№|#)`;
const AROUND = new RegExp(String.raw`^(?:${WORD}[\s:.]*)+|[\s.]*${WORD}$`, 'giu');
const BETWEEN = /[,;/|+&\n]+|\s(?:и|and)\s/u;

/** «87, 88», `87/88`, «кв. 87а»: the flats of a cell or of a typed line, each once; whatever else stands there is none. */
export function flatsIn(text: string): readonly string[] {
  const flats = new Map<string, string>();
  // A spreadsheet's «87.0» is 87.
  for (const piece of text.replace(/^\s*(\d+)[.,]0{1,2}\s*$/u, '$1').split(BETWEEN)) {
    const flat = piece
      .normalize('NFC')
      .trim()
      .replace(AROUND, '')
      .trim()
      .replace(/(?<=\d) (?=\p{L}$)/u, '');
    if (FLAT.test(flat) && !flats.has(keyOf(flat))) flats.set(keyOf(flat), flat);
  }
  return [...flats.values()].slice(0, MOST_FLATS);
}

/** Letters that look alike in both alphabets, as phones of either write them. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  k: 'к',
  o: 'о',
  p: 'р',
  x: 'х',
};

const keyOf = (flat: string) =>
  flat
    .toLowerCase()
    .replaceAll(/[a-z]/gu, (letter) => ALIKE[letter] ?? letter)
    .replaceAll(/(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, '');

/** Whether one of the flats is one of the others: a family names the one where it lives. */
export function meet(one: readonly string[], other: readonly string[]): boolean {
  const keys = new Set(one.map(keyOf));
  return other.some((flat) => keys.has(keyOf(flat)));
}

/** As it is shown and kept. */
export function listFlats(flats: readonly string[]): string {
  return flats.join(', ');
}
