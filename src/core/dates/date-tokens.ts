import type { Meaning, Vocabulary } from './vocabulary.ts';

/** What a typed date consists of. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number }
  /** «05.12», «25/12/2026», «18.30»: a date or a time, as the words around it say. */
  | { readonly kind: 'pair'; readonly sign: string; readonly parts: readonly string[] }
  | { readonly kind: 'full date'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'word'; readonly meanings: readonly Meaning[] };

/** Longer texts are not dates. */
const LONGEST = 80;

/** No phrase has more words. */
const MOST_WORDS = 4;

/** Null: something in it is no part of any date. Words that change nothing are left out. */
export function tokensOf(text: string, vocabulary: Vocabulary): readonly Token[] | null {
  if (text.length > LONGEST) return null;
  const pieces = piecesOf(plain(text));
  return pieces && read(pieces, vocabulary);
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').trim();

/** A number ends where it is written to end: «25.12.26.5» and «18:00:00» are neither dates nor times. */
const PIECE =
  /(?:(?:(?<iso>\d{4}-\d{1,2}-\d{1,2})|(?<clock>\d{1,2}[:-]\d{2})|(?<pair>\d{1,2}(?<sign>[./])\d{1,2}(?:\k<sign>(?:\d{4}|\d{2}))?|\d{1,2},(?:\d{2}|5))|(?<number>\d{1,4}))(?![\d:/]|\.\d)|(?<word>[\p{L}\p{M}'’]+(?:\.\p{L}+)*))[\s.,;!()«»"“”-]*/uy;

type Piece = Token | string;

/** Numbers as tokens, words as they stand. */
function piecesOf(text: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  PIECE.lastIndex = /^[\s.,;!()«»"“”]*/u.exec(text)?.[0].length ?? 0;
  for (let at = PIECE.lastIndex; at < text.length; at = PIECE.lastIndex) {
    const groups = PIECE.exec(text)?.groups;
    if (!groups) return null;
    pieces.push(pieceOf(groups));
  }
  return pieces;
}

function pieceOf({ iso, clock, pair, sign, number, word }: Readonly<Record<string, string>>): Piece {
  if (iso) {
    const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
    return { kind: 'full date', year, month, day };
  }
  if (clock) {
    const [hour = 0, minute = 0] = clock.split(/[:-]/u).map(Number);
    return { kind: 'clock', hour, minute };
  }
  if (pair) return { kind: 'pair', sign: sign ?? '.', parts: pair.split(sign ?? ',') };
  if (number) return { kind: 'number', value: Number(number), digits: number.length };
  return (word ?? '').replaceAll('’', "'");
}

/** The longest phrase counts: «послезавтра» in English has three words, and one of them is a day by itself. */
function read(pieces: readonly Piece[], vocabulary: Vocabulary, deep = 0): readonly Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (typeof piece !== 'string') {
      tokens.push(piece);
      at += 1;
      continue;
    }
    const [length, found] = phraseAt(pieces, at, vocabulary, deep);
    if (!found) return null;
    tokens.push(...found);
    at += length;
  }
  return tokens;
}

function phraseAt(
  pieces: readonly Piece[],
  at: number,
  vocabulary: Vocabulary,
  deep: number,
): [length: number, tokens: readonly Token[] | null] {
  for (let length = MOST_WORDS; length > 0; length -= 1) {
    const words = pieces.slice(at, at + length).filter((one) => typeof one === 'string');
    if (words.length < length) continue;
    const phrase = words.join(' ');
    const other = vocabulary.standFor.get(phrase);
    const others = other === undefined || deep > 0 ? null : piecesOf(other);
    if (others) return [length, read(others, vocabulary, deep + 1)];
    const meanings = vocabulary.meanings.get(phrase);
    if (meanings)
      return [length, meanings.some(({ is }) => is === 'filler') ? [] : [{ kind: 'word', meanings }]];
  }
  return [1, null];
}
