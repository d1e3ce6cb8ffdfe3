import { isConnectionLost } from '../kit/connect.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedFault } from './fault.ts';
import { logSize, logTail } from './log.ts';
import { readPidFile } from './pidfile.ts';
import type { Server } from './server.ts';
import { connectAsOwner } from './session.ts';
import { isAlive, until } from './wait.ts';

/** Milliseconds. After a power cut the server first replays up to 1 GB of its journal. */
const recoveryLimit = 300_000;

/**
 * Waits until the server with process id `pid` lets us in; undefined when it ends instead (it may be stopping, or
 * have lost a race for the folder).
 *
 * @throws EmbeddedFault password, folder, or server when it neither answers nor ends within five minutes
 */
export async function awaitReady(
  folder: DataFolder,
  password: string,
  pid: number,
): Promise<Server | undefined> {
  const before = await logSize(folder);
  const seen = await until(recoveryLimit, async () => {
    const file = await readPidFile(folder);
    if (file?.pid === pid && file.status === 'ready') {
      const server = { pid, port: file.port };
      if (await letsIn(server, folder, password)) return server;
    }
    return isAlive(pid) ? undefined : 'ended';
  });
  if (seen === undefined) {
    const line = `PostgreSQL (процесс ${pid}) не отвечает; конец журнала ${folder.log}:`;
    throw new EmbeddedFault('server', `${line}\n${await logTail(folder, before)}`);
  }
  return seen === 'ended' ? undefined : seen;
}

async function letsIn(server: Server, folder: DataFolder, password: string): Promise<boolean> {
  try {
    const client = await connectAsOwner(server, password);
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    await client.end();
    if (rows[0]?.folder === folder.cluster.replaceAll('\\', '/')) return true;
  } catch (error) {
    if (isConnectionLost(error)) return false;
    const line = `Пароль из ${folder.passwordFile} не подходит к базе данных: верните этот файл из копии папки.`;
    if (error instanceof Error && 'code' in error && error.code === '28P01')
      throw new EmbeddedFault('password', line);
    throw error;
  }
  const line = `Папку ${folder.cluster} переименовали при работающем PostgreSQL: остановите процесс ${server.pid}.`;
  throw new EmbeddedFault('folder', line);
}
