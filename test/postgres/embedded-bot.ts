import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { z } from 'zod';
import { isAlive, until } from '../../src/adapters/postgres/embedded/wait.ts';

/** Nothing here has to survive a power cut of the machine. */
export const hasty = { fsync: 'off', full_page_writes: 'off' };

/** A folder that is gone at the end of the scope, together with every server that still works below it. */
export async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'parking-embedded-'));
  return {
    path,
    async [Symbol.asyncDispose]() {
      for await (const file of glob('**/postmaster.pid', { cwd: path })) {
        await cutPower(join(path, dirname(dirname(file))));
      }
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Creates the database of a data folder with one spot in it, and stops it in order. */
export async function writeFirstSpot(dataDir: string): Promise<void> {
  await using bot = await startBot(dataDir);
  await ask(bot.url, `create table spots as select 'Ё-142' as label`);
  await bot.stop();
}

/** Process id of the server of a data folder. */
export async function serverOf(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 ? pid : undefined;
}

/** Kills the server of a data folder; what it has in memory is lost. */
export async function cutPower(dataDir: string): Promise<void> {
  const pid = await serverOf(dataDir);
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, 'SIGKILL');
  await until(5_000, async () => (isAlive(pid) ? undefined : true));
}

const refusal = z.object({
  refused: z.string(),
  code: z.string().optional(),
  pid: z.number().optional(),
  message: z.string(),
});
const heard = z.union([z.object({ said: z.string() }), z.object({ url: z.string() }), refusal]);

/** What the error said with which a start failed. */
export type Refusal = z.infer<typeof refusal>;

/** A bot's process that has its database. */
export type Bot = AsyncDisposable & {
  readonly pid: number;
  readonly said: readonly string[];
  readonly url: string;
  /** kill -9, of the bot alone. */
  kill(): Promise<void>;
  /** As SIGTERM does: stops the database and ends. */
  stop(): Promise<void>;
};

export type BotOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A command that runs the bot, such as setpriv with its arguments. */
  readonly through?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
};

const script = `
  import { startEmbedded } from ${JSON.stringify(import.meta.resolve('../../src/adapters/postgres/embedded/index.ts'))};
  const tell = (word) => process.stdout.write(JSON.stringify(word) + '\\n');
  process.on('SIGINT', () => tell({ said: 'Ctrl-C' }));
  try {
    const [dataDir, settings] = process.argv.slice(1);
    const say = (said) => tell({ said });
    const embedded = await startEmbedded({ dataDir, say, settings: JSON.parse(settings) });
    tell({ url: embedded.url });
    process.stdin.once('data', async () => { await embedded.stop(); process.exit(0); });
  } catch (error) {
    tell({ refused: error.name, code: error.code, pid: error.pid, message: error.message });
    process.exitCode = 1;
  }
`;

/** Starts a bot's process on a data folder and waits until it has its database. */
export async function startBot(dataDir: string, options: BotOptions = {}): Promise<Bot> {
  const bot = await tryBot(dataDir, options);
  if ('refused' in bot) throw new Error(`The bot was refused: ${bot.message}`);
  return bot;
}

/** Kills at the end of the scope a bot that nobody waits for when the test fails early. */
export function killLater(starting: Promise<Bot>): AsyncDisposable {
  const kill = () => starting.then((bot) => bot.kill()).catch(() => undefined);
  return { [Symbol.asyncDispose]: kill };
}

/** Starts a bot's process that is to be refused. */
export async function refusedBot(dataDir: string, options: BotOptions = {}): Promise<Refusal> {
  const bot = await tryBot(dataDir, options);
  if ('refused' in bot) return bot;
  await bot.stop();
  throw new Error('The bot was not refused');
}

/** In a process group of its own, as in a terminal. */
export async function tryBot(dataDir: string, options: BotOptions = {}): Promise<Bot | Refusal> {
  const settings = JSON.stringify({ ...hasty, ...options.settings });
  const command = [
    ...(options.through ?? []),
    process.execPath,
    '--input-type=module',
    '-e',
    script,
    dataDir,
    settings,
  ];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: options.cwd ?? tmpdir(),
    // Halves the time that each of these many processes needs to load its code.
    env: { ...(options.env ?? process.env), NODE_COMPILE_CACHE: join(tmpdir(), 'parking-compile-cache') },
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const said: string[] = [];
  const settled = Promise.withResolvers<string | Refusal>();
  createInterface(child.stdout)
    .on('line', (line) => {
      const word = heard.parse(JSON.parse(line));
      if ('said' in word) said.push(word.said);
      else if ('url' in word) settled.resolve(word.url);
      else settled.resolve(word);
    })
    .once('close', () => settled.reject(new Error('The bot ended without a word')));
  const url = await settled.promise;
  if (typeof url !== 'string') return url;
  const stop = async () => {
    child.stdin.write('stop\n');
    await exited;
  };
  return { pid: child.pid ?? 0, said, url, kill, stop, [Symbol.asyncDispose]: kill };
}

/** One statement on the bot's database, as rows of texts. */
export async function ask(url: string, sql: string): Promise<readonly Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end();
  }
}
