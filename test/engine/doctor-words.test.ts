import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { examineDatabase } from '../../src/app/doctor/database.ts';
import { type Finding, lineOf } from '../../src/app/doctor/finding.ts';
import { examineMachine } from '../../src/app/doctor/machine.ts';
import { examineSite } from '../../src/app/doctor/site.ts';
import { examineTelegram } from '../../src/app/doctor/telegram.ts';
import type { Config } from '../../src/config.ts';
import { before, hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { freshDatabase } from '../support/database.ts';
import { serve } from '../telegram/support.ts';

const said = (found: readonly Finding[], about: RegExp) =>
  found.map(lineOf).filter((line) => about.test(line));

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'parking-doctor-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test('The doctor looks at the newest copy, and at the disk on which copies lie, whatever database there is', async (t) => {
  const dataDir = await folder(t);
  const dir = await folder(t);
  const config = (more: object) => ({ dataDir, database: { kind: 'server' }, port: 1, ...more }) as Config;
  const copyOf = async (age: number, hour: number) => {
    const file = join(dir, `parking-1-20261122-0${hour}0000-daily.jsonl.gz`);
    await writeFile(file, '');
    const at = before(new Date(), age);
    await utimes(file, at, at);
  };
  const copies = async () => said(await examineMachine(config({ backup: { dir } })), /копи/i);
  assert.match((await copies()).join(), /^· Копий пока нет/);
  await copyOf(hours(60), 1);
  await copyOf(hours(26) + minutes(1), 2);
  assert.deepEqual(await copies(), ['✖ Последней резервной копии 26 ч: посмотрите журнал бота']);
  await copyOf(hours(25), 3);
  assert.deepEqual(await copies(), ['✔ Последней резервной копии 25 ч']);
  const disks = async (more: object) =>
    said(await examineMachine(config(more)), /_DIR: /).map((line) => /\w+_DIR/.exec(line)?.[0]);
  assert.deepEqual(await disks({ backup: {} }), ['DATA_DIR'], 'the copies lie in it');
  assert.deepEqual(await disks({ backup: { dir } }), ['BACKUP_DIR']);
  assert.deepEqual(await disks({ backup: { dir }, database: { kind: 'embedded' } }), [
    'DATA_DIR',
    'BACKUP_DIR',
  ]);
});

test('The doctor tells a database that is newer than the bot, and each message that could not be made', async (t) => {
  const { url } = await freshDatabase(t);
  const pool = await openPool(url, { max: 1, applicationName: 'doctor' });
  const config = { database: { kind: 'server', url }, adminIds: [], dataDir: '.' } as unknown as Config;
  const lines = async (about: RegExp) => said((await examineDatabase(config)).found, about);
  assert.deepEqual(await lines(/[Мм]играци/), ['✔ Миграции применены']);
  assert.deepEqual(await lines(/не удалось составить/), []);
  await pool.query(`insert into complexes (name, time_zone) values ('Двор', 'Europe/Moscow');
    insert into persons (display_name, language, met_at) values ('Анна', 'ru', now());
    insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state, settled_at)
      select c.id, p.id, 1, '{"kind": "x"}', 1, now(), now(), 'dead', now() from complexes c, persons p`);
  assert.match(
    (await lines(/не удалось составить/)).join(),
    /^✖ Сообщений, которые не удалось составить: 1;/,
  );
  await pool.query(
    `update migrations set name = '9999-later' where name = (select max(name collate "C") from migrations)`,
  );
  assert.match((await lines(/новее/)).join(), /^✖ База новее этой версии бота \(9999-later\)/);
  await pool.end();
});

/** Telegram as it stands to the bot. */
type Stand = {
  readonly ahead?: number;
  readonly hook?: object;
  readonly status?: string;
  readonly readsAll?: boolean;
};

async function aboutTelegram(t: TestContext, stand: Stand, url?: string) {
  const results: Readonly<Record<string, object>> = {
    getMe: {
      id: 1,
      is_bot: true,
      first_name: 'б',
      username: 'b',
      can_read_all_group_messages: stand.readsAll ?? false,
    },
    getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0, ...stand.hook },
    getChatMember: { status: stand.status ?? 'member', user: { id: 1 } },
  };
  const root = await serve(t, (request, response) => {
    const result = results[request.url?.split('/').at(-1) ?? ''];
    // The server's clock, by which ours is measured.
    response.setHeader('date', new Date(Date.now() - (stand.ahead ?? 0)).toUTCString());
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  });
  const bot = { token: '1:a', apiRoot: root, proxy: undefined };
  const config = { mode: url ? 'webhook' : 'polling', bot, webhook: { url } } as unknown as Config;
  return examineTelegram(config, [{ title: 'Двор', chat: '-5' }]);
}

test('A clock that is wrong is told by which way it goes, and a second is none', async (t) => {
  const clock = async (ahead: number) => said(await aboutTelegram(t, { ahead }), /Часы/).join();
  assert.equal(await clock(seconds(20)), '✔ Часы идут верно');
  assert.equal(await clock(-seconds(20)), '✔ Часы идут верно');
  assert.match(await clock(hours(1)), /^✖ Часы спешат на 3[56]\d\d с/);
  assert.match(await clock(-hours(1)), /^✖ Часы отстают на 3[56]\d\d с/);
});

test('A webhook is ill while something waits that could not be delivered, and not for what once failed', async (t) => {
  const url = 'https://parking.example/hook';
  const hook = async (more: object) =>
    said(await aboutTelegram(t, { hook: { url, ...more } }, url), /доставить|Вебхук/).join();
  assert.equal(await hook({}), '✔ Вебхук стоит');
  assert.equal(await hook({ last_error_message: 'Bad gateway' }), '✔ Вебхук стоит');
  assert.equal(await hook({ pending_update_count: 2 }), '✔ Вебхук стоит, ждут доставки: 2');
  assert.match(
    await hook({ pending_update_count: 2, last_error_message: 'Bad gateway' }),
    /^✖ Telegram не может доставить \(Bad gateway, ждут доставки: 2\)/,
  );
});

test('Of each house chat the doctor says what the bot sees there, and what to do', async (t) => {
  const chat = async (stand: Stand) => said(await aboutTelegram(t, stand), /Двор/).join();
  const sees = '✔ Домовой чат «Двор»: бот видит упоминания';
  assert.equal(await chat({ status: 'administrator' }), sees);
  assert.equal(await chat({ readsAll: true }), sees);
  assert.match(await chat({}), /^✖ .*не видит упоминаний/);
  for (const status of ['left', 'kicked'])
    assert.match(await chat({ status, readsAll: true }), /^✖ .*бота там больше нет/);
});

test('An address that answers our words with another status, or leads elsewhere, is not the bot’s', async (t) => {
  const site = async (status: number) => {
    const publicUrl = await serve(t, (_, response) => {
      response.writeHead(status, { location: '/elsewhere' }).end('{"ok": true}');
    });
    const web = { publicUrl, trustedProxies: [], addressHeader: 'x-forwarded-for' } as const;
    return (await examineSite(web)).map(({ is }) => is).join();
  };
  assert.deepEqual([await site(200), await site(502), await site(302)], ['well', 'ill', 'ill']);
});
