import pg from 'pg';

/** Where a database is, as the driver itself reads its address: without the user and the password. */
export function addressOf(url: string): {
  readonly host: string;
  readonly port: number;
  readonly database: string;
} {
  const { host, port, database = '' } = new pg.Client({ connectionString: url });
  return { host, port, database };
}
