import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE } from '../../src/chat/administration/paging.ts';
import { matchesGolden } from '../support/golden.ts';
import { keptRows, moveInto } from '../support/old-house.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A house that 0.1.0 filled, and its people by what they are. */
async function oldHouse(t: Parameters<typeof openTestApp>[0]) {
  const app = await openTestApp(t, { ADMIN_IDS: '4242' });
  await moveInto(app);
  const [olga, anna, boris] = [4242, 5001, 5002].map((id) => app.world.person(id));
  assert.ok(olga && anna && boris);
  return { app, olga, anna, boris };
}

async function count({ pool }: TestApp, query: string): Promise<number> {
  return (await pool.query(query)).rows.length;
}

test('A house that 0.1.0 filled comes up: spots, open threads, passes and marks are as they were', async (t) => {
  const { app, olga, anna } = await oldHouse(t);
  const { rows } = await app.pool.query(
    `select person_id as person, roles from memberships where roles <> '{}' order by 1`,
  );
  assert.deepEqual(rows, [
    { person: 1, roles: ['admin'] },
    { person: 5, roles: ['guard'] },
  ]);
  await app.says(anna, 'Моё место');
  await app.says(anna, 'Справочник мест');
  await app.says(anna, 'Гостевой пропуск');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  matchesGolden(t, app, 'kept-house', [anna, olga]);
});

test('Every kind of notice that 0.1.0 queued is still told, or is no longer needed: none is a bug', async (t) => {
  const { app, olga } = await oldHouse(t);
  const now = app.clock.now();
  await app.stopBot();
  const { rows: before } = await app.pool.query<{ last: number }>('select max(id) as last from notices');
  const ANNOUNCEMENT = 2;
  for (const { lane, notice, to, group } of await keptRows('notices')) {
    // Announcements leave by a loop of their own, beside all others: one after another, the chat reads the same.
    const later = notice?.kind === 'group announcement' ? 2 : lane === ANNOUNCEMENT ? 1 : 0;
    const dueAt = new Date(now.getTime() + later * 60_000);
    await app.pool.query(
      `insert into notices (complex_id, recipient, group_id, lane, notice, version, made_at, due_at, state)
       values (1, $1, $2, $3, $4, 1, $5, $6, 'due')`,
      [to, group, lane, JSON.stringify(notice), now, dueAt],
    );
  }
  await app.startBot();
  await app.quiet();
  await app.advance(1);
  await app.advance(1);
  const { rows } = await app.pool.query<{ kind: string; state: string }>(
    `select notice ->> 'kind' as kind, state from notices where id > $1 and notice is not null order by id`,
    [before[0]?.last],
  );
  const told = (state: string) => rows.filter((row) => row.state === state).map(({ kind }) => kind);
  assert.deepEqual(told('dead'), ['backup file'], 'its file is another Telegram’s');
  // What they are about is over in this house, or for its guards and parties: Olga need not hear of it.
  const dropped = ['alert photo', 'claim asked', 'co-holder joined', 'group blind', 'group unlinked'];
  const more = ['guest still inside', 'holder question', 'mark ended', 'mark ran out'];
  assert.deepEqual(told('dropped'), [...dropped, ...more]);
  assert.equal(told('sent').length, rows.length - 10);
  matchesGolden(t, app, 'kept-notices', [olga]);
});

test('Every dialog that 0.1.0 left open takes the next line', async (t) => {
  const { app, olga, anna } = await oldHouse(t);
  for (const dialog of await keptRows('dialogs')) {
    const isAnnas = ['leaving', 'inviting', 'extending', 'describing', 'looking up', 'raising', 'messaging'];
    const person = isAnnas.includes(String(dialog.kind)) ? anna : olga;
    await app.pool.query(
      `insert into dialogs (bot_id, person_id, dialog, expires_at) values (1, $1, $2, $3)
       on conflict (bot_id, person_id) do update set dialog = $2, expires_at = $3`,
      [person === anna ? 2 : 1, JSON.stringify(dialog), new Date(app.clock.now().getTime() + 60_000)],
    );
    // A guard's question is a guard's by then, too.
    const roles = dialog.kind === 'checking pass' ? '{admin,guard}' : '{admin}';
    await app.pool.query('update memberships set roles = $1 where person_id = 1', [roles]);
    await app.says(person, '45');
    // The polite limit counts typed lines; it is not what this is about.
    await app.advance(1);
  }
  assert.equal(await count(app, 'select 1 from updates where failure is not null'), 0);
  const links = (text: string) => text.replaceAll(/start=r_[\w-]{22}/g, 'start=r_secret');
  matchesGolden(t, app, 'kept-dialogs', [anna, olga], {}, links);
});

test('Every timer that 0.1.0 set fires', async (t) => {
  const { app } = await oldHouse(t);
  const now = app.clock.now();
  await app.stopBot();
  for (const { kind, subject_id } of await keptRows('timers')) {
    await app.pool.query(
      `insert into timers (complex_id, kind, subject_id, due_at) values (1, $1, $2, $3)
       on conflict (complex_id, kind, subject_id) do update set due_at = $3`,
      [kind, subject_id, now],
    );
  }
  await app.startBot();
  await app.quiet();
  const putOff = new Date(now.getTime() + 60_000);
  const { rows } = await app.pool.query('select kind from timers where due_at <= $1', [putOff]);
  assert.deepEqual(rows, [], 'a timer that throws is put off by a minute');
});

test('«Журнал» tells every kind of entry that 0.1.0 wrote', async (t) => {
  const { app, olga } = await oldHouse(t);
  const entries = await keptRows('journal');
  for (const { deed, about } of entries) {
    await app.pool.query(
      'insert into journal (complex_id, at, by_person, about, deed) values (1, $1, 1, $2, $3)',
      [app.clock.now(), about, JSON.stringify(deed)],
    );
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  for (let shown = PAGE; shown < entries.length; shown += PAGE) await app.taps(olga, 'Дальше ▶');
  matchesGolden(t, app, 'kept-journal', [olga]);
});
