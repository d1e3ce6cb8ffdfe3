import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type CopyLine, makesCopy, readsCopy, sendsCopy, unpack } from '../support/copies.ts';
import { holders } from '../support/joining.ts';
import { empties, restores } from '../support/operator.ts';
import { openTestApp } from '../support/test-app.ts';

const SEALED = ['secrets', 'erasure_marks'];
const isSealed = ([table]: CopyLine) => SEALED.includes(table);

test('A plain copy holds neither the secret nor the marks of whoever was forgotten, and says so when it is restored', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.pool.query(
    'update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)',
    [boris.id, new Date(app.clock.now().getTime() + 3 * 86_400_000)],
  );
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  const { rows: marks } = await app.pool.query('select 1 from erasure_marks');
  assert.equal(marks.length, 1);
  await app.resident('Анна', [12]);
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  const { rows: secrets } = await app.pool.query<{ hex: string }>(
    "select encode(value, 'hex') as hex from secrets",
  );
  const text = gunzipSync(bytes).toString('utf8');
  for (const { hex } of secrets) assert.ok(!text.includes(hex));
  assert.deepEqual(unpack(bytes).rows.filter(isSealed), []);
  assert.equal(unpack(bytes).rows.filter(([table]) => table === 'erasures').length, 1);

  await app.stopBot();
  await empties(app);
  const { code, said } = await restores(app, {}, name, '--yes');
  assert.equal(code, 0, said);
  assert.match(said, /прежние гостевые пропуска не действуют/);
  // The house has another secret now and is the same house: its copies are its own, the old ones and the new.
  await app.startBot();
  const later = await makesCopy(app, olga);
  const header = (of: Uint8Array) => unpack(of).header.installation;
  assert.equal(header(await readsCopy(app, later)), header(bytes));
  await app.pool.query('delete from holdings');
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна']);
  const { rows: now } = await app.pool.query<{ hex: string }>(
    "select encode(value, 'hex') as hex from secrets where name = 'installation'",
  );
  assert.ok(!secrets.some(({ hex }) => hex === now[0]?.hex));
});
