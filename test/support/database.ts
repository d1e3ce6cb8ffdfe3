import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** How the global setup tells the test files where the server and the template are. */
export const adminVariable = 'PARKING_TEST_ADMIN_URL';
export const templateVariable = 'PARKING_TEST_TEMPLATE';
export const socketsVariable = 'PARKING_TEST_SOCKETS';

export type FreshDatabase = {
  /** For `openPool`. */
  readonly url: string;
  /** Drops the database now instead of after the test; whoever is still connected is cut off. */
  drop(): Promise<void>;
};

/** A test's context, or `{ after }` from node:test for one database a file. */
export type Scope = { after(drop: () => Promise<void>): void };

/** An empty, migrated database of its own (about 60 ms), dropped after the test or the file. */
export async function freshDatabase(scope: Scope): Promise<FreshDatabase> {
  const admin = process.env[adminVariable];
  const template = process.env[templateVariable];
  if (admin === undefined || template === undefined) {
    throw new Error('Run the tests with node --test --test-global-setup=test/support/global-setup.ts');
  }
  const name = `parking_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(admin, `create database ${name} template ${template} strategy file_copy`);
  const drop = () => onServer(admin, `drop database if exists ${name} with (force)`);
  scope.after(drop);
  return { url: inDatabase(admin, name), drop };
}

/** The same server and account, another database. */
export function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** The same without the network, where the server is ours: a statement costs a quarter less, on both sides. */
export function besideNetwork(url: string): string {
  const sockets = process.env[socketsVariable];
  return sockets === undefined ? url : url.replace(/@[^:/]+/, `@${encodeURIComponent(sockets)}`);
}

/** One connection for all databases of a process; idle, it keeps nobody's process alive. */
let admins: pg.Pool | undefined;

async function onServer(admin: string, statement: string): Promise<void> {
  admins ??= new pg.Pool({ connectionString: besideNetwork(admin), max: 1, allowExitOnIdle: true });
  await admins.query(statement);
}
