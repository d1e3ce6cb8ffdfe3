import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { buttonsUnder } from '../support/joining.ts';
import { hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { drives } from '../support/plates.ts';
import { letHouse } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const card = (app: TestApp, person: Person, piece: string) => app.world.find(person, piece)?.text ?? '';

/** «Места» → the spot. */
async function opensSpot(app: TestApp, admin: Person, spot: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Места');
  await app.says(admin, spot);
}

async function adds(app: TestApp, sender: Person, words: string): Promise<void> {
  await app.taps(sender, 'Добавить фото или текст');
  await app.says(sender, words);
}

test('Whoever says that he has sold the car, or has it taken from him, answers no letter about it any more', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const ivan = await app.resident('Иван', [46]);
  const boris = await app.resident('Борис', [45]);
  for (const one of [ivan, boris]) await drives(app, one, 'А123ВС777');
  await app.says(anna, '/blocked А123ВС');
  await adds(app, anna, 'Стоит поперёк');
  for (const one of [ivan, boris]) assert.ok(buttonsUnder(app, one, 'Стоит поперёк').includes('Ответить'));
  await app.taps(ivan, 'Не моя машина');
  await app.taps(ivan, 'Продал, убрать из моих машин');
  assert.deepEqual(buttonsUnder(app, ivan, 'Стоит поперёк'), []);
  assert.ok(buttonsUnder(app, boris, 'Стоит поперёк').includes('Ответить'), 'another one keeps his');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.says(olga, 'Борис');
  await app.taps(olga, 'Борис · 45');
  await app.taps(olga, '🚗 А123ВС777');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(buttonsUnder(app, boris, 'Стоит поперёк'), []);
});

test('A spot changes hands while a passer-by waits at its card: the new holder is not told, and guards are called', async (t) => {
  const app = await openTestApp(t, SITE);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', []);
  const somebody = passerBy(app);
  await somebody.calls(await hasTag(app, boris, 45));
  assert.ok(app.world.find(boris, 'мешает выехать'));
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Передать место');
  await app.says(olga, 'вера');
  await app.taps(olga, 'Вера');
  await app.taps(olga, 'Подтвердить');
  assert.equal(app.world.find(vera, 'мешает выехать'), undefined);
  assert.ok(app.world.find(stepan, '45'));
});

test('The owner of a rented spot has it no more while its tenant is asked: nobody is told that he will be', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { anna, boris, yulia } = await letHouse(app);
  await app.says(anna, '/blocked 45');
  assert.match(card(app, anna, 'Вас перегородила'), /узнает и владелец/);
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.doesNotMatch(card(app, anna, 'Вас перегородила'), /узнает и владелец/);
  await app.advance(6);
  assert.equal(app.world.find(boris, 'мешает выехать'), undefined);
  assert.ok(app.world.find(yulia, 'мешает выехать'));
});

test('One of two owners of a rented spot leaves: the other one is still asked when its tenant is silent', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const { anna } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.match(card(app, anna, 'Вас перегородила'), /узнает и владелец/);
  await app.advance(6);
  assert.ok(app.world.find(galya, 'мешает выехать'));
});

test('Whoever is blocked in and sends photos once more, without a word, has them passed on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const photos = () => app.world.messages(boris).filter(({ photo }) => photo).length;
  await app.says(anna, 'Перегородили');
  await app.sends(anna, [{ caption: '45' }, {}]);
  assert.equal(photos(), 2);
});

test('What a neighbour writes to the holder of a spot is not shown to whoever gets the spot after it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', []);
  await app.says(anna, '/spot 45 у вас горят фары');
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Назначить место');
  await app.says(olga, 'вера');
  await app.taps(olga, 'Вера');
  await app.taps(olga, 'Подтвердить');
  assert.equal(app.world.find(vera, 'горят фары'), undefined);
});

test('One of three holders leaves who had promised nothing: no other is told anew, least of all who wants no signals', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const petr = await app.resident('Пётр', [45]);
  await app.pool.query(
    `update holdings set no_signals = true
     where person_id = (select person_id from addresses where external_id = $1)`,
    [petr.id],
  );
  await app.says(anna, '/blocked 45');
  const newest = app.world.find(galya, 'мешает выехать')?.message_id;
  await opensSpot(app, olga, '45');
  await app.taps(olga, 'Убрать: Борис');
  await app.taps(olga, 'Подтвердить');
  assert.equal(app.world.find(galya, 'мешает выехать')?.message_id, newest);
  assert.equal(app.world.find(petr, 'мешает выехать'), undefined);
  assert.doesNotMatch(card(app, anna, 'Вас перегородила'), /узнает и владелец/, 'nobody rents it');
});
