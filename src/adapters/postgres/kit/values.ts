import pg from 'pg';

const { INT8, DATE } = pg.types.builtins;

/** The type of array_agg(id), which `pg` has no name for. */
const int8Array: number = 1016;

/** `pg` has no date without a time: it would read one as midnight in the machine's own zone, so dates stay text. */
const asText = (value: string): string => value;

function toSafeInteger(value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`int8 ${value} is too large for a JavaScript number`);
}

function toSafeIntegers(value: string): unknown {
  const items: unknown = pg.types.getTypeParser(int8Array, 'text')(value);
  return Array.isArray(items) ? items.map((item) => (item === null ? null : toSafeInteger(item))) : items;
}

/** How a value of that type is read: int8 is a safe integer (or a RangeError), numeric and date stay text, timestamptz is a Date. */
export function parserFor(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    if (oid === INT8) return toSafeInteger;
    if (oid === int8Array) return toSafeIntegers;
    if (oid === DATE) return asText;
  }
  return pg.types.getTypeParser(oid, format);
}
