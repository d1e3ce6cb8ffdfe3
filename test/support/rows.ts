import assert from 'node:assert/strict';
import { after as afterAll } from 'node:test';
import type pg from 'pg';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { Tables } from '../../src/adapters/postgres/tables.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import { complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, before, type Duration } from '../../src/core/kernel/time.ts';
import { type Contents, putBack, readContents } from './contents.ts';
import { besideNetwork, freshDatabase, type Scope } from './database.ts';

export const NOW = new Date('2026-11-22T19:36:00Z');
export const ago = (wait: Duration) => before(NOW, wait);
export const ahead = (wait: Duration) => after(NOW, wait);

export const HOUSE = complexId(1);
/** Of a row: it is the other house's. */
export const NEXT_DOOR = { complex_id: 2 };

export const ANNA = personId(1);
export const BORIS = personId(2);
export const VERA = personId(3);
export const DINA = personId(4);

export const spotOf = (number: number) => spotNumber(number) ?? assert.fail();

type Row = Readonly<Record<string, unknown>>;

/** What stands in a column that a row does not name and that needs a value. */
const NOTHING: Readonly<Record<string, unknown>> = {
  int2: 1,
  int4: 1,
  int8: 1,
  text: 'x',
  bool: false,
  timestamptz: NOW,
  jsonb: { kind: 'x' },
  _text: [],
  _int4: [],
  _int8: [],
};

export type Rows = Awaited<ReturnType<typeof openRows>>;

type Bed = { readonly pool: pg.Pool; readonly empty: Contents; readonly close: () => Promise<void> };

/** Databases that no test uses at the moment: to make one costs more than most of what is tried on it. */
const idle: Bed[] = [];
let isOver = false;

afterAll(async () => {
  isOver = true;
  for (const bed of idle) await bed.close();
});

type Column = { readonly table: string; readonly column: string; readonly type: string };

/** The columns that a row has to have: of every database here the same, and slow to ask for. */
let needed: readonly Column[] | undefined;

async function neededColumns(pool: pg.Pool): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(
    `select table_name as table, column_name as column, udt_name as type from information_schema.columns
     where table_schema = 'public' and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`,
  );
  return rows;
}

/** Two houses and a bot, and no rule of the database that a row must hang on another. */
async function makeBed(): Promise<Bed> {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const pool = await openPool(besideNetwork(url), { max: 3, applicationName: 'rows' });
  await pool.query(`insert into complexes (name, time_zone) values ('Двор', 'Europe/Moscow'), ('Соседний', 'Europe/Moscow');
    insert into bots (messenger, external_id) values ('telegram', '1');
    do $$ declare rule record; begin
      for rule in select conrelid::regclass as name, conname from pg_constraint
        where contype in ('f', 'c') and connamespace = 'public'::regnamespace
      loop execute format('alter table %s drop constraint %I', rule.name, rule.conname); end loop;
    end $$`);
  const close = async () => {
    await pool.end();
    for (const drop of drops) await drop();
  };
  return { pool, empty: await readContents(pool), close };
}

/** Rows that need nothing to hang on: what a look of the database finds among rows that it must not. */
export async function openRows(scope: Scope) {
  const bed = idle.pop() ?? (await makeBed());
  const { pool } = bed;
  scope.after(async () => {
    if (!isOver && (await putBack(pool, bed.empty))) idle.push(bed);
    else await bed.close();
  });
  const wakes = { notices: () => {}, timers: () => {} };
  const { transact } = createTransactions(openTables(pool), { now: () => NOW }, wakes, Buffer.alloc(32));
  needed ??= await neededColumns(pool);
  const columns = needed;
  const insert = async (table: keyof Tables, row: Row) => {
    const missing = columns.filter((one) => one.table === table && !(one.column in row));
    const whole = {
      ...Object.fromEntries(missing.map(({ column, type }) => [column, NOTHING[type]])),
      ...row,
    };
    const names = Object.keys(whole).join(', ');
    await pool.query({
      text: `insert into ${table} (${names}) overriding system value
        select ${names} from jsonb_populate_record(null::${table}, $1)`,
      values: [JSON.stringify(whole)],
    });
  };
  return {
    pool,
    /** A row of which each number, text and secret is of this one alone. */
    unlike: (table: keyof Tables, nth: number): Row => {
      const own = { int2: nth, int4: nth, int8: nth, text: `x${nth}`, bytea: `\\x${1000 + nth}` };
      const needs = columns.filter((one) => one.table === table && one.column !== 'complex_id');
      return Object.fromEntries(
        needs.flatMap(({ column, type }) => (type in own ? [[column, own[type as keyof typeof own]]] : [])),
      );
    },
    /** The row that is meant, and then others, each like it but for what is said of it. */
    put: async (table: keyof Tables, meant: Row, ...others: readonly Row[]) => {
      for (const other of [{}, ...others]) await insert(table, { ...meant, ...other });
    },
    ask: <T>(look: (tx: ChatTx) => Promise<T>) => transact(look),
    /** The ids of the rows for which that is true, in both houses. */
    ids: async (table: keyof Tables, which = 'true', id = 'id') => {
      const { rows } = await pool.query<{ id: number }>(
        `select ${id} as id from ${table} where ${which} order by 1`,
      );
      return rows.map((row) => row.id);
    },
    clear: async (...tables: readonly (keyof Tables)[]) => {
      await pool.query(`truncate ${tables.join(', ')} cascade`);
    },
  };
}
