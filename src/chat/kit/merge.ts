/** What several features give for one slot, as one table: the intersection of their tables. */
type Merged<F, Slot extends PropertyKey> = Intersection<
  F extends { readonly [S in Slot]: infer Table } ? Table : never
>;

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** @throws where two features give the same */
export function merge<F extends object, Slot extends string>(
  features: readonly F[],
  slot: Slot,
): Merged<F, Slot> {
  const merged = new Map<string, unknown>();
  for (const feature of features) {
    const table: unknown = Reflect.get(feature, slot);
    for (const [key, value] of Object.entries(table ?? {})) {
      if (merged.has(key)) throw new Error(`two features handle ${slot}: ${key}`);
      merged.set(key, value);
    }
  }
  return Object.fromEntries(merged) as Merged<F, Slot>;
}
