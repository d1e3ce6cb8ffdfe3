import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHouse } from '../support/house.ts';

test('«Статистика» counts thirty days: who answered, how fast, and draws it', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await house.pass(4);
  await house.taps(boris, 'Иду');
  await house.taps(anna, 'Решено');
  await house.pass(24 * 60);
  await house.says(anna, '/sos 45');
  await house.says(anna, '/blocked 77');
  await house.says(anna, '/spot 45 фары');
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Статистика');
  const sent = house.world.lastMessage(olga);
  assert.ok(sent?.photo);
  const said = sent.caption ?? '';
  assert.match(said, /Статистика за 30 дней\n\nЖителей: 2\nМест: 2, занято 2/);
  assert.match(said, /Перегородили: 2, SOS: 1, сообщений: 1/);
  assert.match(said, /Владельцы ответили: 50 % \(1 из 2\)\nОбычно отвечают за 4 мин/);
  await house.pass(31 * 24 * 60);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Статистика');
  assert.match(house.world.lastMessage(olga)?.caption ?? '', /Перегородили: 0, SOS: 0, сообщений: 0$/);
});

test('«Журнал» says who did what, newest first, eight a page, and nothing that was typed', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Журнал');
  assert.match(house.reads(olga), /Журнал пока пуст/);
  for (const spot of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await house.says(olga, 'Управление');
    await house.taps(olga, 'Места');
    await house.says(olga, String(spot));
    await house.taps(olga, 'Назначить место');
    await house.says(olga, 'борис');
    await house.world.forge(
      olga,
      house.world.lastMessage(olga) ?? assert.fail(),
      `m:h:ha:${spot}:${await idOf(boris.id)}`,
    );
    await house.pass(1);
  }
  await house.says(olga, 'Управление');
  await house.taps(olga, 'Журнал');
  assert.match(house.reads(olga), /Страница 1 из 2\n\n\d\d:\d\d · Ольга\nМесто 9 назначено: Борис/);
  await house.taps(olga, 'Дальше ▶');
  assert.match(house.reads(olga), /Страница 2 из 2\n\n\d\d:\d\d · Ольга\nМесто 1 назначено: Борис$/);
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  await house.taps(olga, '◀ Назад');
  assert.match(house.reads(olga), /Место 9 назначено: —/);

  async function idOf(externalId: number): Promise<string> {
    const { rows } = await house.pool.query<{ id: string }>(
      'select person_id as id from addresses where external_id = $1',
      [externalId],
    );
    return Number(rows[0]?.id).toString(36);
  }
});
