import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';
import { applies, buttonsUnder, holders } from '../support/joining.ts';

test('«Заявки» shows them one by one; «Одобрить все без спора» shows its list, asks, and leaves the dispute', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.resident('Борис', [13]);
  const [anna, vera, gleb] = [house.stranger('Анна'), house.stranger('Вера'), house.stranger('Глеб')];
  await applies(house, anna, '12');
  await applies(house, vera, '13');
  await applies(house, gleb, '14, 15');
  await house.taps(olga, 'Управление');
  assert.match(house.reads(olga), /Ждут решения 3 заявки/);
  await house.taps(olga, 'Заявки');
  assert.match(house.reads(olga), /Кто: Анна/);
  await house.taps(olga, 'Следующая заявка');
  assert.match(house.reads(olga), /Кто: Вера/);
  await house.taps(olga, 'Одобрить все без спора');
  assert.match(house.reads(olga), /Анна: 12\nГлеб: 14, 15\n\nЕщё 1 заявку посмотрите сами/);
  assert.deepEqual(await holders(house), ['13 Борис']);
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна', '13 Борис', '14 Глеб', '15 Глеб']);
  assert.match(house.reads(olga), /Одобрено заявок: 2/);
  matchesGolden(t, house, 'joining-list', [olga]);
});

test('What came after the list was shown is not approved with it, and an old list approves nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const [anna, vera] = [house.stranger('Анна'), house.stranger('Вера')];
  await applies(house, anna, '12');
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  await house.taps(olga, 'Одобрить все без спора');
  await applies(house, vera, '14');
  await house.taps(pavel, 'Отклонить');
  await house.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Анна']);
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  assert.match(house.reads(olga), /Заявок нет/);
  assert.equal(await house.taps(olga, 'Одобрить все без спора'), 'Таких заявок сейчас нет.');
});

test('Of 45 claims without a dispute 30 are listed, the others are said to wait, and one press follows another', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  await house.pool.query(
    `with people as (
       insert into persons (display_name, language, met_at) select 'Житель ' || n, 'ru', $1 from generate_series(1, 45) n
       returning id
     ), members as (
       insert into memberships (complex_id, person_id, consent_version, consented_at) select 1, id, 1, $1 from people
     ), claimed as (
       insert into claims (complex_id, person_id, made_at) select 1, id, $1 from people returning id
     )
     insert into claim_spots (complex_id, claim_id, spot, state) select 1, id, 200 + id, 'open' from claimed`,
    [house.clock.now()],
  );
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Заявки');
  await house.taps(olga, 'Одобрить все без спора');
  assert.equal(house.reads(olga).match(/Житель/g)?.length, 30);
  assert.match(house.reads(olga), /Ещё 15 заявок без спора ждут/);
  assert.doesNotMatch(house.reads(olga), /место занято/);
  await house.taps(olga, 'Подтвердить');
  await house.taps(olga, 'Одобрить все без спора');
  await house.taps(olga, 'Подтвердить');
  assert.equal((await holders(house)).length, 45);
  assert.deepEqual(buttonsUnder(house, olga, 'Одобрено заявок: 15'), []);
});

test('Beyond ten cards an hour the admins get one digest that counts, and every claim can still be decided', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const people = Array.from({ length: 13 }, (_, at) => house.stranger(`Житель ${at + 1}`));
  for (const [at, person] of people.entries()) await applies(house, person, String(100 + at));
  const cards = () => house.world.messages(olga).filter(({ text }) => text?.includes('📝 Заявка\n')).length;
  assert.equal(cards(), 10);
  const digests = house.world.messages(olga).filter(({ text }) => text?.includes('Заявок много'));
  assert.equal(digests.length, 1);
  assert.match(digests[0]?.text ?? '', /ждут ещё 3/);
  assert.deepEqual(buttonsUnder(house, olga, 'Заявок много'), ['Заявки']);
  await house.taps(olga, 'Заявки');
  await house.taps(olga, 'Одобрить все без спора');
  await house.taps(olga, 'Подтвердить');
  assert.equal((await holders(house)).length, 13);
  assert.ok(house.world.find(olga, 'Заявки этого часа решены'));
  await house.pass(61);
  const late = house.stranger('Поздний');
  await applies(house, late, '300');
  assert.match(house.reads(olga), /Кто: Поздний/);
});

test('«Отказаться от места» asks first, tells the co-holders quietly, and takes what only holders have', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12, 13]);
  const petr = await house.resident('Пётр', [12]);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Место 12');
  await house.taps(anna, 'Отмена');
  assert.deepEqual(await holders(house), ['12 Анна', '12 Пётр', '13 Анна']);
  await house.taps(anna, 'Место 12');
  await house.taps(anna, 'Подтвердить');
  assert.deepEqual(await holders(house), ['12 Пётр', '13 Анна']);
  assert.match(house.reads(petr), /Анна больше не владелец места 12/);
  assert.equal(house.world.lastMessage(petr)?.silent, true);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  await house.taps(anna, 'Подтвердить');
  await house.says(anna, 'Перегородили');
  assert.match(house.reads(anna), /жителям с местом/);
  assert.equal(await house.taps(anna, 'Место 12'), 'Место 12 уже не за вами');
  matchesGolden(t, house, 'joining-give-up', [anna, petr]);
});

test('Whoever presses «Подтвердить» twice at once gives the spot up once', async (t) => {
  const house = await openLiveHouse(t);
  const anna = await house.resident('Анна', [12]);
  const petr = await house.resident('Пётр', [12]);
  await house.taps(anna, 'Моё место');
  await house.taps(anna, 'Отказаться от места');
  const question = house.world.lastMessage(anna);
  assert.ok(question);
  const press = () => house.world.forge(anna, question, 'j:gy:c');
  const toasts = (await Promise.all([press(), press()])).map(({ text }) => text ?? '');
  await house.quiet();
  assert.equal(toasts.filter((text) => text === 'Место 12 уже не за вами').length, 1);
  assert.deepEqual(await holders(house), ['12 Пётр']);
  const notes = house.world.messages(petr).filter(({ text }) => /больше не владелец/.test(text ?? ''));
  assert.equal(notes.length, 1);
});

test('In English: the question to a holder, the transfer and the administration speak English, too', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Olga');
  await house.says(olga, '/lang');
  await house.taps(olga, 'English');
  const boris = await house.resident('Boris', [13], { languageCode: 'en' });
  const anna = house.stranger('Anna', { languageCode: 'en' });
  await house.says(anna, '/start');
  await house.taps(anna, 'I agree');
  await house.says(anna, '12, 13');
  await house.taps(anna, 'Add a note');
  await house.says(anna, 'I bought it in May');
  await house.taps(boris, 'I do not know this person');
  await house.taps(olga, 'Administration');
  await house.taps(olga, 'Claims');
  await house.taps(olga, 'Approve');
  await house.taps(olga, 'Transfer the spot');
  await house.taps(olga, 'Confirm');
  await house.taps(boris, 'This is a mistake');
  assert.deepEqual(await holders(house), ['12 Anna', '13 Anna']);
  matchesGolden(t, house, 'joining-english', [anna, olga, boris]);
});
