import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Pool } from 'pg';
import type { Tables } from '../tables.ts';
import { Line } from './line.ts';
import { preparing } from './prepared.ts';

export function openTables(pool: Pool): Kysely<Tables> {
  const prepared = preparing(pool);
  return kyselyOf({
    lend: async () => new Line(await prepared.connect()),
    giveBack: (line) => line.release(),
    close: prepared.end,
  });
}

/**
 * A transaction on one line: it begins with the first statement, what is posted travels with what is waited for, and
 * the commit with what was posted last. Whoever looks behind the commit keeps the line, and nobody waiting.
 */
export function inTransaction<T>(
  db: Kysely<Tables>,
  work: (trx: Kysely<Tables>, line: Line) => Promise<T>,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const lent = db.getExecutor().provideConnection(async (connection) => {
    const line = lineOf(connection);
    line.begin();
    try {
      const result = await work(tablesOn(line), line);
      await line.commit();
      resolve(result);
    } catch (error) {
      await line.rollback();
      reject(line.failure ? line.failure.error : error);
    }
    await line.seen();
  });
  lent.catch(reject);
  return promise;
}

/** Looks that write nothing: each is of its own moment, and nobody waits for a commit. */
export function inLine<T>(
  db: Kysely<Tables>,
  work: (reading: Kysely<Tables>, line: Line) => Promise<T>,
): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    const line = lineOf(connection);
    try {
      return await work(tablesOn(line), line);
    } catch (error) {
      // Others may have been sent beside the one that failed.
      await line.answered();
      throw error;
    }
  });
}

const tablesOn = (line: Line) =>
  kyselyOf({ lend: async () => line, giveBack: () => {}, close: async () => {} });

type Lines = {
  readonly lend: () => Promise<Line>;
  readonly giveBack: (line: Line) => void;
  readonly close: () => Promise<void>;
};

function kyselyOf(lines: Lines): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(lines),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

function driverOf({ lend, giveBack, close }: Lines): Driver {
  return {
    init: async () => {},
    acquireConnection: lend,
    releaseConnection: async (connection) => giveBack(lineOf(connection)),
    beginTransaction: async (connection) => lineOf(connection).begin(),
    commitTransaction: (connection) => lineOf(connection).commit(),
    rollbackTransaction: (connection) => lineOf(connection).rollback(),
    destroy: close,
  };
}

function lineOf(connection: DatabaseConnection): Line {
  if (connection instanceof Line) return connection;
  throw new Error('a connection that is not ours');
}
