/** Bots and the Bot API server, each in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Played, Press } from './presses.ts';
import type { FromTelegram, ToTelegram } from './telegram.ts';
import type { Trace } from './trace.ts';

export type Telegram = {
  readonly root: string;
  /** Resolves when some bot has polled and found nothing. */
  readonly polled: () => Promise<void>;
  readonly play: (presses: readonly Press[]) => Promise<Played>;
  readonly stop: () => Promise<void>;
};

export async function startTelegram(): Promise<Telegram> {
  const child = fork(join(import.meta.dirname, 'telegram.ts'));
  const { promise: ended, reject: endEarly } = Promise.withResolvers<never>();
  child.once('exit', () => endEarly(new Error('the Bot API server of the bench ended')));
  ended.catch(() => undefined);
  const next = <Kind extends FromTelegram['kind']>(kind: Kind) =>
    new Promise<Extract<FromTelegram, { kind: Kind }>>((resolve) => {
      const isIt = (message: FromTelegram): message is Extract<FromTelegram, { kind: Kind }> =>
        message.kind === kind;
      const hear = (message: FromTelegram) => {
        if (!isIt(message)) return;
        child.off('message', hear);
        resolve(message);
      };
      child.on('message', hear);
    });
  const { port } = await next('listening');
  return {
    root: `http://127.0.0.1:${port}`,
    polled: async () => {
      await next('polled');
    },
    play: async (presses) => {
      const over = next('played');
      child.send({ kind: 'play', presses } satisfies ToTelegram);
      return (await Promise.race([over, ended])).played;
    },
    stop: () => end(child),
  };
}

export type BotEnv = {
  readonly botId: number;
  /** Its address; or the folder in which the bot keeps a database of its own. */
  readonly database: string | { readonly dataDir: string };
  /** Where it is asked how it is; anywhere when left out. */
  readonly port?: number;
};

export type RunningBot = {
  readonly pid: number | undefined;
  /** What a bot that is watched saw. */
  readonly trace: () => Promise<Trace>;
  readonly stop: () => Promise<void>;
};

/** `file` is relative to the repository. */
export async function startBot(file: string, env: BotEnv, telegram: Telegram): Promise<RunningBot> {
  const ready = telegram.polled();
  const child = fork(join(import.meta.dirname, '..', file), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      BOT_TOKEN: `${env.botId}:bench`,
      TELEGRAM_API_ROOT: telegram.root,
      ...(typeof env.database === 'string'
        ? { DATABASE_URL: env.database }
        : { DATA_DIR: env.database.dataDir }),
      PORT: String(env.port ?? 0),
      LOG_LEVEL: 'warn',
    },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it polled`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return {
    pid: child.pid,
    trace: () =>
      new Promise((resolve) => {
        child.once('message', resolve);
        child.send('tell');
      }),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
