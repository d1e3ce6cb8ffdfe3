import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makesCopy, readsCopy, sendsCopy } from '../support/copies.ts';
import { type House, openHouse } from '../support/house.ts';
import { empties, restores } from '../support/operator.ts';

const announced = async ({ pool }: House) => {
  const { rows } = await pool.query<{ text: string; state: string }>(
    'select text, state from announcements order by id',
  );
  return rows.map(({ text, state }) => `${text}: ${state}`);
};

test('A copy taken while an announcement is sent brings it back as called off, and nobody gets it once more', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Анна', [12]);
  await house.pool.query(
    `insert into announcements (complex_id, author, text, drafted_at, state, starts_at)
     select 1, p.id, v.text, $1, v.state, case when v.state <> 'draft' then $1::timestamptz end
     from persons p, (values ('Идёт', 'going'), ('Ждёт', 'waiting'), ('Набросок', 'draft')) v (text, state)
     where p.display_name = 'Ольга'`,
    [house.clock.now()],
  );
  const name = await makesCopy(house, olga);
  const bytes = await readsCopy(house, name);
  const sent = ({ world }: House) =>
    world.log.filter(({ params }) => /Идёт|Ждёт/.test(String(params.text))).length;
  await house.pool.query('delete from announcements');
  const before = sent(house);
  await sendsCopy(house, olga, bytes);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await announced(house), ['Идёт: called off', 'Ждёт: called off'], 'in the chat');
  await house.stopBot();
  await empties(house);
  assert.equal((await restores(house, {}, name, '--yes')).code, 0);
  assert.deepEqual(await announced(house), ['Идёт: called off', 'Ждёт: called off'], 'by the command line');
  await house.startBot();
  await house.pass(24 * 60);
  assert.equal(sent(house), before);
});
