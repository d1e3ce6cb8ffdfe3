import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { buttonsUnder } from '../support/joining.ts';
import { allRead, drives } from '../support/plates.ts';
import { openTestApp } from '../support/test-app.ts';

test('Cars that only the region tells apart: Anna is asked for it, and «Не видно» asks both owners', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  await drives(app, boris, 'А123ВС77');
  await drives(app, vera, 'А123ВС777');
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'а 123 вс');
  assert.match(app.reads(anna), /Машин с номером а 123 вс несколько/);
  assert.doesNotMatch(allRead(app, boris) + allRead(app, vera), /мешает/);
  await app.says(anna, 'А123ВС 77');
  assert.match(app.reads(boris), /Ваша машина А123ВС77 мешает выехать/);
  assert.doesNotMatch(allRead(app, vera), /мешает/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked а123вс');
  await app.taps(anna, 'Не видно');
  for (const one of [boris, vera])
    assert.match(app.reads(one), /Мешает выехать машина а123вс, возможно, ваша/);
  await app.taps(vera, 'Не моя машина');
  await app.taps(boris, 'Буду через 5 минут');
  matchesGolden(t, app, 'plates-region', [anna, boris, vera]);
});

test('What was written with a number that is asked back goes along when the number is typed anew', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  await drives(app, boris, 'А123ВС77');
  await drives(app, vera, 'А123ВС777');
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'А123ВС, опаздываю на поезд');
  await app.says(anna, 'не знаю');
  await app.says(anna, 'А123ВС 77');
  assert.match(app.reads(boris), /опаздываю на поезд/);
  assert.doesNotMatch(app.reads(boris), /не знаю/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, 'Перегородили');
  app.world.photo(anna, { caption: '45 или 46 мигает фарами' });
  await app.quiet();
  await app.says(anna, '46 перегородил ворота');
  assert.match(allRead(app, vera), /мигает фарами\n.*ворота/);
  assert.ok(app.world.messages(vera).some(({ photo }) => photo));
});

test('A car that was named without its region is found with it, and the other way round', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'В777ОР');
  await app.says(anna, '/blocked в777ор 99');
  assert.match(app.reads(boris), /Ваша машина В777ОР мешает выехать/);
});

test('Digits alone are a spot; a piece with letters is asked for whole; a plate beside a spot is asked back', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'А123ВС777');
  await app.says(anna, 'Перегородили');
  for (const piece of ['А123', '123вс', 'ВС777', 'а 123 в']) {
    await app.says(anna, piece);
    assert.match(app.reads(anna), /Напишите весь номер, регион можно не писать/, piece);
  }
  await app.says(anna, 'место 45, А123ВС');
  assert.match(app.reads(anna), /О чём речь\?/);
  assert.deepEqual(buttonsUnder(app, anna, 'О чём речь'), ['Место 45', 'Машина А123ВС', 'Отмена']);
  await app.taps(anna, 'Машина А123ВС');
  assert.match(app.reads(boris), /Ваша машина А123ВС777/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked 777');
  assert.match(app.reads(anna), /Место 777 никто не зарегистрировал/);
  await app.taps(anna, 'Решено');
  await app.pool.query("update spots set section = 'P1'");
  await app.advance(10);
  await app.says(anna, '/blocked 777');
  assert.match(
    app.reads(anna),
    /Места 777 в доме нет\. Если это с номера машины, напишите с буквами: А777ВС/,
  );
});

test('One’s own car is in nobody’s way: Anna is asked for the other one', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, anna, 'А123ВС777');
  await drives(app, boris, 'А123ВС77');
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'А123ВС777');
  assert.match(app.reads(anna), /А123ВС777 — ваша машина.*которая мешает/);
  // Of two that fit, one's own is not meant.
  await app.says(anna, 'А123ВС');
  assert.match(app.reads(boris), /Ваша машина А123ВС77 мешает/);
  await app.says(anna, '/sos А123ВС777');
  assert.match(app.reads(anna), /А123ВС777 — ваша машина.*сигнализация/);
  await app.says(anna, '/spot А123ВС777 у вас открыто окно');
  assert.match(app.reads(anna), /А123ВС777 — ваша машина\. Проверьте номер/);
});

test('Typed bare, a plate gets the same question as a number, with what was understood first', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'А123ВС777');
  await app.says(anna, 'А123ВС');
  assert.match(app.reads(anna), /^Что с машиной А123ВС\?/);
  assert.deepEqual(buttonsUnder(app, anna, 'Что с машиной'), [
    '🚧 Перегородили',
    '🚨 SOS сигнализация',
    'Отмена',
  ]);
  await app.says(anna, 'sos а123вс777 орёт уже час');
  assert.equal(buttonsUnder(app, anna, 'Что с машиной')[0], '🚨 SOS сигнализация');
  await app.taps(anna, '🚨 SOS сигнализация');
  assert.match(app.reads(boris), /У вашей машины А123ВС777 кричит сигнализация/);
  await app.says(anna, 'а777');
  assert.match(app.reads(anna), /Напишите весь номер/);
  await app.says(anna, 'кв 12');
  assert.match(app.reads(anna), /Не понял|непонятно, кому/);
});

test('«Ошибся номером» takes a plate back, the next one is free, and the last ones stand as buttons', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  await drives(app, boris, 'А123ВС777');
  await drives(app, vera, 'А124ВС777');
  await app.says(anna, '/blocked А123ВС');
  await app.taps(anna, 'Ошибся номером');
  assert.match(app.reads(boris), /сосед ошибся номером/);
  await app.says(anna, 'а124вс');
  assert.match(app.reads(vera), /Ваша машина А124ВС777 мешает/);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, 'Перегородили');
  assert.deepEqual(buttonsUnder(app, anna, 'Какая машина мешает').slice(0, 2), ['а124вс', 'Не знаю номер']);
  await app.taps(anna, 'а124вс');
  assert.match(app.reads(vera), /Ваша машина А124ВС777 мешает/);
  await app.advance(10);
  await app.says(anna, '/blocked В777ОР');
  await app.says(anna, 'SOS сигнализация');
  await app.taps(anna, 'а124вс');
  assert.match(app.reads(vera), /У вашей машины А124ВС777 кричит сигнализация/);
  assert.match(app.reads(anna), /а124вс/, 'as she typed it');
  await app.says(anna, '45');
  assert.match(app.reads(anna), /Что с местом 45/, 'the question is over');
});

test('A plate that came late is asked about first; in the house chat only its author answers', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'А123ВС77');
  await drives(app, olga, 'А123ВС777');
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  app.world.say(anna, `${at(app)} А123ВС фары`, { chat: group });
  await app.quiet();
  const asked = app.world.lastMessage(group) ?? assert.fail();
  assert.match(asked.text ?? '', /Машин с номером А123ВС несколько/);
  assert.match((await app.world.press(boris, asked, 'Не видно')).text ?? '', /только автор/);
  await app.world.press(anna, asked, 'Не видно');
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу машины');
  assert.match(app.reads(boris), /О машине А123ВС, возможно, вашей[\s\S]*фары/);
  app.world.say(olga, `${at(app)} перегородил А123ВС777`, { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /не передал\. Почему — написал вам лично/);
  assert.match(app.reads(olga), /А123ВС777 — ваша машина/);
});

test('Of two plates the pressed one is meant; typed anew, it takes along what was written', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [145]);
  await drives(app, boris, 'А123ВС777');
  await drives(app, vera, 'А124ВС777');
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'А123ВС или А124ВС');
  await app.taps(anna, 'Машина А124ВС');
  assert.match(app.reads(vera), /Ваша машина А124ВС777 мешает/);
  await app.says(anna, 'привет');
  assert.match(app.reads(anna), /^Не передано|Не понял/, 'the question is over');
  await app.says(anna, '/blocked А123ВС или А124ВС, опаздываю');
  await app.says(anna, 'А123ВС');
  assert.match(app.reads(boris), /Ваша машина А123ВС777 мешает[\s\S]*опаздываю/);
  // A piece of a plate that may be a spot, and nothing to tell: nobody is called before it is said what for.
  await app.says(anna, '/spot 145в');
  await app.taps(anna, 'Место 145');
  assert.match(app.reads(anna), /Что с местом 145\?/);
});

test('/spot takes a plate, asks what to tell where nothing is told, and understands a late one', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'А123ВС777');
  await app.says(anna, '/spot А123ВС');
  assert.match(app.reads(anna), /Что передать хозяину машины А123ВС\?/);
  await app.says(anna, 'у вас открыто окно');
  assert.match(app.reads(boris), /О машине А123ВС777[\s\S]*сосед с места 12[\s\S]*открыто окно/);
  await app.says(anna, '/spot А123');
  assert.match(app.reads(anna), /Напишите весь номер/);
});

test('The same in English', async (t) => {
  const app = await openTestApp(t);
  const kate = await app.resident('Kate', [12], { languageCode: 'en' });
  const ann = await app.resident('Ann', [45], { languageCode: 'en' });
  const bill = await app.resident('Bill', [46], { languageCode: 'en' });
  const guard = await app.guard('Gus', { languageCode: 'en' });
  await drives(app, ann, 'A123BC 77');
  await drives(app, bill, 'A123BC777');
  await app.says(kate, '/blocked');
  await app.says(kate, 'A123');
  await app.says(kate, 'A123BC');
  await app.taps(kate, "Can't see it");
  await app.taps(ann, 'Not my car');
  await app.taps(bill, 'Coming');
  await app.taps(kate, 'Solved');
  await app.advance(10);
  await app.says(kate, '/sos A123BC 77');
  await app.taps(ann, 'Not my car');
  await app.taps(ann, 'Sold, remove it from my cars');
  await app.taps(kate, 'Solved');
  await app.advance(10);
  await app.says(kate, '/blocked B777OP 99');
  await app.advance(10);
  matchesGolden(t, app, 'plates-english', [kate, ann, bill, guard]);
});
