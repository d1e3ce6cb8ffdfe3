import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { hashOfCode } from '../../src/adapters/postgres/strips/strip-secrets.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';
import { cutUp, type Paper } from '../support/strips.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const SPOTS = [45, 46, 47, 48];

async function withSpots(app: TestApp): Promise<void> {
  await app.pool.query(
    'insert into spots (complex_id, number) select 1, unnest($1::int[]) on conflict do nothing',
    [SPOTS],
  );
}

async function prints(app: TestApp, admin: Person, label = 'Всем местам: 4') {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Приглашения списком');
  await app.taps(admin, label);
  return cutUp(app, admin);
}

async function opens(app: TestApp, person: Person, payload: string): Promise<void> {
  app.world.start(person, payload);
  await app.quiet();
}

/** What is made by chance. */
const steadyOf = (papers: readonly Paper[]) => (text: string) =>
  papers.reduce(
    (whole, { code, spot }) => whole.replaceAll(new RegExp(code.replace('-', '[- ]'), 'gi'), `CODE-${spot}`),
    text.replaceAll(/\bs_[\w-]{22}/g, 's_secret'),
  );

test('An admin prints strips, people come in by QR and by code, and he prints again for who is missing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  const papers = await prints(app, olga);
  assert.deepEqual(
    papers.map(({ spot }) => spot),
    SPOTS,
  );
  const [vera, boris, anna, late] = ['Вера', 'Борис', 'Анна', 'Поздний'].map((name) => app.stranger(name));
  assert.ok(vera && boris && anna && late);
  // By the QR, as a stranger.
  await opens(app, vera, papers[0]?.payload ?? '');
  await app.taps(vera, 'Согласен');
  // By the code, asked for his spot.
  await app.says(boris, '/start');
  await app.taps(boris, 'Согласен');
  await app.says(boris, (papers[1]?.code ?? '').toLowerCase());
  // Bare, before the consent, as the phone wrote it.
  await app.says(anna, (papers[2]?.code ?? '').replace('-', ' '));
  await app.taps(anna, 'Согласен');
  assert.deepEqual(await holders(app), ['45 Вера', '46 Борис', '47 Анна']);
  // The same paper once more.
  await opens(app, late, papers[0]?.payload ?? '');
  await app.taps(late, 'Согласен');
  await app.says(late, papers[1]?.code ?? '');
  await app.says(late, 'K7PM-4XQ2');
  assert.equal(
    app.world.messages(late).filter(({ text }) => text?.includes('Этот код не подходит')).length,
    2,
  );
  await app.advance(11);
  const again = await prints(app, olga, 'Только тем, кто не вошёл: 1');
  assert.deepEqual(again, papers, 'nothing is printed before it is said what dies');
  await app.taps(olga, 'Подтвердить');
  const more = await cutUp(app, olga);
  const [fresh] = more;
  assert.equal(fresh?.spot, 48);
  await app.says(late, papers[3]?.code ?? '');
  await app.says(late, fresh?.code ?? '');
  assert.deepEqual(await holders(app), ['45 Вера', '46 Борис', '47 Анна', '48 Поздний']);
  await app.advance(22 * 60);
  matchesGolden(t, app, 'strips', [olga, vera, boris, anna, late], {}, steadyOf([...papers, ...more]));
});

test('In English: strips printed, used, and taken back', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], { languageCode: 'en' });
  await withSpots(app);
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Invitations as a list');
  await app.taps(olga, 'For all spots: 4');
  const papers = await cutUp(app, olga);
  const [vera, boris] = [
    app.stranger('Vera', { languageCode: 'en' }),
    app.stranger('Boris', { languageCode: 'en' }),
  ];
  await opens(app, vera, papers[0]?.payload ?? '');
  await app.taps(vera, 'I agree');
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Open links');
  await app.taps(olga, buttonsUnder(app, olga, 'Beside the strips')[0] ?? assert.fail('no line'));
  await app.taps(olga, 'Revoke all: 3');
  await app.taps(olga, 'Confirm');
  await opens(app, boris, papers[1]?.payload ?? '');
  await app.taps(boris, 'I agree');
  await app.says(boris, papers[1]?.code ?? '');
  assert.deepEqual(await holders(app), ['45 Vera']);
  await app.advance(24 * 60);
  matchesGolden(t, app, 'strips-english', [olga, vera, boris], {}, steadyOf(papers));
});

test('Strips for who is missing end those of who is missing: of the others in the mailboxes none is said to die', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  await prints(app, olga);
  // Came in without her strip.
  await app.resident('Анна', [45]);
  await prints(app, olga, 'Только тем, кто не вошёл: 3');
  assert.match(app.reads(olga), /3 напечатанных раньше перестанут действовать/);
});

test('Whoever waits with a claim comes in by a code, and a resident by the QR of his second spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  const papers = await prints(app, olga);
  const vera = app.stranger('Вера');
  await applies(app, vera, '45');
  await app.says(vera, papers[0]?.code ?? '');
  await opens(app, vera, papers[1]?.payload ?? '');
  await app.taps(vera, 'Подтвердить');
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Добавить место');
  await app.says(vera, papers[2]?.code ?? '');
  assert.deepEqual(await holders(app), ['45 Вера', '46 Вера', '47 Вера']);
  const { rows } = await app.pool.query('select verdict, open from claims');
  assert.deepEqual(rows, [{ verdict: 'approved', open: false }], 'nobody has to decide about it any more');
});

test('Strips outlive the admin who printed them and a restart, and nobody else is told of each who comes', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await withSpots(app);
  const papers = await prints(app, olga);
  await app.says(olga, '/forget');
  await app.taps(olga, 'Подтвердить');
  await restart(app);
  const before = app.world.messages(pavel).length;
  const vera = app.stranger('Вера');
  await opens(app, vera, papers[0]?.payload ?? '');
  await app.taps(vera, 'Согласен');
  assert.deepEqual(await holders(app), ['45 Вера']);
  assert.equal(app.world.messages(pavel).length, before, 'in the evening, in one line');
  await app.advance(24 * 60);
  assert.ok(app.world.find(pavel, 'По листкам вошёл 1 человек. Всего вошли: 1 из 4'));
  const galya = app.stranger('Галя');
  await opens(app, galya, papers[1]?.payload ?? '');
  await app.taps(galya, 'Согласен');
  await app.advance(24 * 60);
  assert.ok(app.world.find(pavel, 'По листкам вошёл 1 человек. Всего вошли: 2 из 4'), 'each is told of once');
});

test('What was taken back lets nobody in, neither by its QR nor by its code', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  const papers = await prints(app, olga);
  await app.pool.query('update strips set revoked_at = $1', [app.clock.now()]);
  const vera = app.stranger('Вера');
  await opens(app, vera, papers[0]?.payload ?? '');
  await app.taps(vera, 'Согласен');
  await app.says(vera, papers[0]?.code ?? '');
  assert.deepEqual(await holders(app), []);
  assert.match(app.reads(vera), /Этот код не подходит/);
});

test('A banned person comes in by no strip, and after 60 days nobody does', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  const papers = await prints(app, olga);
  const boris = await app.resident('Борис', [12]);
  await app.pool.query(
    `update memberships set banned_until = $2, ban_reason = 'шум'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [boris.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await opens(app, boris, papers[0]?.payload ?? '');
  await app.says(boris, papers[0]?.code ?? '');
  assert.deepEqual(await holders(app), ['12 Борис']);
  const vera = app.stranger('Вера');
  await app.pool.query(`update strips set printed_at = printed_at - interval '60 days', expires_at = $1`, [
    app.clock.now(),
  ]);
  await opens(app, vera, papers[1]?.payload ?? '');
  await app.taps(vera, 'Согласен');
  await app.says(vera, papers[1]?.code ?? '');
  assert.deepEqual(await holders(app), ['12 Борис']);
  assert.match(app.reads(vera), /Этот код не подходит/);
});

test('Five wrong codes of one person, and even the right one waits; the numbers of spots are heard all the same', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  const papers = await prints(app, olga);
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  for (const code of ['ABCD-2345', 'ABCD-2346', 'ABCD-2347', 'ABCD-2348', 'ABCD-2349'])
    await app.says(vera, code);
  await app.says(vera, papers[0]?.code ?? '');
  assert.match(app.reads(vera), /Слишком много неверных кодов/);
  assert.deepEqual(await holders(app), []);
  await app.advance(11);
  await app.says(vera, papers[0]?.code ?? '');
  assert.deepEqual(await holders(app), ['45 Вера']);
});

test('A code that begins like a spot is a code: what is right lets in, what is wrong asks no admin for that spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await withSpots(app);
  await prints(app, olga);
  // Printed by a version that did not mind.
  await app.pool.query('update strips set code_hash = $1 where spot = 45', [await hashOfCode('86923KZ6')]);
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  await app.says(vera, '4342-28A7');
  assert.match(app.reads(vera), /Этот код не подходит/);
  await app.says(vera, '8692-3kz6');
  assert.deepEqual(await holders(app), ['45 Вера']);
  assert.equal((await app.pool.query('select from claims')).rowCount, 0);
});

test('A list of spots stays a list, whatever letters stand around it', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  for (const [at, typed] of ['мест 2345', 'места 234', '23 45 67 89', 'place 45'].entries()) {
    const vera = app.stranger(`Вера ${at}`);
    await app.says(vera, '/start');
    await app.taps(vera, 'Согласен');
    await app.says(vera, typed);
    assert.doesNotMatch(app.reads(vera), /код/i, typed);
  }
});

test('Two admins print at once: the second is told so, and the first one’s strips live', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await withSpots(app);
  await prints(app, olga);
  await prints(app, olga);
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Приглашения списком');
  await app.taps(pavel, 'Всем местам: 4');
  await app.advance(1);
  await app.taps(olga, 'Подтвердить');
  const papers = await cutUp(app, olga);
  assert.match((await app.taps(pavel, 'Подтвердить')) ?? '', /печатал другой администратор/);
  const vera = app.stranger('Вера');
  await opens(app, vera, papers[0]?.payload ?? '');
  await app.taps(vera, 'Согласен');
  assert.deepEqual(await holders(app), ['45 Вера']);
});
