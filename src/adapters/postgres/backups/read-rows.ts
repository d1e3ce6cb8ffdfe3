import type { Copy, CopyRow } from '../../../core/backups/backup.ts';
import type { PersonId } from '../../../core/kernel/ids.ts';
import type { CopiedTable } from './catalogue.ts';
import { rowKey } from './insert-rows.ts';

type Rows = Copy['tables'];

/**
 * Whether the rows have the shape of our tables: every table and no other, every column and no other, all of this one
 * complex, and nothing that leads to a row which is not there. Values are judged by the database.
 */
export function areFit(tables: readonly CopiedTable[], { header, tables: rows }: Copy): boolean {
  if (rows.size !== tables.length) return false;
  return (
    tables.every((table) => {
      const found = rows.get(table.name);
      const columns = new Set(table.columns);
      return found?.every((row) => {
        const names = Object.keys(row);
        if (names.length !== columns.size || !names.every((name) => columns.has(name))) return false;
        const complex = table.name === 'complexes' ? row.id : row.complex_id;
        return complex === header.complex || (complex === undefined && !columns.has('complex_id'));
      });
    }) && orphans(tables, rows, true).length === 0
  );
}

type Orphan = { readonly table: string; readonly row: CopyRow };

/** Rows whose parent travels in copies and is not in this one; `within`: also a parent in the same table. */
function orphans(tables: readonly CopiedTable[], rows: Rows, within: boolean): readonly Orphan[] {
  return tables.flatMap((table) => {
    const lost = (within ? [...table.parents, ...table.self] : table.parents).flatMap((parent) => {
      const theirs = rows.get(parent.table);
      if (!theirs) return [];
      const there = new Set(theirs.map((row) => rowKey(row, parent.theirs)));
      return (rows.get(table.name) ?? []).filter((row) => isOrphan(row, parent.columns, there));
    });
    return lost.map((row) => ({ table: table.name, row }));
  });
}

/** A key with a gap leads nowhere. */
function isOrphan(row: CopyRow, columns: readonly string[], there: ReadonlySet<string>): boolean {
  if (columns.some((column) => (row[column] ?? null) === null)) return false;
  return !there.has(rowKey(row, columns));
}

/** The copy without these people: their rows and all that hangs on them go, in other rows they become nobody. */
export function withoutPeople(tables: readonly CopiedTable[], copy: Copy, gone: ReadonlySet<PersonId>): Copy {
  if (gone.size === 0) return copy;
  const isGone = (value: unknown) => gone.has(value as PersonId);
  const kept = new Map<string, readonly CopyRow[]>();
  for (const table of tables) {
    const people = Object.entries(table.rule.people);
    const rows = (copy.tables.get(table.name) ?? [])
      .filter((row) => !people.some(([column, is]) => is === 'owner' && isGone(row[column])))
      .map((row) => {
        const empty = people.filter(([column, is]) => is === 'emptied' && isGone(row[column]));
        return empty.length === 0
          ? row
          : { ...row, ...Object.fromEntries(empty.map(([column]) => [column, null])) };
      });
    kept.set(table.name, rows);
  }
  // What hung on a row that is gone hangs in the air now, and what hung on that, too.
  for (let lost = orphans(tables, kept, false); lost.length > 0; lost = orphans(tables, kept, false)) {
    const dropped = new Set(lost.map(({ row }) => row));
    for (const name of new Set(lost.map(({ table }) => table))) {
      kept.set(
        name,
        (kept.get(name) ?? []).filter((row) => !dropped.has(row)),
      );
    }
  }
  for (const table of tables) kept.set(table.name, withoutGaps(table, kept.get(table.name) ?? []));
  return { ...copy, tables: kept };
}

/** A row that pointed at another one of its table, which is gone, points nowhere. */
function withoutGaps({ self }: CopiedTable, rows: readonly CopyRow[]): readonly CopyRow[] {
  return self.reduce<readonly CopyRow[]>((kept, { columns, theirs }) => {
    const there = new Set(kept.map((row) => rowKey(row, theirs)));
    const pointing = columns.filter((column) => column !== 'complex_id');
    const nowhere = Object.fromEntries(pointing.map((column) => [column, null]));
    return kept.map((row) => (isOrphan(row, columns, there) ? { ...row, ...nowhere } : row));
  }, rows);
}
