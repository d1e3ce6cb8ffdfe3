import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { until } from '../../src/adapters/postgres/embedded/wait.ts';
import { freePort } from './free-port.ts';

/** An ordinary user's PATH leaves out where Debian puts it. */
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` };

/** False where it is installed; else the reason to skip a test, which the reporter shows and counts. */
export const noPgbouncer: string | false =
  spawnSync('pgbouncer', ['--version'], { env }).error === undefined ? false : 'PgBouncer is not installed';

export type PoolMode = 'session' | 'transaction' | 'statement';

/** Puts a PgBouncer before the database at `target`; returns the way through it. `more` are lines of its settings. */
export async function layPooler(
  t: TestContext,
  target: string,
  mode: PoolMode,
  more: readonly string[] = [],
): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(target);
  const own = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'parking-pgbouncer-'));
  // PgBouncer refuses to be root and becomes somebody else, who has to read this.
  await chmod(folder, 0o755);
  const settings = join(folder, 'pgbouncer.ini');
  await writeFile(
    settings,
    [
      '[databases]',
      `* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${own}`,
      'unix_socket_dir =',
      'auth_type = any',
      `pool_mode = ${mode}`,
      ...(process.getuid?.() === 0 ? ['user = nobody'] : []),
      ...more,
    ].join('\n'),
  );
  const child = spawn('pgbouncer', ['--quiet', settings], { env, stdio: 'ignore' });
  t.after(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  });
  const url = `postgres://anybody@127.0.0.1:${own}${pathname}`;
  await until(5_000, () => answers(url));
  return url;
}

async function answers(url: string): Promise<true | undefined> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return true;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
