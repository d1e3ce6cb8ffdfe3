/** Letters that look alike, and the digit that people type for one of them. */
const ALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  Ё: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  O: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** What was typed as a key to search by: capital letters and digits, look-alikes as one, nothing between them. */
export function foldPlate(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => ALIKE[letter] ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('');
}

/** A guest's car number rather than a name: some digits, at most a few letters beside them. */
export function isPlate(text: string): boolean {
  return /^(?=.*\d.*\d)[A-Z0-9]{4,10}$/.test(foldPlate(text));
}
