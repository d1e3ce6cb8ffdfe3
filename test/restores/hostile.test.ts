import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { constants, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { contents } from '../rights/contents.ts';

import {
  type CopyLine,
  makesCopy,
  type OpenedCopy,
  pack,
  readsCopy,
  sendsCopy,
  unpack,
} from '../support/copies.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** One house with an admin who sends whatever he is given; what is his is opened here, too. */
const closers: (() => Promise<void>)[] = [];
const identity = await generateIdentity();
let app: TestApp;
let olga: Person;
let good: Uint8Array;

before(async () => {
  app = await openTestApp({ after: (close) => closers.push(close) });
  olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  good = await readsCopy(app, await makesCopy(app, olga));
  // Since then the house is another one: a good copy would change it.
  await app.resident('Вера', [46]);
});

after(async () => {
  for (const close of closers) await close();
});

/** The admin is told why, and the house is what it was. */
async function changesNothing(bytes: Uint8Array, why: RegExp): Promise<void> {
  const { restores: _, ...before } = await truth();
  await app.advance(2);
  await sendsCopy(app, olga, bytes);
  assert.match(app.reads(olga), why);
  const { restores: __, ...now } = await truth();
  assert.deepEqual(now, before);
}

async function truth(): Promise<Record<string, string>> {
  const { notices, cards, timers, alerts, alert_parties, ...rest } = await contents(app);
  return rest;
}

/** The good copy with something else in it. */
function changed(change: (copy: OpenedCopy) => void): Uint8Array {
  const copy = unpack(good);
  change(copy);
  return pack(copy);
}

const rowsOf = (copy: OpenedCopy, table: string): Record<string, unknown>[] =>
  copy.rows.filter(([name]) => name === table).map(([, row]) => row);

const DAMAGED = /повреждён или обрезан/;
const NO_COPY = /не резервная копия/;
const UNFIT = /не то, что пишет этот бот/;

test('The same file unharmed would be taken: what follows is refused for its fault alone', async () => {
  await sendsCopy(app, olga, good);
  assert.match(app.reads(olga), /Восстановить копию/);
  await app.taps(olga, 'Отмена');
  await sendsCopy(
    app,
    olga,
    changed(() => {}),
  );
  assert.match(app.reads(olga), /Восстановить копию/);
  await app.taps(olga, 'Отмена');
});

for (const part of [0.1, 0.5, 0.9]) {
  test(`A file cut off after ${part * 100} per cent`, () =>
    changesNothing(good.subarray(0, Math.floor(good.length * part)), DAMAGED));
}

test('A file whose last row is missing, packed anew', () =>
  changesNothing(
    gzipSync(`${gunzipSync(good).toString('utf8').trimEnd().split('\n').slice(0, -1).join('\n')}\n`),
    DAMAGED,
  ));

test('A file with one byte turned', () => {
  const bytes = Uint8Array.from(good);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
  return changesNothing(bytes, /повреждён|не резервная копия|не то, что/);
});

test('A photo, a text, an empty archive, a list', async () => {
  await changesNothing(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), NO_COPY);
  await changesNothing(new TextEncoder().encode('места.xlsx'), NO_COPY);
  await changesNothing(gzipSync(''), NO_COPY);
  await changesNothing(gzipSync('[]\n'), NO_COPY);
});

test('Ten gigabytes of zeros are given up within the first of them', async () => {
  const piece = Buffer.alloc(1024 * 1024);
  const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const packed = new Promise((resolve) => gzip.once('end', resolve));
  for (let written = 0; written < 64; written += 1) gzip.write(piece);
  gzip.end();
  await packed;
  const bomb = Buffer.concat(chunks);
  // Members of a gzip file follow one another: 160 times 64 MB, ten megabytes to send.
  const start = performance.now();
  const memory = process.memoryUsage().rss;
  await changesNothing(Buffer.concat(Array.from({ length: 160 }, () => bomb)), NO_COPY);
  assert.ok(performance.now() - start < 10_000);
  assert.ok(process.memoryUsage().rss - memory < 300 * 1024 * 1024);
});

/** A file of the same lines again and again, as members of gzip, so that it is made as fast as it is small. */
function repeated(header: object, lines: string, times: number): Uint8Array {
  const piece = gzipSync(lines);
  return Buffer.concat([
    gzipSync(`${JSON.stringify(header)}\n`),
    ...Array.from({ length: times }, () => piece),
  ]);
}

test('24 million tiny rows in a small file, and rows that grow when they are read, cost the house nothing', async () => {
  const { header } = unpack(good);
  const promising = (spots: number) => ({ ...header, counts: { ...Object(header.counts), spots } });
  const memory = process.memoryUsage().rss;
  const rows = repeated(promising(24_000_000), '["spots",{}]\n'.repeat(100_000), 240);
  assert.ok(rows.length < 1_500_000);
  await changesNothing(rows, /слишком большой/);
  const nested = `["spots",{"a":[${'[],'.repeat(330_000)}[]]}]\n`;
  await changesNothing(repeated(promising(90), nested, 90), /слишком большой/);
  assert.ok(process.memoryUsage().rss - memory < 200 * 1024 * 1024);
});

test('The header of another house is answered before anything behind it is read', async () => {
  const header = { ...unpack(good).header, installation: 'f'.repeat(32) };
  await changesNothing(repeated(header, 'no row at all\n', 3), /другого дома или другого бота/);
});

test('A copy that promises more rows than it holds, and one that holds more than it promises', async () => {
  const copy = unpack(good);
  const lines = (header: object, rows: readonly CopyLine[]) =>
    gzipSync(`${[header, ...rows].map((line) => JSON.stringify(line)).join('\n')}\n`);
  const counts = Object(copy.header.counts);
  await changesNothing(
    lines({ ...copy.header, counts: { ...counts, spots: counts.spots + 5 } }, copy.rows),
    DAMAGED,
  );
  await changesNothing(lines({ ...copy.header, counts: { ...counts, spots: 1 } }, copy.rows), UNFIT);
});

test('A copy of another bot, of another house of the same bot', async () => {
  const foreign = /другого дома или другого бота/;
  await changesNothing(
    changed(({ header }) => Object.assign(header, { installation: 'f'.repeat(32) })),
    foreign,
  );
  await changesNothing(
    changed(({ header }) => Object.assign(header, { complex: 2 })),
    foreign,
  );
});

test('An older copy and a newer one; a newer format', async () => {
  await changesNothing(
    changed(({ header }) => Object.assign(header, { schema: '0015-nobodys.sql' })),
    /которой этот не знает/,
  );
  await changesNothing(
    changed(({ header }) => Object.assign(header, { schema: '9999-later.sql' })),
    /более новой/,
  );
  await changesNothing(
    changed(({ header }) => Object.assign(header, { version: 2 })),
    /более новой/,
  );
});

test('`__proto__`, `constructor` and columns that nobody has', async () => {
  const line = (key: string) =>
    gunzipSync(good).toString('utf8').replace('["holdings",{', `["holdings",{"${key}":{"admin":true},`);
  for (const key of ['__proto__', 'constructor', 'is_god']) await changesNothing(gzipSync(line(key)), UNFIT);
  const header = gunzipSync(good).toString('utf8').replace('{', '{"__proto__":{"complex":1},');
  await changesNothing(gzipSync(header), NO_COPY);
  assert.equal(Object(Object.prototype).admin, undefined);
});

test('Tables that are not ours to restore, or not there at all', async () => {
  const stranger = (table: string) => changed((copy) => copy.rows.push([table, { a: 1 }]));
  for (const table of ['notices', 'timers', 'migrations', 'pg_authid', 'holdings; drop table persons']) {
    await changesNothing(stranger(table), /не то, что|не резервная/);
  }
  await changesNothing(
    changed((copy) => {
      copy.rows = copy.rows.filter(([table]) => table !== 'spots');
      Object.assign(copy.header, { counts: {} });
    }),
    UNFIT,
  );
});

test('Rows of another house, and rows that hang on nothing', async () => {
  await changesNothing(
    changed((copy) => rowsOf(copy, 'holdings').forEach((row) => void Object.assign(row, { complex_id: 2 }))),
    UNFIT,
  );
  await changesNothing(
    changed((copy) => void Object.assign(rowsOf(copy, 'holdings')[0] ?? {}, { person_id: 4242 })),
    UNFIT,
  );
});

test('Values that cannot be: a spot 0, a spot of letters, a number without end, a date that is none', async () => {
  const spot = (value: unknown) =>
    changed((copy) => {
      Object.assign(rowsOf(copy, 'holdings')[0] ?? {}, { spot: value });
      Object.assign(rowsOf(copy, 'spots')[0] ?? {}, { number: value });
    });
  for (const value of [0, -1, 100_000, 1e9, 1.5, "1'; drop table persons; --", null, { a: 1 }]) {
    await changesNothing(spot(value), UNFIT);
  }
  const since = (value: unknown) =>
    changed((copy) =>
      rowsOf(copy, 'alerts').forEach((row) => void Object.assign(row, { id: 77, raised_at: value })),
    );
  await changesNothing(since('вчера'), UNFIT);
});

test('Nesting without end, and a line without end', async () => {
  const text = gunzipSync(good).toString('utf8');
  await changesNothing(gzipSync(`${text}["spots",${'['.repeat(200_000)}\n`), UNFIT);
  await changesNothing(gzipSync(`${text}["spots",{"a":"${'x'.repeat(2_000_000)}"}]\n`), NO_COPY);
});

test('A key instead of a copy: the message is deleted, and nothing of it stands anywhere', async () => {
  await changesNothing(new TextEncoder().encode(`# created: today\n${identity}\n`), /закрытый ключ/);
  assert.ok(!app.world.messages(olga).some(({ document }) => document?.file_size === identity.length + 18));
  assert.ok(!JSON.stringify(await contents(app)).includes(identity));
});

test('Encrypted for us, when there is no key here', async () => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  await changesNothing(
    await encrypter.encrypt(good),
    /закрытого ключа на этом сервере нет[\s\S]*npm run restore -- copy/,
  );
});

test('A file that Telegram does not give out, and one that is larger than it gives', async () => {
  await changesNothing(new Uint8Array(21 * 1024 * 1024), /слишком большой/);
});
