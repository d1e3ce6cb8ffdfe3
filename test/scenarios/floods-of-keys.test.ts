import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { generateIdentity } from 'age-encryption';
import { watchFloods } from '../../src/chat/floods.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { lexicon } from '../support/lexicon.ts';
import { silentLog } from '../support/silent-log.ts';
import { openColdTestApp, type TestApp } from '../support/test-app.ts';
import { words } from '../support/words.ts';

/** A house that drops what floods it; its clock stands still. */
const open = (t: TestContext) => openColdTestApp(t, {}, silentLog, { floods: watchFloods(words, lexicon) });

const SECOND = 1 / 60;
const fetched = ({ world }: TestApp) => world.log.filter(({ method }) => method === 'getFile').length;
const estimate = { name: 'смета.txt', bytes: Buffer.from('итого: 100') };

test('A secret key is deleted although nothing of its sender is heard just now', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  const identity = await generateIdentity();
  for (let nth = 0; nth < 40; nth += 1) app.world.say(anna, '/menu');
  await app.quiet();
  const { length } = app.world.messages(anna);
  await app.says(anna, identity);
  assert.equal(app.world.messages(anna).length, length, 'it is gone, and nobody answers');
  assert.ok(!JSON.stringify(app.world.messages(anna)).includes(identity));
});

test('Of whoever is not heard one small file a second is looked into, and a key in it is deleted', async (t) => {
  const app = await open(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [boris], { rights: { ...ADMIN, can_delete_messages: true } });
  const key = { name: 'key.txt', bytes: Buffer.from(await generateIdentity()) };
  for (let nth = 0; nth < 40; nth += 1) app.world.document(boris, { ...estimate, chat: group });
  await app.quiet();
  const before = fetched(app);
  for (let nth = 0; nth < 20; nth += 1) app.world.document(boris, { ...estimate, chat: group });
  await app.quiet();
  assert.ok(fetched(app) - before <= 1, `${fetched(app) - before} files were fetched`);
  await app.advance(SECOND);
  app.world.document(boris, { ...key, chat: group });
  await app.quiet();
  assert.ok(!app.world.messages(group).some(({ document }) => document?.file_name === 'key.txt'));
});

test('Whoever was told to wait has his files looked into once a second, too', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  for (let line = 1; line <= 14; line += 1) await app.says(anna, `да что же это ${line}`);
  const before = fetched(app);
  for (let nth = 0; nth < 20; nth += 1) app.world.document(anna, estimate);
  await app.quiet();
  assert.ok(fetched(app) - before <= 1, `${fetched(app) - before} files were fetched`);
  await app.advance(SECOND);
  app.world.document(anna, { name: 'key.txt', bytes: Buffer.from(await generateIdentity()) });
  await app.quiet();
  assert.ok(!app.world.messages(anna).some(({ document }) => document?.file_name === 'key.txt'));
});
