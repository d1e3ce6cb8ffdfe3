import assert from 'node:assert/strict';
import { after } from 'node:test';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createHouseClock } from '../../src/house-clock.ts';
import { freshDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';

/** Telegram's pace is shown in test/engine; here nobody waits for it. */
const atOnce = { reserve: async () => 0, pause: async () => 0 };

/** The product as `npm start` without a token brings it, on an evening in Moscow: 22:36. */
export async function playgroundApp(): Promise<App> {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const config = readConfig({ DATABASE_URL: url, PORT: '0' });
  assert.ok(config.ok);
  const started = Date.now();
  const evening = Date.parse('2026-11-22T19:36:00Z');
  const clock = createHouseClock(() => evening + Date.now() - started);
  const app = await startApp(config.value, { log: silentLog, clock, pace: atOnce });
  after(async () => {
    await app.stop();
    for (const drop of drops) await drop();
  });
  return app;
}
