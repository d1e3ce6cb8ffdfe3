import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder, holders } from '../support/joining.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';
import { openDialog } from './dialogs.ts';

test('«Заявки» shows them one by one; «Одобрить все без спора» shows its list, asks, and leaves the dispute', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.resident('Борис', [13]);
  const [anna, vera, gleb] = [app.stranger('Анна'), app.stranger('Вера'), app.stranger('Глеб')];
  await applies(app, anna, '12');
  await applies(app, vera, '13');
  await applies(app, gleb, '14, 15');
  await app.taps(olga, 'Управление');
  assert.match(app.reads(olga), /Ждут решения 3 заявки/);
  await app.taps(olga, 'Заявки');
  assert.match(app.reads(olga), /Кто: Анна/);
  await app.taps(olga, 'Следующая заявка');
  assert.match(app.reads(olga), /Кто: Вера/);
  await app.taps(olga, 'Одобрить все без спора');
  assert.match(app.reads(olga), /Анна: 12\nГлеб: 14, 15\n\nЕщё 1 заявку посмотрите сами/);
  assert.deepEqual(await holders(app), ['13 Борис']);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '13 Борис', '14 Глеб', '15 Глеб']);
  assert.match(app.reads(olga), /Одобрено заявок: 2/);
  matchesGolden(t, app, 'joining-list', [olga]);
});

test('What came after the list was shown is not approved with it, and an old list approves nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const [anna, vera] = [app.stranger('Анна'), app.stranger('Вера')];
  await applies(app, anna, '12');
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  await applies(app, vera, '14');
  await app.taps(pavel, 'Отклонить');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна']);
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  assert.match(app.reads(olga), /Заявок нет/);
  assert.equal(await app.taps(olga, 'Одобрить все без спора'), 'Таких заявок сейчас нет.');
});

test('Of 31 claims without a dispute 30 are listed, the other one is said to wait, and one press follows another', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await app.pool.query(
    `with people as (
       insert into persons (display_name, language, met_at) select 'Житель ' || n, 'ru', $1 from generate_series(1, 31) n
       returning id
     ), members as (
       insert into memberships (complex_id, person_id, consent_version, consented_at) select 1, id, 1, $1 from people
     ), claimed as (
       insert into claims (complex_id, person_id, made_at) select 1, id, $1 from people returning id
     )
     insert into claim_spots (complex_id, claim_id, spot, state) select 1, id, 200 + id, 'open' from claimed`,
    [app.clock.now()],
  );
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  assert.equal(app.reads(olga).match(/Житель/g)?.length, 30);
  assert.match(app.reads(olga), /Ещё 1 заявка без спора ждёт/);
  assert.doesNotMatch(app.reads(olga), /место занято/);
  await app.taps(olga, 'Подтвердить');
  await app.taps(olga, 'Одобрить все без спора');
  await app.taps(olga, 'Подтвердить');
  assert.equal((await holders(app)).length, 31);
  assert.deepEqual(buttonsUnder(app, olga, 'Одобрено заявок: 1'), []);
  assert.equal(await openDialog(app, olga), null, 'the list is over');
});

test('Beyond ten cards an hour the admins get one digest that counts, and every claim can still be decided', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const people = Array.from({ length: 13 }, (_, at) => app.stranger(`Житель ${at + 1}`));
  for (const [at, person] of people.entries()) await applies(app, person, String(100 + at));
  const cards = () => app.world.messages(olga).filter(({ text }) => text?.includes('📝 Заявка\n')).length;
  assert.equal(cards(), 10);
  const digests = app.world.messages(olga).filter(({ text }) => text?.includes('Заявок много'));
  assert.equal(digests.length, 1);
  assert.match(digests[0]?.text ?? '', /ждут ещё 3/);
  assert.deepEqual(buttonsUnder(app, olga, 'Заявок много'), ['Заявки']);
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  await app.taps(olga, 'Подтвердить');
  assert.equal((await holders(app)).length, 13);
  assert.ok(app.world.find(olga, 'Заявки этого часа решены'));
  assert.deepEqual(buttonsUnder(app, olga, 'Заявки этого часа решены'), []);
  await app.advance(61);
  const late = app.stranger('Поздний');
  await applies(app, late, '300');
  assert.match(app.reads(olga), /Кто: Поздний/);
});

test('«Отказаться от места» asks first, tells the co-holders quietly, and takes what only holders have', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  const petr = await app.resident('Пётр', [12]);
  await app.taps(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  await app.taps(anna, 'Место 12');
  await app.taps(anna, 'Отмена');
  assert.deepEqual(await holders(app), ['12 Анна', '12 Пётр', '13 Анна']);
  await app.taps(anna, 'Место 12');
  await app.taps(anna, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Пётр', '13 Анна']);
  assert.match(app.reads(petr), /Анна больше не владелец места 12/);
  assert.equal(app.world.lastMessage(petr)?.silent, true);
  await app.taps(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  await app.taps(anna, 'Подтвердить');
  await app.says(anna, 'Перегородили');
  assert.match(app.reads(anna), /жителям с местом/);
  assert.equal(await app.taps(anna, 'Место 12'), 'Место 12 уже не за вами');
  matchesGolden(t, app, 'joining-give-up', [anna, petr]);
});

test('Whoever presses «Подтвердить» twice at once gives the spot up once', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const petr = await app.resident('Пётр', [12]);
  await app.taps(anna, 'Моё место');
  await app.taps(anna, 'Отказаться от места');
  const question = app.world.lastMessage(anna);
  assert.ok(question);
  const press = () => app.world.forge(anna, question, 'j:gy:c');
  const toasts = (await Promise.all([press(), press()])).map(({ text }) => text ?? '');
  await app.quiet();
  assert.equal(toasts.filter((text) => text === 'Место 12 уже не за вами').length, 1);
  assert.deepEqual(await holders(app), ['12 Пётр']);
  const notes = app.world.messages(petr).filter(({ text }) => /больше не владелец/.test(text ?? ''));
  assert.equal(notes.length, 1);
});

test('In English: the question to a holder, the transfer and the administration speak English, too', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Olga');
  await app.says(olga, '/lang');
  await app.taps(olga, 'English');
  const boris = await app.resident('Boris', [13], { languageCode: 'en' });
  const anna = app.stranger('Anna', { languageCode: 'en' });
  await app.says(anna, '/start');
  await app.taps(anna, 'I agree');
  await app.says(anna, '12, 13');
  await app.taps(anna, 'Add a note');
  await app.says(anna, 'I bought it in May');
  await app.taps(boris, 'I do not know this person');
  await app.taps(olga, 'Administration');
  await app.taps(olga, 'Claims');
  await app.taps(olga, 'Approve');
  await app.taps(olga, 'Transfer the spot');
  await app.taps(olga, 'Confirm');
  await app.taps(boris, 'This is a mistake');
  assert.deepEqual(await holders(app), ['12 Anna', '13 Anna']);
  matchesGolden(t, app, 'joining-english', [anna, olga, boris]);
});

test('Whoever was asked something after the list was shown is not approved with it, and is once he has answered', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const [anna, vera] = [app.stranger('Анна'), app.stranger('Вера')];
  await applies(app, vera, '14');
  await applies(app, anna, '12');
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  assert.match(app.reads(olga), /Вера: 14\nАнна: 12/);
  await app.taps(pavel, 'Уточнить');
  await app.says(pavel, 'Какая у вас машина?');
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(olga), /Одобрено заявок: 1 из 2/);
  assert.deepEqual(await holders(app), ['14 Вера']);
  const lists = async () => {
    await app.taps(olga, 'Управление');
    await app.taps(olga, 'Заявки');
    return app.taps(olga, 'Одобрить все без спора');
  };
  assert.equal(await lists(), 'Таких заявок сейчас нет.');
  await app.says(anna, 'Синяя');
  await lists();
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['12 Анна', '14 Вера']);
});
