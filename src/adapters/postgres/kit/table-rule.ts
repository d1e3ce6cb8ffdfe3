/** What becomes of a column that names a person when that person is forgotten. */
export type PersonColumn =
  /** The row is theirs and goes with them. */
  | 'owner'
  /** The row stays without them. */
  | 'emptied'
  /** A number that names nobody any more. */
  | 'number';

/**
 * What a restore from a chat does with a table. `merged`: becomes what the file says, by way of the use cases of
 * core; `added`: what is missing comes back, what is there stays; `stays`: only the command line on an empty
 * database takes it from the file.
 */
export type ChatRestore = 'merged' | 'added' | 'stays';

export type TableRule = {
  readonly people: Readonly<Record<string, PersonColumn>>;
  /** Columns that hold what somebody typed, sent, or is known by. All other texts are codes of our own. */
  readonly words?: readonly string[];
  /** Texts that say nothing about anybody. */
  readonly codes?: readonly string[];
  /** A section of /mydata (see my-data.ts), or why there is none. */
  readonly told: { readonly section: true } | { readonly not: string };
  /** How long a row lives while nobody asks to be forgotten. */
  readonly kept: string;
  /** Whether it travels in a backup, without which columns, and what a chat's restore does with it; or why not. */
  readonly backup:
    | {
        readonly chat: ChatRestore;
        readonly without?: Readonly<Record<string, string>>;
        /** Only in copies that are encrypted. */
        readonly sealed?: true;
      }
    | { readonly never: string };
};

export const told = { section: true } as const;
export const inside = (table: string) => ({ not: `told with ${table}` });
export const noPerson = { not: 'says nothing about a person' } as const;
export const here = 'as long as its person is here';

/** The columns of a rule that name a person in this way. */
export function columnsOf(rule: TableRule, meaning: PersonColumn): readonly string[] {
  return Object.entries(rule.people).flatMap(([column, is]) => (is === meaning ? [column] : []));
}
