import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openFreshYard } from '../engine/open.ts';
import { openRelay } from '../engine/relay.ts';
import { bareEnv } from '../support/bare-env.ts';
import { silentLog } from '../support/silent-log.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The bot in a process of its own, and everything that its operator reads, logs and all. */
function spawnTalking(t: TestContext, settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [main], {
    cwd: tmpdir(),
    env: { ...bareEnv(), NO_COLOR: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(/"event":"said at start"/.test(line) ? JSON.parse(line).text : line);
      for (const look of waiting) look();
    });
  return {
    lines,
    closed: once(child, 'close').then(([code]) => code),
    says: (words: RegExp) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!lines.some((line) => words.test(line))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    /** What is said in words, and what is wrong in JSON. */
    heard: () => lines.filter((line) => !/^\{"level":"(info|debug)"/.test(line)),
  };
}

test('A token that Telegram does not know stops the start, in one line that names it', async (t) => {
  const bed = await openFreshYard(t);
  await bed.admin('Ольга');
  const bot = spawnTalking(t, { ...bed.settings, BOT_TOKEN: `${bed.world.bot.id}:${'x'.repeat(35)}` });
  assert.equal(await bot.closed, 1);
  assert.deepEqual(bot.heard(), [
    'Telegram не принимает BOT_TOKEN (Unauthorized): возьмите действующий у @BotFather, /mybots → API Token.',
  ]);
});

test('A Telegram out of reach and a house without an admin are a line each; when it answers, the bot says so', async (t) => {
  const bed = await openFreshYard(t);
  const relay = await openRelay(bed.settings.TELEGRAM_API_ROOT ?? '');
  t.after(relay.close);
  relay.cut();
  const bot = spawnTalking(t, { ...bed.settings, TELEGRAM_API_ROOT: relay.url.replace(/\/$/, '') });
  await Promise.all([bot.says(/^Telegram недоступен/), bot.says(/^В доме нет/)]);
  assert.ok(!bot.lines.some((line) => /Бот запущен/.test(line)));
  relay.mend();
  await bot.says(/^Бот запущен/);
  const heard = bot.heard().map((line) => line.replaceAll(/\(network: \w+\)|http:\S+/g, '…'));
  assert.deepEqual(heard.sort(), [
    'Telegram недоступен …: проверьте сеть; если Telegram у вас закрыт, задайте HTTPS_PROXY или TELEGRAM_API_ROOT. Бот пробует дальше.',
    'Telegram отвечает.',
    'Бот запущен. Всё ли в порядке: …',
    'В доме нет ни одного администратора: впишите свой номер в ADMIN_IDS, перезапустите бота и напишите ему /start (где взять номер: docs/operating.md, шаг 1).',
  ]);
});

/** What a start in this process says about something. */
async function saidOf(about: RegExp, settings: Readonly<Record<string, string>>): Promise<string[]> {
  const config = readConfig(settings);
  if (!config.ok) throw new Error(config.why.join());
  const said: string[] = [];
  const app = await startApp(config.value, { log: silentLog, say: (line) => void said.push(line) });
  await app.stop();
  return said.filter((line) => about.test(line));
}

test('Whoever is named in ADMIN_IDS is asked to write, until the house has an admin', async (t) => {
  const bed = await openFreshYard(t);
  const named = { ...bed.settings, ADMIN_IDS: '1234567' };
  const [line, ...more] = await saidOf(/администратор/, named);
  assert.match(line ?? '', /им станет тот, чей номер стоит в ADMIN_IDS/);
  assert.deepEqual(more, []);
  await bed.admin('Ольга');
  assert.deepEqual(await saidOf(/администратор/, bed.settings), []);
});

test('A bot on a database of another bot says whose people cannot be written to, and what to do', async (t) => {
  const bed = await openFreshYard(t);
  await bed.admin('Ольга');
  await bed.resident('Анна', [12]);
  assert.deepEqual(await saidOf(/другого бота/, bed.settings), []);
  await bed.pool.query("update bots set external_id = '111'");
  const [line, ...more] = await saidOf(/другого бота/, bed.settings);
  assert.match(line ?? '', /\(111: 2\).*верните прежний BOT_TOKEN/);
  assert.deepEqual(more, []);
});
