import type pg from 'pg';
import type { DataFolder } from './data-folder.ts';
import { FolderInUse } from './fault.ts';
import type { Server } from './server.ts';
import { connectAsOwner, sessionPrefix } from './session.ts';
import { isAlive, until } from './wait.ts';

/** Any number, the same in every version of the bot. */
const lockKey = 7_001_000;

/** Milliseconds: a killed process's session ends as soon as the server notices; a living one may just be stopping. */
const patience = { dead: 5_000, alive: 1_000 };

/**
 * Makes the folder ours for as long as the returned session lives.
 *
 * @throws FolderInUse
 */
export async function takeFolder(folder: DataFolder, server: Server, password: string): Promise<pg.Client> {
  const client = await connectAsOwner(server, password);
  const begun = performance.now();
  let owner: number | undefined;
  const taken = await until(patience.dead, async () => {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock($1) as taken`, [
      lockKey,
    ]);
    if (rows[0]?.taken) return true;
    owner = await readOwner(client);
    const hopeless = owner !== undefined && isAlive(owner) && performance.now() - begun > patience.alive;
    return hopeless ? false : undefined;
  });
  if (taken) return client;
  await client.end();
  throw new FolderInUse(owner, folder.shown);
}

async function readOwner(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = $1 and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())`,
    [lockKey],
  );
  const pid = Number(rows[0]?.name.slice(sessionPrefix.length));
  return pid > 0 ? pid : undefined;
}
