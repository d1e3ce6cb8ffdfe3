/** The words by which tables of one language are read: `locales/<code>/spot-lists.json`. */
export type ListWords = {
  /** A column of spots, without the words for «number» and parking that may stand around it. */
  readonly spot: readonly string[];
  /** Alone they may count lines as well as name spots: «№». */
  readonly number: readonly string[];
  /** What says no more than that it is about parking: «парковочное», «на парковке». */
  readonly around: readonly string[];
  /** Names of a column that counts lines: «№ п/п». */
  readonly line: readonly string[];
  readonly section: readonly string[];
  readonly row: readonly string[];
  readonly column: readonly string[];
  /** Numbers of cars, as many as stand in a cell. */
  readonly cars: readonly string[];
  /** Flats, as many as stand in a cell. */
  readonly flats: readonly string[];
  /** What begins a row of sums. */
  readonly total: readonly string[];
  /** As spreadsheets write them where «1-2» became a date. */
  readonly months: readonly string[];
};

/** What the name of a column says. */
export type Heading = 'spot' | 'number' | 'line' | 'section' | 'row' | 'column' | 'cars' | 'flats';

/** Reads what stands in a table, in all languages of the house at once. */
export type ListReader = {
  readonly headingOf: (name: string) => Heading | null;
  readonly isTotal: (cell: string) => boolean;
  readonly isMonth: (word: string) => boolean;
};

const HEADINGS = ['line', 'column', 'row', 'section', 'cars', 'flats', 'spot'] as const;

export function listReader(languages: readonly ListWords[]): ListReader {
  const setOf = (kind: keyof ListWords) => new Set(languages.flatMap((words) => words[kind]).map(bare));
  const known = new Map(HEADINGS.map((heading) => [heading, setOf(heading)]));
  const [numbers, around] = [setOf('number'), setOf('around')];
  const [totals, months] = [setOf('total'), setOf('months')];
  const named = (name: string) => HEADINGS.find((heading) => known.get(heading)?.has(name)) ?? null;
  const headingOf = (name: string): Heading | null => {
    const words = wordsOf(name);
    const whole = named(words.join(''));
    if (whole || words.length === 0) return whole;
    const rest = words.filter((word) => !numbers.has(word));
    if (rest.length === 0) return 'number';
    return named(rest.join('')) ?? named(rest.filter((word) => !around.has(word)).join(''));
  };
  return {
    // What stands in brackets is a remark, unless it is all there is.
    headingOf: (name) => headingOf(name) ?? headingOf(name.replaceAll(/\([^)]*\)/gu, ' ')),
    isTotal: (cell) => totals.has(wordsOf(cell)[0] ?? ''),
    isMonth: (word) => months.has(bare(word)),
  };
}

/** «М/М» and «мм» are one name, «Ёмкость» and «емкость», too; «№» is a word. */
function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{M}\p{N}]+|[№#]/gu) ?? []
  );
}

const bare = (name: string) => wordsOf(name).join('');
