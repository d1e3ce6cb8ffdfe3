import pg from 'pg';
import type { Server } from './server.ts';

/** The one account of the server, its superuser. */
export const serverUser = 'parking';

/** Tells whose session holds the folder; a process id follows. */
export const sessionPrefix = 'parking-bot ';

/**
 * Connects to the server's own database `postgres`: the bot's database stays free to be dropped and restored.
 * Everything is named here so that PG* variables of the environment change nothing.
 */
export async function connectAsOwner(server: Server, password: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: serverUser,
    password,
    database: 'postgres',
    ssl: false,
    options: '-c timezone=UTC',
    application_name: sessionPrefix + process.pid,
    connectionTimeoutMillis: 5_000,
  });
  // A server that goes away must not end the process; whoever waits for 'end' hears of it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
