import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE } from '../../src/chat/administration/paging.ts';
import { matchesGolden } from '../support/golden.ts';
import { keptRows, moveInto } from '../support/old-house.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

type Language = 'ru' | 'en';

/** What is pressed, by language. */
const LABELS = {
  ru: {
    resident: ['Моё место', 'Справочник мест', 'Гостевой пропуск'],
    ...{ admin: 'Управление', claims: 'Заявки', figures: 'Статистика', journal: 'Журнал', more: 'Дальше ▶' },
  },
  en: {
    resident: ['My spot', 'Spot directory', 'Guest pass'],
    ...{
      admin: 'Administration',
      claims: 'Claims',
      figures: 'Statistics',
      journal: 'Journal',
      more: 'More ▶',
    },
  },
} as const;

const LANGUAGES = ['ru', 'en'] as const;
const goldenOf = (name: string, language: Language) => (language === 'en' ? `${name}-english` : name);

/** A house that 0.1.0 filled, and its people by what they are. */
async function oldHouse(t: Parameters<typeof openTestApp>[0], language: Language = 'ru') {
  const app = await openTestApp(t, { ADMIN_IDS: '4242' });
  await moveInto(app);
  await app.pool.query('update persons set language = $1', [language]);
  const [olga, anna, boris] = [4242, 5001, 5002].map((id) => app.world.person(id));
  assert.ok(olga && anna && boris);
  return { app, olga, anna, boris };
}

async function count({ pool }: TestApp, query: string): Promise<number> {
  return (await pool.query(query)).rows.length;
}

for (const language of LANGUAGES)
  test(`A house that 0.1.0 filled comes up: spots, open threads, passes and marks are as they were (${language})`, async (t) => {
    const { app, olga, anna } = await oldHouse(t, language);
    const { rows } = await app.pool.query(
      `select person_id as person, roles from memberships where roles <> '{}' order by 1`,
    );
    assert.deepEqual(rows, [
      { person: 1, roles: ['admin'] },
      { person: 5, roles: ['guard'] },
    ]);
    for (const label of LABELS[language].resident) await app.says(anna, label);
    const { admin, claims, figures } = LABELS[language];
    for (const topic of [claims, figures]) {
      await app.says(olga, admin);
      await app.taps(olga, topic);
    }
    matchesGolden(t, app, goldenOf('kept-house', language), [anna, olga]);
  });

for (const language of LANGUAGES)
  test(`Every kind of notice that 0.1.0 queued is still told, or is no longer needed: none is a bug (${language})`, async (t) => {
    const { app, olga } = await oldHouse(t, language);
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
    assert.deepEqual(told('dead'), [], 'files of another Telegram are said to be missing');
    // What they are about is over in this house, or for its guards and parties: Olga need not hear of it.
    const dropped = ['alert photo', 'claim asked', 'co-holder joined', 'group blind', 'group unlinked'];
    const more = ['guest still inside', 'holder question', 'mark ended', 'mark ran out'];
    assert.deepEqual(told('dropped'), [...dropped, ...more]);
    assert.equal(told('sent').length, rows.length - 9);
    matchesGolden(t, app, goldenOf('kept-notices', language), [olga]);
  });

for (const language of LANGUAGES)
  test(`Every dialog that 0.1.0 left open takes the next line (${language})`, async (t) => {
    const { app, olga, anna } = await oldHouse(t, language);
    for (const dialog of await keptRows('dialogs')) {
      const isAnnas = [
        'leaving',
        'inviting',
        'extending',
        'describing',
        'looking up',
        'raising',
        'messaging',
      ];
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
    matchesGolden(t, app, goldenOf('kept-dialogs', language), [anna, olga], {}, links);
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

for (const language of LANGUAGES)
  test(`«Журнал» tells every kind of entry that 0.1.0 wrote (${language})`, async (t) => {
    const { app, olga } = await oldHouse(t, language);
    const entries = await keptRows('journal');
    for (const { deed, about } of entries) {
      await app.pool.query(
        'insert into journal (complex_id, at, by_person, about, deed) values (1, $1, 1, $2, $3)',
        [app.clock.now(), about, JSON.stringify(deed)],
      );
    }
    const { admin, journal, more } = LABELS[language];
    await app.says(olga, admin);
    await app.taps(olga, journal);
    for (let shown = PAGE; shown < entries.length; shown += PAGE) await app.taps(olga, more);
    matchesGolden(t, app, goldenOf('kept-journal', language), [olga]);
  });
