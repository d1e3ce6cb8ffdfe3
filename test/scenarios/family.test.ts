import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { holders, restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const steady = (text: string) => text.replaceAll(/\br_[\w-]{22}/g, 'r_secret');

/** The payload of the newest link in somebody's chat. */
const payloadFor = ({ world }: TestApp, person: Person) =>
  /start=(r_[\w-]{22})/.exec(world.find(person, '?start=')?.text ?? '')?.[1] ?? assert.fail('no link');

async function makesLink(app: TestApp, person: Person, label = 'Сделать ссылку'): Promise<string> {
  await app.says(person, 'Моё место');
  await app.taps(person, 'Добавить близкого');
  await app.taps(person, label);
  return payloadFor(app, person);
}

async function opens(app: TestApp, person: Person, payload: string, yes = 'Согласен'): Promise<void> {
  app.world.start(person, payload);
  await app.quiet();
  await app.taps(person, yes);
}

test('A holder brings in somebody close to him: a co-holder at once, and the other holder and «Журнал» are told', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const marina = await app.resident('Марина', [45]);
  const payload = await makesLink(app, boris);
  const [vera, late] = [app.stranger('Вера'), app.stranger('Поздний')];
  await restart(app);
  await opens(app, vera, payload);
  await opens(app, late, payload);
  assert.deepEqual(await holders(app), ['45 Борис', '45 Вера', '45 Марина']);
  assert.ok(app.world.find(late, 'Эта ссылка уже не действует'));
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  matchesGolden(t, app, 'family', [boris, marina, vera, olga], {}, steady);
});

test('In English: a link for somebody close, listed, taken back by its maker, and another one by an admin', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga', [], { languageCode: 'en' });
  const boris = await app.resident('Boris', [45, 46], { languageCode: 'en' });
  const links: string[] = [];
  for (const label of ['Make a link: spot 45', 'Make a link: spot 46']) {
    await app.says(boris, 'My spot');
    await app.taps(boris, 'Add somebody close');
    await app.taps(boris, label);
    links.push(payloadFor(app, boris));
  }
  await app.says(boris, 'My spot');
  await app.taps(boris, 'Add somebody close');
  await app.taps(boris, 'Revoke: spot 45, until November 24, 22:36');
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Open links');
  await app.taps(olga, 'Spot 46, somebody close · until November 24, 22:36 · Boris');
  await app.taps(olga, 'Confirm');
  const vera = app.stranger('Vera', { languageCode: 'en' });
  for (const link of links)
    await opens(app, vera, link, link === links[0] ? 'I agree' : 'I agree').catch(() => {});
  assert.deepEqual(await holders(app), ['45 Boris', '46 Boris']);
  await app.says(olga, 'Administration');
  await app.taps(olga, 'Journal');
  matchesGolden(t, app, 'family-english', [boris, olga, vera], {}, steady);
});

/** What becomes of whoever made the link. */
const ENDS: Readonly<Record<string, (app: TestApp, boris: Person, olga: Person) => Promise<void>>> = {
  'gives the spot up': async (app, boris) => {
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Отказаться от места');
    await app.taps(boris, 'Подтвердить');
  },
  'gives it up and holds it again': async (app, boris, olga) => {
    await ENDS['gives the spot up']?.(app, boris, olga);
    await app.pool.query(
      `insert into holdings (complex_id, spot, person_id, since)
       select 1, 45, person_id, $2 from addresses where external_id = $1`,
      [boris.id, app.clock.now()],
    );
  },
  'is banned': async (app, _, olga) => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Жители');
    await app.says(olga, 'Борис');
    const found = app.world.messages(olga).at(-1)?.reply_markup?.inline_keyboard.flat() ?? [];
    await app.taps(olga, found.find(({ text }) => text.includes('Борис'))?.text ?? assert.fail());
    await app.taps(olga, 'Заблокировать');
    await app.taps(olga, 'На сутки');
    await app.says(olga, 'шум');
    await app.taps(olga, 'Подтвердить');
  },
  'is banned for a while': async (app, boris, olga) => {
    await ENDS['is banned']?.(app, boris, olga);
    await app.advance(24 * 60);
  },
  'is forgotten': async (app, boris) => {
    await app.says(boris, '/forget');
    await app.taps(boris, 'Подтвердить');
  },
  'lost the spot in the rows, whoever wrote that, and holds another one': async (app) => {
    await app.pool.query('insert into spots (complex_id, number) values (1, 12)');
    await app.pool.query('update holdings set spot = 12 where spot = 45');
  },
  'made it 48 hours ago': (app) => app.advance(48 * 60),
};

for (const [end, ends] of Object.entries(ENDS)) {
  test(`A link for the family whose maker ${end} lets nobody in`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [45]);
    const payload = await makesLink(app, boris);
    const early = app.stranger('Ранний');
    app.world.start(early, payload);
    await app.quiet();
    await ends(app, boris, olga);
    const before = await holders(app);
    await app.taps(early, 'Согласен');
    const vera = app.stranger('Вера');
    await opens(app, vera, payload);
    assert.deepEqual(await holders(app), before);
    for (const one of [early, vera]) assert.ok(app.world.find(one, 'Эта ссылка уже не действует'));
  });
}

test('Three links wait at most, and five are made in a day, whatever became of them', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  for (const _ of [1, 2, 3]) await makesLink(app, boris);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить близкого');
  assert.match((await app.taps(boris, 'Сделать ссылку')) ?? '', /Три ссылки уже ждут/);
  const revokesAll = async () => {
    const revoke = () =>
      app.world
        .messages(boris)
        .at(-1)
        ?.reply_markup?.inline_keyboard.flat()
        .find(({ text }) => text.startsWith('Отозвать'))?.text;
    for (let label = revoke(); label; label = revoke()) await app.taps(boris, label);
  };
  await revokesAll();
  for (const _ of [4, 5]) await makesLink(app, boris);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить близкого');
  await revokesAll();
  assert.match((await app.taps(boris, 'Сделать ссылку')) ?? '', /Сегодня уже было пять ссылок/);
  await app.advance(24 * 60);
  await makesLink(app, boris);
});

test('An admin who is one no longer keeps the links for his family, and loses those of his office', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const pavel = await app.admin('Павел', [45]);
  const family = await makesLink(app, pavel);
  await app.pool.query(
    `update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)`,
    [pavel.id],
  );
  const vera = app.stranger('Вера');
  await opens(app, vera, family);
  assert.deepEqual(await holders(app), ['45 Вера', '45 Павел']);
});

test('A resident opens the link of a neighbour and is asked; nobody else revokes it, whatever he presses', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const payload = await makesLink(app, boris);
  const { rows } = await app.pool.query<{ id: string }>('select id from invites');
  const forged = app.world.messages(anna).at(-1) ?? assert.fail('nothing to press');
  const answer = await app.world.forge(anna, forged, `fl:r:${Number(rows[0]?.id).toString(36)}`);
  assert.match(answer.text ?? '', /уже не действует/);
  await opens(app, anna, payload, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '45 Анна', '45 Борис']);
});

test('A co-holder who gives the spot up takes his own links with him, and nobody else’s', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const marina = await app.resident('Марина', [45]);
  const [his, hers] = [await makesLink(app, boris), await makesLink(app, marina)];
  await app.says(marina, 'Моё место');
  await app.taps(marina, 'Отказаться от места');
  await app.taps(marina, 'Подтвердить');
  await opens(app, app.stranger('Вера'), his);
  await opens(app, app.stranger('Поздний'), hers);
  assert.deepEqual(await holders(app), ['45 Борис', '45 Вера']);
});
