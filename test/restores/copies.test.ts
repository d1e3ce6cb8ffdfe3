import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { copiesIn, makesCopy, readsCopy, unpack } from '../support/copies.ts';
import { everything } from '../support/everything.ts';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { restart } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

const NIGHT = 6 * 60;
const MORNING = 3 * 60;

test('«Резервная копия» lies in the folder at once, for nobody else to read, and the admin hears what is in it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12, 13]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Только для Бориса');
  const name = await makesCopy(app, olga);
  assert.match(name, /^parking-1-20261122-193800-asked\.jsonl\.gz$/);
  const mode = (await stat(join(app.copies, name))).mode & 0o777;
  assert.equal(mode, 0o600);
  const { header, rows } = unpack(await readsCopy(app, name));
  assert.match(String(header.schema), /^\d{4}-[a-z-]+\.sql$/);
  assert.deepEqual(Object(header.counts).holdings, 3);
  assert.equal(rows.filter(([table]) => table === 'holdings').length, 3);
  const text = JSON.stringify(rows);
  assert.ok(!text.includes('Только для Бориса'), 'what neighbours write to each other is in no copy');
  assert.match(app.reads(olga), /готова[\s\S]*3 человека, 3 места, 1 обращение[\s\S]*остаётся на сервере/);
  assert.ok(!app.world.messages(olga).some(({ document }) => document));
  // Pressed twice in a minute: one copy.
  await app.says(olga, 'Управление');
  assert.match((await app.taps(olga, 'Резервная копия')) ?? '', /меньше минуты/);
  assert.equal((await copiesIn(app)).length, 1);
});

test('With BACKUP_RECIPIENT a copy is encrypted, opens with age and the key alone, and comes to the chat where that is wanted', async (t) => {
  const identity = await generateIdentity();
  const app = await openTestApp(t, { BACKUP_RECIPIENT: await identityToRecipient(identity) });
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.resident('Анна', [12]);
  const name = await makesCopy(app, olga);
  assert.match(name, /\.jsonl\.gz\.age$/);
  const sealed = await readsCopy(app, name);
  assert.ok(!sealed.includes('holdings'));
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const lines = gunzipSync(await decrypter.decrypt(sealed))
    .toString('utf8')
    .split('\n');
  assert.equal(JSON.parse(lines[0] ?? '').name, 'ЖК «Тихий двор»');
  await app.taps(olga, 'Прислать файл сюда');
  const sent = app.world.lastMessage(olga)?.document;
  assert.equal(sent?.file_name, name);
  assert.deepEqual(Buffer.from(app.world.files.byId(sent?.file_id ?? '')?.bytes ?? []), sealed);
  const made = app.world.find(olga, 'Резервная копия готова');
  assert.ok(made);
  await app.world.press(olga, made, 'Присылать каждый день');
  await app.quiet();
  await app.advance(NIGHT);
  const [daily] = (await copiesIn(app)).filter((one) => one.includes('daily'));
  assert.equal(app.world.lastMessage(olga)?.document?.file_name, daily);
  assert.ok(
    !app.world.messages(pavel).some(({ document }) => document),
    'nobody gets what he did not ask for',
  );
  matchesGolden(t, app, 'backups', [olga]);
  await rm(join(app.copies, name));
  assert.equal((await app.world.press(olga, made, 'Прислать файл сюда')).text, 'Этого файла больше нет');
});

test('A copy is made every night; a night that the program slept through is caught up at its start, once', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  await app.advance(NIGHT);
  assert.deepEqual(await copiesIn(app), ['parking-1-20261123-013600-daily.jsonl.gz']);
  await app.advance(24 * 60);
  assert.equal((await copiesIn(app)).length, 2);
  await app.stopBot();
  app.clock.advance(3 * 24 * 60 * 60_000);
  await app.startBot();
  await app.quiet();
  assert.equal((await copiesIn(app)).length, 3);
  await restart(app);
  await app.quiet();
  assert.equal((await copiesIn(app)).length, 3);
  const { rows } = await app.pool.query("select 1 from backups where kind = 'daily' and state = 'made'");
  assert.equal(rows.length, 3);
});

test('The last thirty daily copies stay; what was asked for stays a month', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await makesCopy(app, olga);
  for (let day = 0; day < 33; day += 1) await app.advance(24 * 60);
  const left = (kind: string) => readdirSync(app.copies).filter((name) => name.includes(kind)).length;
  // The folder is put in order after the new copy lies there.
  for (let looks = 0; left('daily') > 30 && looks < 200; looks += 1) await setTimeout(20);
  assert.deepEqual([left('daily'), left('asked')], [30, 0]);
});

test('A copy that cannot be written is told to the admins once, and tried again within the hour', async (t) => {
  // A file stands where the folder should be.
  const app = await openTestApp(t, { BACKUP_DIR: '/dev/null/copies' });
  const olga = await app.admin('Ольга');
  await app.advance(NIGHT);
  assert.doesNotMatch(app.reads(olga), /не получилась/, 'not at night');
  await app.advance(MORNING);
  assert.match(app.reads(olga), /не получилась/);
  const told = app.world.messages(olga).length;
  await app.advance(2 * 60);
  assert.equal(app.world.messages(olga).length, told);
  const { rows } = await app.pool.query("select 1 from backups where state = 'failed'");
  assert.ok(rows.length >= 2);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Резервная копия');
  assert.match(app.reads(olga), /не получилась/);
});

test('A copy that was asked for at night and failed is told at once, to whoever asked and to nobody else', async (t) => {
  const app = await openTestApp(t, { BACKUP_DIR: '/dev/null/copies' });
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  // Quiet hours have begun; the daily copy is yet to come.
  await app.advance(60);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Резервная копия');
  assert.match(app.reads(olga), /не получилась/);
  await app.advance(9 * 60);
  const told = app.world.messages(pavel).filter(({ text }) => text?.includes('не получилась'));
  assert.equal(told.length, 1, 'of the daily one, in the morning');
});

test('A secret key is deleted at once, from whomever and wherever, and stands nowhere', async (t) => {
  const identity = await generateIdentity();
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stas = app.stranger('Стас');
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/blocked 12');
  for (const person of [olga, stas, boris]) {
    await app.says(person, `вот ключ: ${identity.toLowerCase()}`);
    assert.match(app.reads(person), /закрытый ключ age. Я удалил[\s\S]*новый/);
    const text = JSON.stringify(app.world.messages(person));
    assert.ok(!/age-secret-key/i.test(text), 'the message is gone');
  }
  app.world.photo(olga, { caption: identity });
  app.world.document(olga, { name: 'key.txt', bytes: new Uint8Array(10), caption: identity });
  await app.quiet();
  assert.ok(!JSON.stringify(app.world.messages(olga)).includes(identity));
  const dump = await everything(app);
  assert.ok(!dump.includes(identity) && !dump.includes(identity.toLowerCase()));
});

test('A file that holds a secret key is deleted as a typed key is; any other small file is as it was', async (t) => {
  const identity = await generateIdentity();
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stas = app.stranger('Стас');
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [boris], { rights: { ...ADMIN, can_delete_messages: true } });
  const file = `# created: 2026-11-22T19:36:00Z\n# public key: age1…\n${identity}\n`;
  const keys = { name: 'key.txt', bytes: Buffer.from(file) };
  for (const person of [olga, stas, boris]) {
    const sent = app.world.document(person, keys);
    await app.quiet();
    assert.match(app.reads(person), /закрытый ключ age. Я удалил[\s\S]*новый/);
    app.world.forward(person, sent);
    await app.quiet();
    assert.ok(!app.world.messages(person).some(({ document }) => document), 'the file is gone');
  }
  app.world.document(boris, { ...keys, chat: group });
  app.world.document(boris, { name: 'ключ.txt', bytes: Buffer.from(file, 'utf16le') });
  await app.quiet();
  for (const place of [boris, group])
    assert.ok(!app.world.messages(place).some(({ document }) => document), 'the file is gone');
  const { length } = app.world.messages(group);
  app.world.document(boris, { name: 'смета.txt', bytes: Buffer.from('итого: 100'), chat: group });
  await app.quiet();
  assert.equal(app.world.messages(group).length, length + 1, 'nobody is answered to another file');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Импорт');
  app.world.document(olga, { name: 'spots.csv', bytes: Buffer.from('Место\n45\n46\n') });
  await app.quiet();
  assert.match(app.reads(olga), /Добавится.*46|46/);
});
