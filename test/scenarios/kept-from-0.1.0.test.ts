import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE } from '../../src/chat/administration/paging.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse } from '../support/house.ts';
import { keptRows, moveInto } from '../support/old-house.ts';

/** A house that 0.1.0 filled, and its people by what they are. */
async function oldHouse(t: Parameters<typeof openHouse>[0]) {
  const house = await openHouse(t, { ADMIN_IDS: '4242' });
  await moveInto(house);
  const [olga, anna, boris] = [4242, 5001, 5002].map((id) => house.world.person(id));
  assert.ok(olga && anna && boris);
  return { house, olga, anna, boris };
}

async function count({ pool }: House, query: string): Promise<number> {
  return (await pool.query(query)).rows.length;
}

test('A house that 0.1.0 filled comes up: spots, open threads, passes and marks are as they were', async (t) => {
  const { house, olga, anna } = await oldHouse(t);
  const { rows } = await house.pool.query(
    `select person_id as person, roles from memberships where roles <> '{}' order by 1`,
  );
  assert.deepEqual(rows, [
    { person: 1, roles: ['admin'] },
    { person: 5, roles: ['guard'] },
  ]);
  await house.says(anna, 'Моё место');
  await house.says(anna, 'Справочник мест');
  await house.says(anna, 'Гостевой пропуск');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Статистика');
  matchesGolden(t, house, 'kept-house', [anna, olga]);
});

test('Every kind of notice that 0.1.0 queued is still told, or is no longer needed: none is a bug', async (t) => {
  const { house, olga } = await oldHouse(t);
  const now = house.clock.now();
  await house.stopBot();
  const { rows: before } = await house.pool.query<{ last: number }>('select max(id) as last from notices');
  const ANNOUNCEMENT = 2;
  for (const { lane, notice, to, group } of await keptRows('notices')) {
    // Announcements leave by a loop of their own, beside all others: one after another, the chat reads the same.
    const later = notice?.kind === 'group announcement' ? 2 : lane === ANNOUNCEMENT ? 1 : 0;
    const dueAt = new Date(now.getTime() + later * 60_000);
    await house.pool.query(
      `insert into notices (complex_id, recipient, group_id, lane, notice, version, made_at, due_at, state)
       values (1, $1, $2, $3, $4, 1, $5, $6, 'due')`,
      [to, group, lane, JSON.stringify(notice), now, dueAt],
    );
  }
  await house.startBot();
  await house.quiet();
  await house.pass(1);
  await house.pass(1);
  const { rows } = await house.pool.query<{ kind: string; state: string }>(
    `select notice ->> 'kind' as kind, state from notices where id > $1 and notice is not null order by id`,
    [before[0]?.last],
  );
  const told = (state: string) => rows.filter((row) => row.state === state).map(({ kind }) => kind);
  assert.deepEqual(told('dead'), ['alert photo', 'backup file'], 'their files are another Telegram’s');
  // What they are about is over in this house: nobody needs to hear of it.
  const dropped = ['claim asked', 'co-holder joined', 'group blind', 'group unlinked', 'holder question'];
  assert.deepEqual(told('dropped'), [...dropped, 'mark ended', 'mark ran out']);
  assert.equal(told('sent').length, rows.length - 9);
  matchesGolden(t, house, 'kept-notices', [olga]);
});

test('Every dialog that 0.1.0 left open takes the next line', async (t) => {
  const { house, olga, anna } = await oldHouse(t);
  for (const dialog of await keptRows('dialogs')) {
    const isAnnas = ['leaving', 'inviting', 'extending', 'describing', 'looking up', 'raising', 'messaging'];
    const person = isAnnas.includes(String(dialog.kind)) ? anna : olga;
    await house.pool.query(
      `insert into dialogs (bot_id, person_id, dialog, expires_at) values (1, $1, $2, $3)
       on conflict (bot_id, person_id) do update set dialog = $2, expires_at = $3`,
      [person === anna ? 2 : 1, JSON.stringify(dialog), new Date(house.clock.now().getTime() + 60_000)],
    );
    await house.says(person, '45');
    // The polite limit counts typed lines; it is not what this is about.
    await house.pass(1);
  }
  assert.equal(await count(house, 'select 1 from updates where failure is not null'), 0);
  const links = (text: string) => text.replaceAll(/start=r_[\w-]{22}/g, 'start=r_secret');
  matchesGolden(t, house, 'kept-dialogs', [anna, olga], {}, links);
});

test('Every timer that 0.1.0 set fires', async (t) => {
  const { house } = await oldHouse(t);
  const now = house.clock.now();
  await house.stopBot();
  for (const { kind, subject_id } of await keptRows('timers')) {
    await house.pool.query(
      `insert into timers (complex_id, kind, subject_id, due_at) values (1, $1, $2, $3)
       on conflict (complex_id, kind, subject_id) do update set due_at = $3`,
      [kind, subject_id, now],
    );
  }
  await house.startBot();
  await house.quiet();
  const putOff = new Date(now.getTime() + 60_000);
  const { rows } = await house.pool.query('select kind from timers where due_at <= $1', [putOff]);
  assert.deepEqual(rows, [], 'a timer that throws is put off by a minute');
});

test('«Журнал» tells every kind of entry that 0.1.0 wrote', async (t) => {
  const { house, olga } = await oldHouse(t);
  const entries = await keptRows('journal');
  for (const { deed, about } of entries) {
    await house.pool.query(
      'insert into journal (complex_id, at, by_person, about, deed) values (1, $1, 1, $2, $3)',
      [house.clock.now(), about, JSON.stringify(deed)],
    );
  }
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Журнал');
  for (let shown = PAGE; shown < entries.length; shown += PAGE) await house.taps(olga, 'Дальше ▶');
  matchesGolden(t, house, 'kept-journal', [olga]);
});
