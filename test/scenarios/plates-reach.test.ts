import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_NUMBERS } from '../../src/core/spots/try-number.ts';
import { allRead, drives } from '../support/plates.ts';
import { openTestApp } from '../support/test-app.ts';

test('«Иду» by a plate that nobody else confirms holds back the reminder, not the guards', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await drives(app, boris, 'А123ВС777', { confirmed: false });
  await app.says(anna, '/blocked А123ВС');
  await app.taps(boris, 'Иду');
  const cards = app.world.messages(boris).length;
  await app.advance(5);
  await app.advance(4);
  assert.equal(app.world.messages(boris).length, cards, 'nobody is reminded who has promised');
  assert.doesNotMatch(allRead(app, stepan), /Мешает машина/);
  await app.advance(1);
  assert.match(app.reads(stepan), /Мешает машина А123ВС[\s\S]*Хозяин машины ответил: «Иду»/);
});

test('With somebody of his household who has the same car, «Иду» is believed as ever', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [45]);
  const stepan = await app.guard('Степан');
  for (const one of [boris, vera]) await drives(app, one, 'А123ВС777', { confirmed: false });
  await app.says(anna, '/blocked А123ВС');
  for (const one of [boris, vera]) assert.match(app.reads(one), /Ваша машина А123ВС777/);
  await app.taps(boris, 'Иду');
  await app.advance(10);
  assert.doesNotMatch(allRead(app, stepan), /Мешает машина/);
});

test('Somebody of his household whom an admin refused the same car vouches for nobody: guards come in time', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [45]);
  const stepan = await app.guard('Степан');
  for (const one of [boris, vera]) await drives(app, one, 'А123ВС777', { confirmed: false });
  await app.pool.query(
    `update cars set state = 'refused' where person_id = (select person_id from addresses where external_id = $1)`,
    [vera.id],
  );
  await app.says(anna, '/blocked А123ВС');
  await app.taps(boris, 'Иду');
  await app.advance(10);
  assert.match(allRead(app, stepan), /Мешает машина/);
});

test('Whoever holds no spot is reached by his car, answers, and may say that he has sold it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const ivan = await app.resident('Иван', []);
  await drives(app, ivan, 'А123ВС777');
  await app.says(anna, '/blocked А123ВС');
  await app.taps(ivan, 'Не моя машина');
  await app.taps(ivan, 'Продал, убрать из моих машин');
  assert.match(app.world.messages(ivan).at(-1)?.text ?? '', /А123ВС777 больше нет среди ваших/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked А123ВС');
  assert.match(allRead(app, anna), /Этой машины в боте нет/);
});

test('The number of a guest’s car reaches his host, besides guards and admins', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(boris, 'Гостевой пропуск');
  await app.says(boris, 'В777ОР99');
  await app.taps(boris, '4 часа');
  await app.says(anna, 'Перегородили');
  app.world.photo(anna, { caption: 'в777ор 99' });
  await app.quiet();
  assert.doesNotMatch(allRead(app, anna), /пришлите фото/, 'there is one');
  assert.match(allRead(app, boris), /Возможно, машина вашего гостя мешает выехать/);
  assert.match(allRead(app, stepan), /Мешает машина в777ор 99/);
  await app.taps(boris, 'Иду');
  assert.match(
    app.world.find(anna, 'Мешает машина')?.text ?? '',
    /Сосед, чей гость может мешать, ответил: «Иду»/,
  );
  await app.advance(10);
  assert.doesNotMatch(allRead(app, anna), /Госуслуги/, 'somebody is on the way');
});

test('Neighbours who hear the alarm of one car join one thread, known or not', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await drives(app, boris, 'А123ВС777');
  await app.says(anna, '/sos А123ВС');
  await app.says(vera, '/sos a123bc777');
  assert.match(app.reads(boris), /У вашей машины А123ВС777 кричит[\s\S]*Просят 2 соседа/);
  await app.taps(boris, 'Сигнализация выключена');
  for (const one of [anna, vera]) assert.match(app.reads(one), /Сигнализация выключена/);
  await app.advance(10);
  await app.says(anna, '/sos В777ОР99');
  await app.says(vera, '/sos в777ор99');
  assert.match(app.reads(stepan), /Сигнализация: машина В777ОР99/);
  const { rows } = await app.pool.query("select count(*)::int as open from alerts where state <> 'closed'");
  assert.equal(rows[0]?.open, 1);
});

test('Each different plate counts among the numbers of an hour; beyond, nobody learns whether the car is known', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await drives(app, boris, 'А123ВС777');
  await app.pool.query(
    `insert into tried_plates (complex_id, person_id, plate_key, tried_at)
     select complex_id, person_id, 'B' || n || 'OP77', $1 from memberships, generate_series(101, 100 + $2::int) n
     where person_id = (select person_id from addresses where external_id = $3)`,
    [app.clock.now(), MOST_NUMBERS, String(anna.id)],
  );
  await app.says(anna, '/blocked А123ВС');
  const known = app.reads(anna);
  assert.match(known, /За час вы называли много разных номеров/);
  assert.doesNotMatch(allRead(app, boris), /мешает/);
  assert.match(app.reads(stepan), /Мешает машина А123ВС/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked Е123КХ');
  const unknown = app.reads(anna);
  assert.equal(unknown.replaceAll(/Е123КХ|на \d\d:\d\d/g, ''), known.replaceAll(/А123ВС|на \d\d:\d\d/g, ''));
  await app.says(anna, 'Справочник мест');
  await app.says(anna, '45');
  assert.doesNotMatch(app.reads(anna), /45 — занято/);
});

test('Another plate counts once, however it is spelled, and so do several that it may mean', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await drives(app, await app.resident('Борис', [45]), 'А123ВС77');
  await drives(app, await app.resident('Вера', [46]), 'А123ВС777');
  const tried = async () =>
    (await app.pool.query('select plate_key from tried_plates order by plate_key')).rows.map(
      (row) => row.plate_key,
    );
  await app.says(anna, '/blocked а 123 вс');
  assert.deepEqual(await tried(), ['A123BC']);
  await app.says(anna, 'A123BC 77');
  await app.says(anna, '/blocked А123ВС77');
  assert.deepEqual(await tried(), ['A123BC', 'A123BC77']);
});

test('Nobody to tell of an unknown car: Anna reads that, with the telephone of the guards', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  await app.says(anna, '/blocked А123ВС');
  assert.match(app.reads(anna), /Этой машины в боте нет\.\n.*ни охраны.*\n.*\+7 495 000-00-00/);
  assert.doesNotMatch(app.reads(anna), /Сказал/);
});

test('A car whose owner closed the bot is not called unknown, and names him to nobody', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [4567]);
  await drives(app, boris, 'А123ВС777');
  app.world.block(boris);
  await app.says(anna, '/blocked А123ВС');
  assert.match(app.world.find(anna, 'Мешает машина')?.text ?? '', /Не дошло: хозяин машины отключил бота/);
  assert.doesNotMatch(allRead(app, anna), /4567|Борис/);
});

test('At the gate three signs of a resident’s car are enough: that it belongs to spot 45, and nothing else', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const ivan = await app.resident('Иван', []);
  const stepan = await app.guard('Степан');
  await drives(app, boris, 'А123ВС777');
  await drives(app, ivan, 'О001ОО99');
  await app.says(stepan, 'Проверить пропуск');
  await app.says(stepan, 'а 123');
  assert.equal(app.reads(stepan), '🏠 Машина жителя, место 45');
  await app.says(stepan, '00100');
  assert.equal(app.reads(stepan), '🏠 Машина жителя');
  await app.says(stepan, '777');
  assert.equal(app.reads(stepan), '🏠 Машина жителя, место 45');
  await app.says(stepan, '12');
  assert.match(app.reads(stepan), /хотя бы 3 знака/);
  await app.says(stepan, 'Е999КХ');
  assert.match(app.reads(stepan), /Пропуска не нашёл/);
  assert.doesNotMatch(allRead(app, stepan), /Борис|Иван|А123|О001/);
  for (let tries = 0; tries < 30; tries += 1) {
    await app.says(stepan, `Е${100 + tries}КХ`);
    if (tries % 9 === 8) await app.advance(1.1);
  }
  await app.advance(1.1);
  await app.says(stepan, 'а123вс');
  assert.match(app.reads(stepan), /Слишком много проверок подряд/);
  await app.advance(10);
  await app.says(stepan, 'а123вс');
  assert.equal(app.reads(stepan), '🏠 Машина жителя, место 45');
});
