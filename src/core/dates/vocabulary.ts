import type { DateWords, Unit } from './date-words.ts';

/** What a word may mean in a date; one word may mean several things, also in several languages. */
export type Meaning = { [K in keyof Told]: { readonly is: K } & Told[K] }[keyof Told];

type Count = { readonly number: number };
/** `twelve`: a bare hour behind it may be of the morning or of the evening. */
type Before = { readonly twelve: boolean };

type Told = {
  readonly month: Count;
  readonly weekday: Count;
  readonly near: Count;
  readonly count: Count;
  readonly unit: { readonly unit: Unit; readonly one: boolean };
  readonly time: { readonly hour: number; readonly minute: number };
  readonly half: { readonly from: number };
  readonly until: Before;
  readonly at: Before;
} & Readonly<Record<Plain, object>>;

type Plain = 'oclock' | 'on' | 'after' | 'for' | 'ordinal' | 'year' | 'this' | 'next' | 'filler';

export type Vocabulary = {
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  readonly standFor: ReadonlyMap<string, string>;
};

/** Built once for the words of a house: every date is read by them. */
const built = new WeakMap<readonly DateWords[], Vocabulary>();

/** The words of all languages together: people type dates in whichever they like. */
export function vocabularyOf(languages: readonly DateWords[]): Vocabulary {
  const known = built.get(languages);
  if (known) return known;
  const made = build(languages);
  built.set(languages, made);
  return made;
}

function build(languages: readonly DateWords[]): Vocabulary {
  const meanings = new Map<string, Meaning[]>();
  const standFor = new Map<string, string>();
  for (const words of languages) {
    for (const [word, meaning] of meaningsOf(words)) {
      const known = meanings.get(word);
      if (known) known.push(meaning);
      else meanings.set(word, [meaning]);
    }
    for (const [word, other] of Object.entries(words.standFor)) standFor.set(word, other);
  }
  return { meanings, standFor };
}

function meaningsOf(words: DateWords): (readonly [string, Meaning])[] {
  const all = (list: readonly string[], meaning: Meaning) => list.map((word) => [word, meaning] as const);
  const valued = (table: Readonly<Record<string, number>>, meaning: (number: number) => Meaning) =>
    Object.entries(table).map(([word, number]) => [word, meaning(number)] as const);
  const twelve = words.clock === 12;
  return [
    ...words.months.flatMap((list, at) => all(list, { is: 'month', number: at + 1 })),
    ...words.weekdays.flatMap((list, at) => all(list, { is: 'weekday', number: at + 1 })),
    ...UNITS.flatMap((unit) => [
      ...all(words.units[unit].one, { is: 'unit', unit, one: true }),
      ...all(words.units[unit].many, { is: 'unit', unit, one: false }),
    ]),
    ...valued(words.near, (number) => ({ is: 'near', number })),
    ...valued(words.counts, (number) => ({ is: 'count', number })),
    ...valued(words.halves, (from) => ({ is: 'half', from })),
    ...Object.entries(words.times).map(([word, time]) => [word, timeOf(time)] as const),
    ...all(words.until, { is: 'until', twelve }),
    ...all(words.at, { is: 'at', twelve }),
    ...PLAIN.flatMap(([name, is]) => all(words[name], { is })),
  ];
}

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const satisfies readonly Unit[];

const PLAIN = [
  ['oclock', 'oclock'],
  ['on', 'on'],
  ['after', 'after'],
  ['for', 'for'],
  ['ordinals', 'ordinal'],
  ['years', 'year'],
  ['this', 'this'],
  ['next', 'next'],
  ['fillers', 'filler'],
] as const satisfies readonly (readonly [keyof DateWords, Plain])[];

function timeOf(text: string): Meaning {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return { is: 'time', hour, minute };
}
