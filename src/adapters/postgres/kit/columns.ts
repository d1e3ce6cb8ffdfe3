import type { ColumnType } from 'kysely';

/** Fixed when the row is made. */
export type Fixed<T> = ColumnType<T, T, never>;
export type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Written as JSON, read as what it means. */
export type Json<T> = ColumnType<T, string | null | undefined, string | null>;
