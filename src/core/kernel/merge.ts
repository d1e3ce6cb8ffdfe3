/** Several tables as one: it has what each of them has. */
type Joined<Table> = (Table extends unknown ? (each: Table) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** What several features give for one slot, as one table. */
type Merged<F, Slot extends PropertyKey> = Joined<
  F extends { readonly [S in Slot]: infer Table } ? Table : never
>;

/** The keys that stand in two of the tables; a list that has none asks for `{ [Key in Twice<…>]: never } = {}`. */
export type Twice<Tables> = {
  [One in keyof Tables]: {
    [Other in Exclude<keyof Tables, One>]: keyof Tables[One] & keyof Tables[Other];
  }[Exclude<keyof Tables, One>];
}[keyof Tables];

/** The tables that the features of a list give for one slot, by feature. */
export type Slots<List, Slot extends PropertyKey> = {
  readonly [Name in keyof List as List[Name] extends { readonly [S in Slot]: unknown }
    ? Name
    : never]: List[Name] extends { readonly [S in Slot]: infer Table } ? Table : never;
};

/** @throws where two tables have the same */
export function join<Table extends object>(tables: readonly Table[], what: string): Joined<Table> {
  const joined = new Map<string, unknown>();
  for (const table of tables) {
    for (const [key, value] of Object.entries(table)) {
      if (joined.has(key)) throw new Error(`two features handle ${what}: ${key}`);
      joined.set(key, value);
    }
  }
  return Object.fromEntries(joined) as Joined<Table>;
}

/** @throws where two features give the same */
export function merge<F extends object, Slot extends string>(
  features: readonly F[],
  slot: Slot,
): Merged<F, Slot> {
  const tables = features.map((feature): object => Reflect.get(feature, slot) ?? {});
  return join(tables, slot) as Merged<F, Slot>;
}
