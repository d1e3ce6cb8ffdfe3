import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drafts } from '../support/announcing.ts';
import { makesCopy, readsCopy, sendsCopy } from '../support/copies.ts';
import { empties, restores } from '../support/operator.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const announced = async ({ pool }: TestApp) => {
  const { rows } = await pool.query<{ text: string; state: string }>(
    'select text, state from announcements order by id',
  );
  return rows.map(({ text, state }) => `${text}: ${state}`);
};

test('A copy taken while an announcement is sent brings it back as called off, and nobody gets it once more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Анна', [12]);
  await app.pool.query(
    `insert into announcements (complex_id, author, text, drafted_at, state, starts_at)
     select 1, p.id, v.text, $1, v.state, case when v.state <> 'draft' then $1::timestamptz end
     from persons p, (values ('Идёт', 'going'), ('Ждёт', 'waiting'), ('Набросок', 'draft')) v (text, state)
     where p.display_name = 'Ольга'`,
    [app.clock.now()],
  );
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  const sent = ({ world }: TestApp) =>
    world.log.filter(({ params }) => /Идёт|Ждёт/.test(String(params.text))).length;
  await app.pool.query('delete from announcements');
  const before = sent(app);
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await announced(app), ['Идёт: called off', 'Ждёт: called off'], 'in the chat');
  await app.stopBot();
  await empties(app);
  assert.equal((await restores(app, {}, name, '--yes')).code, 0);
  assert.deepEqual(await announced(app), ['Идёт: called off', 'Ждёт: called off'], 'by the command line');
  await app.startBot();
  await app.advance(24 * 60);
  assert.equal(sent(app), before);
});

test('A request to move cars comes back with its answers and closed: nobody is reminded of it twice', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [13]);
  await drafts(app, olga, 'Чистят снег');
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  await app.taps(anna, 'Не смогу');
  await app.taps(olga, 'Напомнить');
  const name = await makesCopy(app, olga);
  const bytes = await readsCopy(app, name);
  await app.pool.query("delete from announcements; delete from timers where kind like 'announcement%'");
  await sendsCopy(app, olga, bytes);
  await app.taps(olga, 'Подтвердить');
  const { rows } = await app.pool.query(
    'select answer, closed_at is not null as closed from announcements join announcement_answers on id = announcement_id',
  );
  assert.deepEqual(rows, [{ answer: 'cannot move', closed: true }]);
  const reminded = () =>
    app.world.log.filter(({ params }) => /Уберёте машину/.test(String(params.text))).length;
  await app.advance(24 * 60);
  assert.equal(reminded(), 0);
});
