import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The newest message with the card: a ring makes another one. */
const newestCard = (app: TestApp, person: Person) =>
  app.world.messages(person).findLast(({ text }) => /45/.test(text ?? ''))?.message_id ?? 0;

test('Whoever had taken the call is forgotten: the sender is told aloud, and the other guard is rung', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const kirill = await app.guard('Кирилл');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(stepan, 'Беру');
  const before = newestCard(app, kirill);
  await app.says(stepan, '/forget');
  await app.taps(stepan, 'Подтвердить');
  assert.match(app.reads(anna), /кто взялся помочь, не придёт. Зовём остальных/);
  assert.doesNotMatch(app.world.find(anna, 'Вас перегородила')?.text ?? '', /взялась/);
  assert.ok(newestCard(app, kirill) > before, 'the other guard is rung');
  await app.taps(kirill, 'Беру');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /Охрана взялась/);
});

for (const language of ['ru', 'en']) {
  test(`Whoever had taken the call is no guard any more: the call goes on without him, in ${language}`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга', [], { languageCode: language });
    const stepan = await app.guard('Степан');
    const anna = await app.resident('Анна', [12], { languageCode: language });
    await app.resident('Борис', [45]);
    await app.says(anna, '/blocked 45');
    const [call, take, remove, sure] =
      language === 'ru'
        ? ['Позвать охрану', 'Беру', 'Снять с охраны', 'Подтвердить']
        : ['Call the guards', 'Беру', 'Remove from the guards', 'Confirm'];
    await app.taps(anna, call);
    await app.taps(stepan, take);
    const before = newestCard(app, olga);
    await app.says(olga, '/admin');
    await app.taps(olga, language === 'ru' ? 'Жители' : 'Residents');
    await app.says(olga, 'Степан');
    await app.taps(olga, '👮 Степан');
    await app.taps(olga, remove);
    await app.taps(olga, sure);
    assert.ok(newestCard(app, olga) > before, 'the admin is rung');
    assert.match(app.world.find(stepan, 'карточка')?.text ?? '', /больше не для вас/);
    matchesGolden(t, app, `helper-leaves-${language}`, [anna, olga]);
  });
}

test('Whoever had taken the call is banned, and nobody else is there: the sender reads that, with the telephone', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  const stepan = await app.guard('Степан');
  await app.resident('Борис', [45]);
  await app.pool.query("update complexes set guard_phone = '+7 900 000-00-00'");
  await app.says(olga, '/blocked 45');
  await app.taps(olga, 'Позвать охрану');
  await app.taps(stepan, 'Беру');
  await app.says(olga, '/admin');
  await app.taps(olga, 'Жители');
  await app.says(olga, 'Степан');
  await app.taps(olga, '👮 Степан');
  await app.taps(olga, 'Заблокировать');
  await app.taps(olga, 'На сутки');
  await app.says(olga, 'Спит на посту');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.world.find(olga, 'кто взялся помочь')?.text ?? '', /не придёт.*\+7 900 000-00-00/s);
  assert.doesNotMatch(app.world.find(olga, 'кто взялся помочь')?.text ?? '', /Зовём/);
});

test('An alarm that the only guard hears himself: nobody else is called until he is done', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(stepan, '/sos 45');
  await app.says(anna, '/sos 45');
  assert.match((await app.taps(anna, 'Позвать охрану')) ?? '', /Охрана уже в этом обращении/);
  assert.match(app.world.find(anna, 'Кричит сигнализация')?.text ?? '', /Охрана уже в этом обращении/);
  await app.taps(stepan, 'Решено');
  await app.taps(stepan, 'Беру');
  assert.match(app.world.find(anna, 'Кричит сигнализация')?.text ?? '', /Охрана взялась/);
});

test('An admin who is a guard no more keeps the call that he took', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  await app.pool.query(
    "update memberships set roles = '{admin,guard}' where person_id = (select person_id from addresses where external_id = $1)",
    [olga.id],
  );
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(olga, 'Беру');
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Жители');
  await app.says(pavel, 'Ольга');
  await app.taps(pavel, app.world.lastMessage(pavel)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? '');
  await app.taps(pavel, 'Снять с охраны');
  await app.taps(pavel, 'Подтвердить');
  assert.ok(!app.world.find(anna, 'не придёт'));
  await app.taps(olga, 'Сделано');
  assert.match(app.world.find(anna, 'Вас перегородила')?.text ?? '', /Освободили/);
});

test('An admin who had taken the call is none any more: the sender reads so, and «Журнал» keeps who was made and unmade', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.resident('Павел', [60]);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const changes = async (label: string) => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Жители');
    await app.says(olga, 'Павел');
    await app.taps(olga, app.world.lastMessage(olga)?.reply_markup?.inline_keyboard?.[0]?.[0]?.text ?? '');
    await app.taps(olga, label);
    await app.taps(olga, 'Подтвердить');
  };
  await changes('Назначить администратором');
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(pavel, 'Беру');
  await changes('Снять с администраторов');
  assert.ok(app.world.find(anna, 'кто взялся помочь, не придёт'));
  const { rows } = await app.pool.query<{ kind: string }>(
    "select deed ->> 'kind' as kind from journal where deed ->> 'kind' like 'admin%' order by id",
  );
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['admin made', 'admin removed'],
  );
});
