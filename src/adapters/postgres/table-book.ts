import { ENGINE } from './table-book/engine.ts';
import { HOUSE } from './table-book/house.ts';
import { KEPT } from './table-book/kept.ts';
import type { TableRule } from './table-book/rule.ts';
import { THREADS } from './table-book/threads.ts';
import type { Tables } from './tables.ts';

/**
 * The book of all tables: what each holds of people, how it is told (/mydata), erased (/forget), kept (retention) and
 * backed up. A test holds it against the database's own catalogue. The order is the one in which rows can be inserted.
 */
export const TABLE_BOOK: { readonly [Table in keyof Tables]: TableRule } = {
  ...HOUSE,
  ...THREADS,
  ...KEPT,
  ...ENGINE,
};
