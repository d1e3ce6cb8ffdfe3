import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { meet } from '../support/meet.ts';
import { SITE } from '../support/passer-by.ts';
import { readSheets } from '../support/read-sheets.ts';
import { cutUp, type Paper, printedStrips, tokenOf } from '../support/strips.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';
import { openBrowser } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';

/** Telegram takes files of fifty megabytes. */
const MOST_BYTES = 50_000_000;

async function prints(app: TestApp, admin: Person, count: number): Promise<Paper[]> {
  await app.pool.query(
    'insert into spots (complex_id, number) select 1, generate_series(1, $1) on conflict do nothing',
    [count],
  );
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Приглашения списком');
  await app.taps(admin, `Всем местам: ${count}`);
  return cutUp(app, admin);
}

const newestFile = (app: TestApp, person: Person) => {
  const file = app.world.messages(person).findLast(({ document }) => document)?.document;
  return Buffer.from(app.world.files.byId(file?.file_id ?? '')?.bytes ?? []);
};

test('400 spots are one file: nobody’s name and no flat on it, and what stands on it is kept nowhere', async (t) => {
  const app = await openTestApp(t, SITE);
  const olga = await app.admin('Ольга Тайная');
  await app.resident('Борис Скрытный', [45]);
  const began = performance.now();
  const papers = await prints(app, olga, 400);
  t.diagnostic(`${((performance.now() - began) / 1000).toFixed(1)} s, of them reading it back`);
  assert.deepEqual(
    papers.map(({ spot }) => spot),
    Array.from({ length: 400 }, (_, at) => at + 1),
  );
  assert.equal(new Set(papers.flatMap(({ payload, code }) => [payload, code])).size, 800);
  const file = newestFile(app, olga);
  assert.ok(file.length < MOST_BYTES / 10, `${file.length} bytes`);
  const words = readSheets(file).flatMap((sheet) => sheet.words);
  assert.doesNotMatch(words.join('\n'), /Ольга|Борис|кв\./);
  assert.ok(words.includes('Без Telegram: localhost:8443/app'));
  assert.ok(words.includes('t.me/parking_playground_bot'));
  const { rows } = await app.pool.query<{ row: string }>('select s::text as row from strips s');
  const [first] = papers;
  assert.ok(first && !rows.some(({ row }) => row.includes(first.code.replace('-', ''))));
});

test('Of two who use one strip at the same moment one is in, and the other reads why', async (t) => {
  const app = await openLiveHouse(t);
  await app.admin('Ольга');
  await printedStrips(app);
  const all = ['Анна', 'Борис'].map((name) => app.stranger(name));
  for (const one of all) {
    app.world.start(one, `s_${tokenOf('K7PM4XQ2')}`);
    await app.quiet();
  }
  await meet(
    app,
    'select from strips for update',
    all.map((one) => () => app.world.tap(one, 'Согласен')),
  );
  await app.quiet();
  assert.equal((await holders(app)).length, 1);
  const late = all.filter((one) => app.world.find(one, 'Этот код не подходит'));
  assert.equal(late.length, 1);
  assert.ok(late[0] && app.reads(late[0]).includes('Напишите номер вашего места'));
});

test('A strip and a revocation of all at the same moment: he is in, or nobody is', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  await printedStrips(app);
  const anna = app.stranger('Анна');
  app.world.start(anna, `s_${tokenOf('K7PM4XQ2')}`);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Приглашения списком');
  await app.taps(olga, 'Отозвать все: 1');
  await meet(app, 'select from strips for update', [
    () => app.world.tap(anna, 'Согласен'),
    () => app.world.tap(olga, 'Подтвердить'),
  ]);
  await app.quiet();
  const { rows } = await app.pool.query(
    'select used_at is not null as used, revoked_at is not null as revoked from strips',
  );
  assert.equal(rows[0].used, (await holders(app)).length === 1);
  assert.notEqual(rows[0].used, rows[0].revoked);
});

test('Whoever has no messenger types the code at the app’s door, and is in after «Согласен»', async (t) => {
  const app = await openWebHouse(t);
  await app.admin('Ольга');
  await printedStrips(app);
  const at = openBrowser(app.app().url, { origin: app.site });
  const { me, answer } = await at.call('POST session/code', { code: 'к7рм 4хq2' });
  assert.equal(me.person, null);
  assert.match(JSON.stringify(answer?.cards), /Вас приглашают стать владельцем места/);
  const agree = answer?.cards
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ label }) => label.includes('Согласен'));
  await at.call('POST press', { code: agree?.press, name: 'Вера' });
  assert.deepEqual((await at.call('GET me')).person?.spots, [45]);
  const late = openBrowser(app.app().url, { origin: app.site });
  const used = await late.refused('POST session/code', { code: 'K7PM-4XQ2' });
  const madeUp = await late.refused('POST session/code', { code: 'ABCD-2345' });
  assert.deepEqual(used, madeUp, 'nobody learns which codes there were');
});

test('A hundred wrong codes of an hour close all doors of the house, chat and app together', async (t) => {
  const app = await openWebHouse(t);
  await app.admin('Ольга');
  await printedStrips(app);
  for (let one = 0; one < 20; one += 1) {
    const person = app.stranger(`Чужой ${one}`);
    for (let time = 0; time < 5; time += 1)
      await app.says(person, `ABCD-EF${one + 10}`.replaceAll(/[01]/g, '2'));
  }
  const at = openBrowser(app.app().url, { origin: app.site });
  assert.equal((await at.refused('POST session/code', { code: 'K7PM-4XQ2' })).status, 429);
  const vera = app.stranger('Вера');
  await app.says(vera, 'K7PM-4XQ2');
  assert.match(app.reads(vera), /Слишком много неверных кодов/);
  app.world.start(vera, `s_${tokenOf('K7PM4XQ2')}`);
  await app.quiet();
  await app.taps(vera, 'Согласен');
  assert.deepEqual(await holders(app), ['45 Вера'], 'a QR cannot be guessed, and is not counted');
});

test('A printed strip works after a restore; one that was taken back stays dead, and one that was used stays used', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  for (const [spot, secret] of [
    [45, 'K7PM4XQ2'],
    [46, 'ABCD2345'],
    [47, 'EFGH2345'],
  ] as const)
    await printedStrips(app, spot, secret);
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  const { rows } = unpack(bytes);
  assert.equal(rows.filter(([table]) => table === 'strips').length, 3);
  assert.ok(!JSON.stringify(rows).includes('K7PM4XQ2'), 'only its hash is in the copy');
  await app.pool.query('delete from strips where spot = 45');
  await app.pool.query('update strips set revoked_at = $1 where spot = 46', [app.clock.now()]);
  await app.pool.query('update strips set used_at = $1 where spot = 47', [app.clock.now()]);
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  for (const code of ['ABCD-2345', 'EFGH-2345', 'K7PM-4XQ2']) await app.says(vera, code);
  assert.deepEqual(await holders(app), ['1 Ольга', '45 Вера']);
});

test('/mydata tells of one’s links for the family and of the strips that one printed, and of nobody who came by them', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [2]);
  await prints(app, olga, 2);
  await app.says(olga, 'Моё место');
  await app.taps(olga, 'Добавить близкого');
  await app.taps(olga, 'Сделать ссылку');
  const payload = /start=(r_[\w-]{22})/.exec(app.reads(olga))?.[1] ?? assert.fail('no link');
  const vera = app.stranger('Вера');
  app.world.start(vera, payload);
  await app.quiet();
  await app.taps(vera, 'Согласен');
  await app.says(olga, '/mydata');
  const told = JSON.parse(newestFile(app, olga).toString('utf8'));
  assert.deepEqual(
    told.invites.map(({ spot, for_my_family }: { spot: number; for_my_family: boolean }) => [
      spot,
      for_my_family,
    ]),
    [[2, true]],
  );
  const deeds = told.journal.map(({ deed }: { deed: { kind: string } }) => deed.kind);
  assert.deepEqual(deeds, ['strips printed', 'family invited', 'family joined']);
  assert.doesNotMatch(JSON.stringify(told), /Вера/);
});
