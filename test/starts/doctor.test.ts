import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { examineDatabase } from '../../src/app/doctor/database.ts';
import { lineOf } from '../../src/app/doctor/finding.ts';
import { examineSite } from '../../src/app/doctor/site.ts';
import { examineTelegram } from '../../src/app/doctor/telegram.ts';
import { readConfig } from '../../src/config.ts';
import { openFreshYard } from '../engine/open.ts';
import { bareEnv } from '../support/bare-env.ts';
import { listen } from '../telegram/support.ts';

const doctor = join(import.meta.dirname, '../../src/app/doctor.ts');

/** What the doctor prints, line by line, and how it ends. */
function examined(env: Readonly<Record<string, string>>) {
  return new Promise<{ code: unknown; lines: string[] }>((resolve) => {
    const options = { cwd: tmpdir(), env: { ...bareEnv(), ...env } };
    execFile(process.execPath, [doctor], options, (error, stdout) => {
      resolve({ code: error?.code ?? 0, lines: stdout.trimEnd().split('\n') });
    });
  });
}

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'parking-doctor-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

test('the doctor finds a house that is well to be well', async (t) => {
  const bed = await openFreshYard(t);
  await bed.admin('Ольга');
  const app = await bed.startBot();
  await bed.quiet();
  const copies = folder(t);
  writeFileSync(join(copies, 'parking-1-20261123-040000-daily.jsonl.gz.age'), '');
  const { code, lines } = await examined({
    ...bed.settings,
    PORT: new URL(app.url).port,
    BACKUP_DIR: copies,
  });
  assert.deepEqual(
    lines.map((line) => line.replaceAll(/\d[\d.]*/g, '…')),
    [
      '✔ Настройки прочитаны',
      '✔ BACKUP_DIR: свободно … МБ',
      '✔ Последней резервной копии … ч',
      '✔ Бот работает, /readyz зелёный',
      '✔ База отвечает: PostgreSQL …, занято … МБ',
      '✔ Миграции применены',
      '✔ Администраторов: …',
      '· Домовой чат не привязан',
      '✔ Токен годится: это @parking_playground_bot',
      '✔ Часы идут верно',
      '✔ Бот сам спрашивает Telegram',
      '· PUBLIC_URL не задан: веб-приложения нет',
      'Всё в порядке.',
    ],
  );
  assert.equal(code, 0);
});

test('the doctor fetches the address of the web app, and tells a stranger there from the bot', async (t) => {
  const strange = await listen(
    t,
    createServer((_, response) => response.end('hello')),
  );
  const bed = await openFreshYard(t);
  const app = await bed.startBot();
  const lineFor = async (url: string) =>
    (await examineSite({ publicUrl: url, trustedProxies: [], addressHeader: 'x-forwarded-for' }))
      .map(lineOf)
      .join();
  assert.match(await lineFor(new URL(app.url).origin), /^✔ Веб-приложение отвечает: .*\/app\/$/);
  assert.match(await lineFor(strange), /^✖ PUBLIC_URL: .*отвечает не бот/);
  assert.match(await lineFor('http://127.0.0.1:1'), /^✖ PUBLIC_URL: .*не отвечает \(/);
});

test('what is ill is named, each with what to do', async (t) => {
  const bed = await openFreshYard(t);
  const copies = folder(t);
  const old = join(copies, 'parking-1-20261120-040000-daily.jsonl.gz.age');
  writeFileSync(old, '');
  utimesSync(old, new Date(), new Date(Date.now() - 50 * 3_600_000));
  const { code, lines } = await examined({
    ...bed.settings,
    BOT_TOKEN: `1:${'x'.repeat(35)}`,
    PORT: '1',
    BACKUP_DIR: copies,
  });
  const ill = lines.filter((line) => line.startsWith('✖'));
  assert.match(ill[0] ?? '', /Последней резервной копии 50 ч/);
  assert.match(ill[1] ?? '', /нет ни одного администратора.*ADMIN_IDS/);
  assert.match(ill[2] ?? '', /не принимает BOT_TOKEN .*@BotFather/);
  assert.ok(lines.includes('· Бот на порту 1 сейчас не отвечает: не запущен или работает на другой машине'));
  assert.deepEqual([ill.length, lines.at(-1), code], [3, 'Нужно внимание: 3.', 1]);
  bed.relay.cut();
  const away = readConfig({ ...bed.settings, PORT: '1' });
  assert.ok(away.ok);
  const { found } = await examineDatabase(away.value);
  assert.match(found.map(lineOf).join('\n'), /^✖ DATABASE_URL: база данных не отвечает/m);
});

test('wrong settings are all the doctor looks at', async () => {
  const { code, lines } = await examined({ PORT: 'x', TIME_ZONE: 'Moscow' });
  assert.deepEqual([code, lines.length], [78, 2]);
});

/** The lines about Telegram, for a bot with these settings. */
async function aboutTelegram(
  env: Readonly<Record<string, string>>,
  groups: { title: string; chat: string }[] = [],
) {
  const config = readConfig(env);
  if (!config.ok) throw new Error(config.why.join());
  return (await examineTelegram(config.value, groups)).map(lineOf);
}

test('a webhook, a group that shows no mentions and a wrong clock are told', async (t) => {
  const bed = await openFreshYard(t);
  const url = 'http://127.0.0.1:1/hook';
  const env = { ...bed.settings, WEBHOOK_URL: url };
  assert.ok((await aboutTelegram(env)).some((line) => /^✖ Вебхук не поставлен/.test(line)));
  const set = `${bed.settings.TELEGRAM_API_ROOT}/bot${bed.settings.BOT_TOKEN}/setWebhook?url=`;
  await fetch(`${set}${encodeURIComponent('https://elsewhere.example/')}`);
  assert.ok((await aboutTelegram(env)).some((line) => /^✖ Вебхук ведёт на другой адрес/.test(line)));
  assert.ok((await aboutTelegram(bed.settings)).some((line) => /^· У бота стоит вебхук/.test(line)));
  await fetch(`${set}${encodeURIComponent(url)}`);
  assert.ok((await aboutTelegram(env)).includes('✔ Вебхук стоит'));

  const group = bed.world.addGroup({ title: 'Двор', members: [], bot: 'member' });
  const linked = [{ title: 'Двор', chat: String(group.id) }];
  assert.ok((await aboutTelegram(env, linked)).some((line) => /Двор».*не видит упоминаний/.test(line)));

  const wrong = createServer((_, response) => {
    response.sendDate = false;
    response.setHeader('date', new Date(Date.now() - 600_000).toUTCString());
    response.end();
  });
  const root = await listen(t, wrong);
  const lines = await aboutTelegram({ ...bed.settings, TELEGRAM_API_ROOT: root });
  assert.match(lines.join('\n'), /✖ Часы спешат на (599|600|601) с/);
  const silent = await aboutTelegram({ ...bed.settings, TELEGRAM_API_ROOT: 'http://127.0.0.1:1' });
  assert.match(silent.join('\n'), /✖ Telegram недоступен \(network: ECONNREFUSED\).*HTTPS_PROXY/);
});
