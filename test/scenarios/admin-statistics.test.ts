import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestApp } from '../support/test-app.ts';

test('«Статистика» counts thirty days: who answered, how fast, and draws it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.advance(4);
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Решено');
  await app.advance(24 * 60);
  await app.guard('Степан');
  await app.says(anna, '/sos 45');
  await app.taps(anna, 'Позвать охрану');
  await app.says(anna, '/blocked 77');
  await app.says(anna, '/spot 45 фары');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  const sent = app.world.lastMessage(olga);
  assert.ok(sent?.photo);
  const said = sent.caption ?? '';
  assert.match(said, /Статистика за 30 дней\n\nЖителей: 2\nМест: 2, занято 2/);
  assert.match(said, /Перегородили: 2, SOS: 1, сообщений: 1/);
  assert.match(said, /Владельцы ответили: 50 % \(1 из 2\)\nОбычно отвечают за 4 мин/);
  assert.match(said, /Звали охрану: 1/);
  await app.advance(20);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  assert.match(
    app.world.lastMessage(olga)?.caption ?? '',
    /Первый ответ по неделям\n16.22 ноября: обычно за 4 мин\. За 5 минут ответили 100 %, за 15 минут 100 % \(обращений: 1\)\n23.29 ноября: ответов не было \(обращений: 1\)$/,
  );
  // The thirtieth day from now is that of the second call, and the first one is a day too old.
  await app.advance(29 * 24 * 60 - 20);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  assert.match(app.world.lastMessage(olga)?.caption ?? '', /Перегородили: 1, SOS: 1, сообщений: 1/);
  await app.advance(11 * 24 * 60);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  assert.match(app.world.lastMessage(olga)?.caption ?? '', /Перегородили: 0, SOS: 0, сообщений: 0$/);
});

test('A week counts what was answered within 5 and 15 minutes, the median of the first answers, and no message', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  for (const [minutes, answers] of [
    [3, [boris]],
    [9, [galya, boris]],
    [16, [boris]],
    [30, []],
  ] as const) {
    await app.says(anna, '/blocked 45');
    await app.advance(minutes);
    for (const person of answers) await app.taps(person, 'Иду');
    await app.taps(anna, 'Решено');
    await app.advance(6);
  }
  await app.says(anna, '/spot 45 фары');
  await app.advance(20);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  const said = app.world.lastMessage(olga)?.caption ?? '';
  assert.match(
    said,
    /16.22 ноября: обычно за 9 мин\. За 5 минут ответили 25 %, за 15 минут 50 % \(обращений: 4\)/,
  );
});

test('«Журнал» says who did what, newest first, eight a page, and nothing that was typed', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Журнал пока пуст/);
  for (const spot of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Места');
    await app.says(olga, String(spot));
    await app.taps(olga, 'Назначить место');
    await app.says(olga, 'борис');
    await app.world.forge(
      olga,
      app.world.lastMessage(olga) ?? assert.fail(),
      `m:h:ha:${spot}:${await idOf(boris.id)}`,
    );
    await app.advance(1);
  }
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Страница 1 из 2\n\n\d\d:\d\d · Ольга\nМесто 9 назначено: Борис/);
  await app.taps(olga, 'Дальше ▶');
  assert.match(app.reads(olga), /Страница 2 из 2\n\n\d\d:\d\d · Ольга\nМесто 1 назначено: Борис$/);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  await app.taps(olga, '◀ Назад');
  assert.match(app.reads(olga), /Место 9 назначено: —/);

  async function idOf(externalId: number): Promise<string> {
    const { rows } = await app.pool.query<{ id: string }>(
      'select person_id as id from addresses where external_id = $1',
      [externalId],
    );
    return Number(rows[0]?.id).toString(36);
  }
});
