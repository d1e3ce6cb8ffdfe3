import { plateKey, readPlate } from './plate.ts';

export type FoundPlate = {
  /** As typed. */
  readonly plate: string;
  readonly from: number;
  readonly end: number;
  /** «у 123 не»: a number of a car by its letters, and perhaps three words. */
  readonly doubt: boolean;
};

type Token = { readonly from: number; readonly end: number };

/** A number is typed in one piece, or as letters, digits, letters, region and «rus». */
const MOST_PIECES = 5;

/** What may stand between the pieces of a number. */
const BETWEEN = /^(?:[^\S\n]{1,2}|[^\S\n]?[-–/|·][^\S\n]?)$/u;
/** «А123ВС 15 минут»: those fifteen are no region. */
const UNIT = /^[^\S\n]*(?:мин|час|сек|дн|день|раз|этаж|min|hour|sec|day|time|floor)/iu;

/** Every whole number of a car in what was typed, in its order. Digits and letters that may be words are no number. */
export function findPlates(typed: string): readonly FoundPlate[] {
  if (!/\d|\p{Nd}/u.test(typed)) return [];
  const tokens = [...typed.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: all, index }): Token => {
    return { from: index, end: index + all.length };
  });
  const found: FoundPlate[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const pieces = longestAt(typed, tokens, at);
    if (!pieces) continue;
    found.push(pieces.found);
    at += pieces.count - 1;
  }
  return found;
}

/** The different cars of what was found; one that is surely meant leaves no doubtful one. */
export function differentPlates(found: readonly FoundPlate[]): readonly string[] {
  const byKey = new Map(found.map(({ plate }) => [plateKey(plate), plate]));
  return [...byKey.values()];
}

function longestAt(typed: string, tokens: readonly Token[], at: number) {
  for (let count = Math.min(MOST_PIECES, tokens.length - at); count > 0; count -= 1) {
    const pieces = tokens.slice(at, at + count);
    const found = isOnePiece(typed, pieces) ? trusted(typed, pieces) : null;
    if (found) return { found, count };
  }
  return null;
}

function isOnePiece(typed: string, pieces: readonly Token[]): boolean {
  return pieces.every((piece, at) => {
    const before = pieces[at - 1];
    return !before || BETWEEN.test(typed.slice(before.end, piece.from));
  });
}

/** The pieces as the number of a car; null where they may as well be words and other numbers. */
function trusted(typed: string, pieces: readonly Token[]): FoundPlate | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const { from, end } = { from: first.from, end: last.end };
  const plate = typed.slice(from, end);
  const read = readPlate(plate);
  if (read?.kind !== 'whole') return null;
  const isAll = /^[^\p{L}\p{N}]*$/u.test(typed.slice(0, from) + typed.slice(end));
  const found = { plate, from, end, doubt: false };
  const isLoud = plate === plate.toUpperCase();
  if (read.slots === 'L999LL') {
    if (read.region !== null) {
      const isTime =
        pieces.length > 1 && UNIT.test(typed.slice(end)) && /^\p{N}+$/u.test(lastOf(typed, last));
      return isTime ? null : found;
    }
    const isSpaced = pieces.length > 2;
    if (!isSpaced || isAll || (isLoud && /\p{Ll}|^[^\p{L}]*$/u.test(typed.slice(0, from) + typed.slice(end))))
      return found;
    return /^[^\p{L}\p{N}]*$/u.test(typed.slice(0, from)) ? { ...found, doubt: true } : null;
  }
  // «45 на 123», «1045 не», «142 тут»: other numbers are believed where nothing else is typed, or in one loud piece.
  const isSingle = pieces.length === 1;
  if (read.country === null || read.region === null) {
    const isLatin = !/\p{Script=Cyrillic}/u.test(plate) || read.slots === '9999LL';
    return isAll && isSingle && isLatin ? found : null;
  }
  return isLoud && (isSingle || isAll) ? found : null;
}

const lastOf = (typed: string, { from, end }: Token): string => typed.slice(from, end);
