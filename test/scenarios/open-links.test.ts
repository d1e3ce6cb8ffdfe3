import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, holders } from '../support/joining.ts';
import { lets, rents } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The payload of the newest link that this admin was given. */
const payloadFor = ({ world }: TestApp, admin: Person) =>
  /start=([gr]_[\w-]{22})/.exec(world.find(admin, '?start=')?.text ?? '')?.[1] ?? assert.fail('no link');

/** Links for spot 45 and for a guard, by this admin. */
async function makesLinks(app: TestApp, admin: Person) {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Пригласить жителя');
  await app.says(admin, '45');
  const resident = payloadFor(app, admin);
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Пригласить охрану');
  return { resident, guard: payloadFor(app, admin) };
}

async function opens(app: TestApp, person: Person, payload: string): Promise<void> {
  app.world.start(person, payload);
  await app.quiet();
  await app.taps(person, 'Согласен');
}

const roles = async ({ pool }: TestApp) => {
  const { rows } = await pool.query<{ roles: string[] }>('select roles from memberships order by person_id');
  return rows.flatMap((row) => row.roles);
};

/** What becomes of an admin. */
const ENDS: Readonly<Record<string, (app: TestApp, pavel: Person, olga: Person) => Promise<void>>> = {
  removed: async (app, pavel, olga) => {
    await card(app, pavel, olga);
    await app.taps(pavel, 'Снять с администраторов');
    await app.taps(pavel, 'Подтвердить');
  },
  'removed and made an admin again': async (app, pavel, olga) => {
    await card(app, pavel, olga);
    await app.taps(pavel, 'Снять с администраторов');
    await app.taps(pavel, 'Подтвердить');
    await card(app, pavel, olga);
    await app.taps(pavel, 'Назначить администратором');
    await app.taps(pavel, 'Подтвердить');
  },
  banned: async (app, pavel, olga) => {
    await card(app, pavel, olga);
    await app.taps(pavel, 'Заблокировать');
    await app.taps(pavel, 'На сутки');
    await app.says(pavel, 'шум');
    await app.taps(pavel, 'Подтвердить');
  },
  'banned for a while': async (app, pavel, olga) => {
    await ENDS.banned?.(app, pavel, olga);
    await app.advance(24 * 60);
  },
  forgotten: async (app, _, olga) => {
    await app.says(olga, '/forget');
    await app.taps(olga, 'Подтвердить');
  },
  'no admin in the rows, whoever wrote that': async ({ pool }, _, olga) => {
    await pool.query(
      "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
      [olga.id],
    );
  },
};

async function card(app: TestApp, pavel: Person, olga: Person): Promise<void> {
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Жители');
  await app.says(pavel, olga.firstName);
  const found = app.world.messages(pavel).at(-1)?.reply_markup?.inline_keyboard.flat() ?? [];
  const label = found.find(({ text }) => text.includes(olga.firstName))?.text;
  await app.taps(pavel, label ?? assert.fail('not found'));
}

for (const [end, ends] of Object.entries(ENDS)) {
  test(`The links of an admin who is ${end} open no door`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    const { resident, guard } = await makesLinks(app, olga);
    const before = await roles(app);
    const early = app.stranger('Ранний');
    app.world.start(early, resident);
    await app.quiet();
    assert.match(app.reads(early), /45/);
    await ends(app, pavel, olga);
    const [vera, stas] = [app.stranger('Вера'), app.stranger('Стас')];
    await app.taps(early, 'Согласен');
    await opens(app, vera, resident);
    await opens(app, stas, guard);
    assert.deepEqual(await holders(app), []);
    assert.equal((await roles(app)).includes('guard'), false, String(before));
    for (const person of [vera, stas, early])
      assert.ok(app.world.find(person, 'уже не действует'), `${person.firstName}: ${app.reads(person)}`);
  });
}

test('«Управление» lists the links that nobody has used yet, and revokes them', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const { resident, guard } = await makesLinks(app, olga);
  await app.advance(1);
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Открытые ссылки');
  const list = app.world.messages(pavel).at(-1) ?? assert.fail();
  await app.world.press(pavel, list, 'Место 45 · до 29 ноября, 22:36 · Ольга');
  await app.quiet();
  await app.taps(pavel, 'Подтвердить');
  const [vera, stas] = [app.stranger('Вера'), app.stranger('Стас')];
  await opens(app, vera, resident);
  assert.deepEqual(await holders(app), []);
  await opens(app, stas, guard);
  assert.ok((await roles(app)).includes('guard'), 'the other link is as good as ever');
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Открытые ссылки');
  assert.match(app.reads(pavel), /нет/);
  assert.match(
    (await app.world.press(pavel, list, 'Охрана · до 24 ноября, 22:36 · Ольга')).text ?? '',
    /уже/,
  );
  await app.quiet();
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Журнал');
  matchesGolden(t, app, 'open-links', [pavel], {}, (text) =>
    text.replaceAll(/start=[gr]_[\w-]{22}/g, 'start=secret'),
  );
});

test('In English: the links that nobody has used yet, and one that is revoked', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], { languageCode: 'en' });
  for (const word of ['Invite a resident', 'Invite guards']) {
    await app.says(olga, 'Administration');
    await app.taps(olga, word);
    if (word === 'Invite a resident') await app.says(olga, '45');
  }
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Open links');
  for (const _ of ['the guards', 'the spot']) {
    await app.says(olga, 'Administration');
    await app.taps(olga, 'Open links');
    const label = app.world.messages(olga).at(-1)?.reply_markup?.inline_keyboard[0]?.[0]?.text;
    await app.taps(olga, label ?? assert.fail());
    await app.taps(olga, 'Confirm');
  }
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Open links');
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Journal');
  matchesGolden(t, app, 'open-links-english', [olga], {}, (text) =>
    text.replaceAll(/start=[gr]_[\w-]{22}/g, 'start=secret'),
  );
});

test('A link for a spot makes nobody a guard and a guard’s link nobody a holder; neither is spent by the try', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { resident, guard } = await makesLinks(app, olga);
  const [vera, gleb] = [app.stranger('Вера'), app.stranger('Глеб')];
  await opens(app, vera, `g_${resident.slice(2)}`);
  await opens(app, gleb, `r_${guard.slice(2)}`);
  for (const one of [vera, gleb]) assert.ok(app.world.find(one, 'ссылка уже не действует'), one.firstName);
  assert.deepEqual([await roles(app), await holders(app)], [['admin'], []]);
  app.world.start(vera, resident);
  app.world.start(gleb, guard);
  await app.quiet();
  for (const one of [vera, gleb]) await app.taps(one, 'Подтвердить');
  assert.deepEqual([await roles(app), await holders(app)], [['admin', 'guard'], ['45 Вера']]);
});

test('Whoever comes by a link for a spot hears of the open call about it, and is asked about who else claims it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const { resident } = await makesLinks(app, olga);
  const [vera, boris] = [app.stranger('Вера'), app.stranger('Борис')];
  await applies(app, vera, '45');
  await app.says(anna, '/blocked 45');
  await opens(app, boris, resident);
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.match(
    app.world.find(anna, 'Место 45')?.text ?? app.world.find(anna, 'перегород')?.text ?? '',
    /Доставлено/,
  );
  await app.taps(boris, 'Не знаю этого человека');
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Борис']);
});

test('A link whose maker is no admin any more is not listed', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await makesLinks(app, olga);
  await makesLinks(app, pavel);
  const lists = async () => {
    await app.says(pavel, 'Управление');
    await app.taps(pavel, 'Открытые ссылки');
    const keys = app.world.messages(pavel).at(-1)?.reply_markup?.inline_keyboard ?? [];
    return keys.flat().map(({ text }) => text.split(' · ').at(-1));
  };
  assert.deepEqual((await lists()).toSorted(), ['Ольга', 'Ольга', 'Павел', 'Павел']);
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [olga.id],
  );
  assert.deepEqual(await lists(), ['Павел', 'Павел']);
});

test('An admin who is none any more has still let his own spot: the link for his tenant opens it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [45]);
  const pavel = await app.admin('Павел');
  const link = await lets(app, olga, '25 декабря');
  await ENDS.removed?.(app, pavel, olga);
  await rents(app, await app.resident('Юля', []), link);
  assert.deepEqual(await holders(app), ['45 Ольга', '45 Юля']);
});
