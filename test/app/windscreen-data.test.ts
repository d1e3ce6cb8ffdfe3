import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';
import type { Person } from '../../playground/index.ts';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The page of a PDF of ours: how large it is, and the one picture that stands on it. */
function readSheet(pdf: Buffer) {
  const text = pdf.toString('latin1');
  const [, width = '', height = ''] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  const [, across = '', down = '', length = ''] =
    /\/Width (\d+) \/Height (\d+) [^>]*\/Length (\d+) >>\nstream\n/.exec(text) ?? [];
  const begin = text.indexOf('stream\n', text.indexOf('/Width')) + 'stream\n'.length;
  const bits = inflateSync(pdf.subarray(begin, begin + Number(length)));
  const millimetres = [width, height].map((points) => Math.round((Number(points) * 25.4) / 72));
  const times = text.split('/Card Do').length - 1;
  return { millimetres, times, picture: halved(bits, Number(across), Number(down)) };
}

/** A camera sees fewer dots than a printer prints. */
function halved(bits: Buffer, width: number, height: number) {
  const [w, h] = [width >> 2, height >> 2];
  const data = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      const byte = bits[y * 4 * Math.ceil(width / 8) + ((x * 4) >> 3)] ?? 0;
      data.fill(byte & (128 >> ((x * 4) & 7)) ? 255 : 0, (y * w + x) * 4, (y * w + x) * 4 + 3);
      data[(y * w + x) * 4 + 3] = 255;
    }
  return { width: w, height: h, data };
}

/** The files that the bot sent last, as bytes. */
async function filesOf(app: TestApp, person: Person): Promise<Buffer[]> {
  const sent = app.world.messages(person).flatMap(({ document }) => (document ? [document] : []));
  return sent.slice(-2).map(({ file_id }) => Buffer.from(app.world.files.byId(file_id)?.bytes ?? []));
}

test('A card is printed on A6 and four times on A4: its QR leads to the page, and nothing on it says whose car it is', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис Тайный', [4545]);
  await app.pool.query(`update complexes set guard_phone = '+7 900 000-00-00'`);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Карточка под стекло');
  await app.taps(boris, 'Напечатать');
  const [small, large] = (await filesOf(app, boris)).map(readSheet);
  assert.deepEqual([small?.millimetres, small?.times], [[105, 148], 1]);
  assert.deepEqual([large?.millimetres, large?.times], [[210, 297], 4]);
  for (const sheet of [small, large]) {
    const link = decodeQR(sheet?.picture ?? assert.fail(), { timeLimit: 5_000 });
    const [, token = ''] = /^http:\/\/localhost:8443\/w\/([\w-]{22})$/.exec(link) ?? [];
    assert.match((await passerBy(app).opens(`/w/${token}`)).text, /Что случилось\?/, link);
  }
  const first = decodeQR(small?.picture ?? assert.fail(), { timeLimit: 5_000 });
  const { rows } = await app.pool.query<{ row: string }>('select t::text as row from windscreen_tags t');
  assert.ok(!rows[0]?.row.includes(first.slice(-22)), 'what stands on the paper is kept nowhere');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Карточка под стекло');
  await app.taps(boris, 'Заменить QR');
  await app.taps(boris, 'Подтвердить');
  assert.equal((await passerBy(app).opens(new URL(first).pathname)).status, 404, 'the old one works no more');
});

test('A printed card works after its house was restored from a copy, and one that was replaced since stays dead', async (t) => {
  const app = await openTestApp(t, SITE);
  const olga = await app.admin('Ольга', [1]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const [hers, his] = [await hasTag(app, galya, 46), await hasTag(app, boris, 45)];
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  const { rows } = unpack(bytes);
  assert.equal(rows.filter(([table]) => table === 'windscreen_tags').length, 2);
  assert.ok(!JSON.stringify(rows).includes(hers), 'only its hash is in the copy');
  await app.pool.query(`delete from windscreen_tags where spot = 46`);
  await app.pool.query(`delete from holdings where spot = 46`);
  await app.pool.query(
    `update windscreen_tags set token_hash = sha256('new'), code_hash = sha256('new'), issue = 2 where spot = 45`,
  );
  assert.equal((await passerBy(app).opens(`/w/${hers}`)).status, 404);
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  assert.equal((await passerBy(app).opens(`/w/${hers}`)).status, 200);
  assert.equal((await passerBy(app).opens(`/w/${his}`)).status, 404);
});

test('/mydata tells of one’s cards; /forget voids them, and an open call goes on with the guards', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app);
  await somebody.calls(token);
  await app.says(boris, '/mydata');
  const file = app.world.messages(boris).findLast(({ document }) => document)?.document;
  const told = JSON.parse(
    Buffer.from(app.world.files.byId(file?.file_id ?? '')?.bytes ?? []).toString('utf8'),
  );
  assert.deepEqual(
    told.windscreen_tags.map(({ spot }: { spot: number }) => spot),
    [45],
  );
  assert.ok(JSON.stringify(told).includes('прохожий'));
  await app.says(boris, '/privacy');
  await app.taps(boris, 'Забыть меня');
  await app.taps(boris, 'Подтвердить');
  assert.equal((await passerBy(app).opens(`/w/${token}`)).status, 404);
  assert.match((await somebody.looks()).text, /До хозяина не дошло[\s\S]*Охрану позвали/);
  assert.match(app.reads(guard), /карточкой места 45/);
  const { rows } = await app.pool.query('select count(*)::int as n from windscreen_tags');
  assert.equal(rows[0].n, 0);
});

test('A spot that changes hands takes its card out of use, and whoever holds it now is not asked about a car that is not his', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [12]);
  const olga = await app.admin('Ольга');
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app);
  await somebody.calls(token);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  await app.taps(olga, 'Передать место');
  await app.says(olga, 'галя');
  await app.taps(olga, 'Галя · 12');
  await app.taps(olga, 'Подтвердить');
  const { rows } = await app.pool.query(
    'select display_name from holdings h join persons p on p.id = h.person_id where spot = 45',
  );
  assert.deepEqual(rows, [{ display_name: 'Галя' }]);
  assert.equal((await passerBy(app).opens(`/w/${token}`)).status, 404);
  assert.ok(!app.world.messages(galya).some(({ text }) => text?.includes('Просит прохожий')));
  assert.match(app.reads(guard), /карточкой места 45/);
  assert.match((await somebody.looks()).text, /Охрану позвали/);
});

test('A day later nothing is left of whoever called: no address, no browser, no page', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  const address = '203.0.113.77';
  await passerBy(app, { address, agent: 'Eine Kamera' }).calls(token);
  const dump = async () => {
    const { rows } = await app.pool.query<{ row: string }>(
      `select v::text as row from windscreen_visits v union all select a::text from alerts a
       union all select n::text from notices n union all select l::text from limits l`,
    );
    return rows.map(({ row }) => row).join('\n');
  };
  for (const piece of [address, 'Eine Kamera', token]) assert.ok(!(await dump()).includes(piece), piece);
  await app.advance(25 * 60);
  await deleteExpired(openTables(app.pool), app.clock.now());
  const { rows } = await app.pool.query('select count(*)::int as n from windscreen_visits');
  assert.equal(rows[0].n, 0);
});

test('A guard who is forgotten ends no call of a passer-by that he was called to', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const [pyotr, stepan] = [await app.guard('Пётр'), await app.guard('Степан')];
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app);
  await somebody.calls(token);
  await app.advance(5);
  await somebody.presses('guards');
  await app.says(pyotr, '/forget');
  await app.taps(pyotr, 'Подтвердить');
  assert.match((await somebody.looks()).text, /Доставлено[\s\S]*Охрану позвали/);
  await app.taps(stepan, 'Сделано');
  assert.match((await somebody.looks()).text, /Решено/);
});
