import type { RequestWords } from './request-words.ts';

export type Role = keyof RequestWords;

/** The words of all languages, ready to be asked. */
export type Vocabulary = {
  readonly is: (word: string | undefined, role: Role) => boolean;
  readonly patterns: Patterns;
};

/** Where words stand; a word may be one of ours that holds signs: «м/м», `a.m`. */
type Patterns = {
  readonly every: RegExp;
  /** Digits with what is written in one piece with them: a mark, letters. */
  readonly piece: RegExp;
  /** The word that a text ends with, and the signs behind it. */
  readonly last: RegExp;
  /** The word that a text begins with, perhaps behind a dash. */
  readonly first: RegExp;
  readonly firstBehindDash: RegExp;
  /** The word between two numbers. */
  readonly between: RegExp;
  /** A number that a text begins with, and the word behind that. */
  readonly number: RegExp;
};

function patternsOf(word: string): Patterns {
  const whole = '(?<![\\p{L}\\p{M}\\p{N}])';
  return {
    every: new RegExp(word, 'gu'),
    piece: new RegExp(`${whole}(${word})?(\\d+)([\\p{L}\\p{M}]*)(?![\\p{L}\\p{M}\\p{N}])`, 'gu'),
    last: new RegExp(`(?:${whole}(${word}))?([ №#:.]*|-| +[-–—] +)$`, 'u'),
    first: new RegExp(`^ *(${word})`, 'u'),
    firstBehindDash: new RegExp(`^ *[-–—]? *(${word})`, 'u'),
    between: new RegExp(`^[\\s,]+(${word})\\s+$`, 'u'),
    number: new RegExp(`^[ №#:.]*\\d+(?: *(${word}))?`, 'u'),
  };
}

/** Built once for the words of a house: every line is read by them. */
const built = new WeakMap<readonly RequestWords[], Vocabulary>();

export function vocabularyOf(requests: readonly RequestWords[]): Vocabulary {
  const known = built.get(requests);
  if (known) return known;
  const made = build(requests);
  built.set(requests, made);
  return made;
}

function build(requests: readonly RequestWords[]): Vocabulary {
  const whole = new Map<string, Set<string>>();
  const stems = new Map<string, string[]>();
  const signed: string[] = [];
  for (const [role, words] of requests.flatMap((one) => Object.entries<readonly string[]>(one))) {
    for (const typed of words) {
      const word = typed.replaceAll('ё', 'е');
      if (word.endsWith('*')) stems.set(role, [...(stems.get(role) ?? []), word.slice(0, -1)]);
      else whole.set(role, (whole.get(role) ?? new Set()).add(word));
      if (/[^\p{L}\p{M}*]/u.test(word)) signed.push(word);
    }
  }
  const special = signed.toSorted((a, b) => b.length - a.length).map((word) => `${escaped(word)}(?!\\p{L})`);
  return {
    is: (word, role) => {
      if (word === undefined) return false;
      return (
        whole.get(role)?.has(word) === true || stems.get(role)?.some((stem) => word.startsWith(stem)) === true
      );
    },
    patterns: patternsOf(`(?:${[...special, "\\p{L}[\\p{L}\\p{M}'’]*"].join('|')})`),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
