import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A letter of Korean that every font draws as nothing: Telegram sends it as any other. */
const NOTHING = '\u3164';

type House = { readonly app: TestApp; readonly anna: Person; readonly boris: Person; readonly olga: Person };

const asked: readonly (readonly [
  what: string,
  who: 'anna' | 'boris' | 'olga',
  ask: (house: House) => Promise<unknown>,
])[] = [
  ['the answer to a neighbour', 'boris', ({ app, boris }) => app.taps(boris, 'Ответить')],
  ['words for a thread', 'anna', ({ app, anna }) => app.taps(anna, 'Добавить фото или текст')],
  ['a guest', 'anna', ({ app, anna }) => app.says(anna, 'Гостевой пропуск')],
  [
    'the reason of a ban',
    'olga',
    async ({ app, olga }) => {
      await app.says(olga, 'Управление');
      await app.taps(olga, 'Жители');
      await app.taps(olga, 'Борис · 45');
      await app.taps(olga, 'Заблокировать');
      await app.taps(olga, 'На сутки');
    },
  ],
  [
    'an announcement',
    'olga',
    async ({ app, olga }) => {
      await app.says(olga, 'Объявления');
      await app.taps(olga, 'Новое объявление');
    },
  ],
  ['nothing', 'anna', async () => {}],
];

for (const [what, who, ask] of asked) {
  test(`Where ${what} is asked for, a line of nothing to be seen is answered as no words`, async (t) => {
    const app = await openTestApp(t);
    const [anna, boris] = [await app.resident('Анна', [12]), await app.resident('Борис', [45])];
    const olga = await app.admin('Ольга');
    await app.says(anna, '/blocked 45');
    const house = { app, anna, boris, olga };
    await ask(house);
    const { length } = app.world.messages(house[who]);
    await app.says(house[who], NOTHING);
    assert.ok(app.world.messages(house[who]).length > length + 1, 'somebody answers');
    assert.doesNotMatch(app.reads(house[who]), /Не получилось|Подтвердить|с причиной: \./);
    const { rows } = await app.pool.query(
      `select failure as what from updates where failure is not null union all select 'a letter' from alert_letters`,
    );
    assert.deepEqual(rows, []);
  });
}

test('A line of nothing to be seen in reply to a thread is passed on to nobody', async (t) => {
  const app = await openTestApp(t);
  const [anna, boris] = [await app.resident('Анна', [12]), await app.resident('Борис', [45])];
  await app.says(anna, '/blocked 45');
  const card = app.world.lastMessage(boris);
  assert.ok(card);
  app.world.say(boris, NOTHING, { replyTo: card });
  await app.quiet();
  assert.doesNotMatch(app.reads(boris), /Не получилось/);
  const { rows } = await app.pool.query('select failure from updates where failure is not null');
  assert.deepEqual(rows, []);
});
