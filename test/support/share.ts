/** `npm run tables` tries every pair of a table; `npm test` a share of each row, so that every column is tried somewhere. */
const whole = process.env.PARKING_TABLES === 'whole';

/** Of the columns those that row number `row` tries: one in `of`. */
export function share<Column>(columns: readonly Column[], row: number, of: number): readonly Column[] {
  return whole ? columns : columns.filter((_, at) => at % of === row % of);
}
