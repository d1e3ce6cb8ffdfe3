import { examineDatabase } from '../../src/app/doctor/database.ts';
import { lineOf } from '../../src/app/doctor/finding.ts';
import { startApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { startFault } from '../../src/start-faults.ts';

/** Somebody's bot on this database, with a Telegram that nobody serves. */
export function botOn(databaseUrl: string): Config {
  const config = readConfig({
    BOT_TOKEN: `1:${'a'.repeat(35)}`,
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  if (!config.ok) throw new Error(config.why.join());
  return config.value;
}

/** What an operator reads who starts this bot; `started` where all is well. */
export async function toldAtStart(config: Config): Promise<string> {
  try {
    const app = await startApp(config);
    await app.stop();
    return 'started';
  } catch (error) {
    return startFault(error, config) ?? `unknown: ${String(error)}`;
  }
}

/** The same, and what the doctor says of the database. */
export async function toldOf(databaseUrl: string): Promise<{ start: string; doctor: string }> {
  const config = botOn(databaseUrl);
  const start = await toldAtStart(config);
  const { found } = await examineDatabase(config);
  return { start, doctor: found.map(lineOf).join('\n') };
}
