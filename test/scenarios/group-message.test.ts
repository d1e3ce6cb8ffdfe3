import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openHouse } from '../support/house.ts';

test('A neighbour writes in the house chat: the owner reads it in private, the group sees one line that becomes the answer', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  house.world.say(boris, 'Всем добрый вечер, завтра собрание в 19:00', { chat: group });
  house.world.say(anna, `${at(house)} 45 ваша машина мигает фарами`, { chat: group });
  await house.quiet();
  assert.match(house.reads(boris), /сосед из домового чата[\s\S]*ваша машина мигает фарами/);
  assert.doesNotMatch(house.reads(boris), /12|Анна/);
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 45');
  await house.pass(1);
  await house.taps(boris, 'Иду');
  assert.match(house.world.lastMessage(group)?.text ?? '', /Место 45: владелец идёт/);
  assert.equal(house.world.lastMessage(group)?.edits, 1);
  await house.taps(anna, 'Решено');
  matchesGolden(t, house, 'group-message', [anna, boris, olga], { group });
});

test('/spot works in private, signed with one’s spot, with a text, without one, and with a photo', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/spot 45 у вас открыто окно');
  assert.match(house.reads(boris), /сосед с места 12[\s\S]*у вас открыто окно/);
  await house.taps(anna, 'Решено');
  await house.pass(5);
  await house.says(anna, '/spot');
  assert.match(house.reads(anna), /\/spot 45 ваша машина/);
  await house.says(anna, '/spot 45');
  assert.match(house.reads(anna), /Что передать владельцу места 45\?/);
  house.world.voice(anna);
  await house.quiet();
  assert.match(house.reads(anna), /нужен текст или фото/);
  house.world.photo(anna, { caption: 'вот так' });
  await house.quiet();
  const sent = house.world.messages(boris);
  assert.ok(sent.some(({ photo }) => photo));
  assert.match(sent.map(({ text }) => text).join(), /вот так/);
  await house.pass(60);
  await house.says(anna, '/spot 12 это я');
  assert.match(house.reads(anna), /Место 12 — ваше/);
  await house.says(anna, '/spot 77 привет');
  assert.match(house.reads(anna), /никто не зарегистрировал/);
  matchesGolden(t, house, 'spot-command', [anna, boris]);
});

test('A message reminds nobody, calls nobody, and makes no sound in quiet hours; an alert still does', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  await house.says(anna, '/spot 45 у вас горит свет');
  const loud = house.world.messages(boris).at(-1);
  assert.equal(loud?.silent, undefined);
  const before = house.world.messages(boris).length;
  const heard = house.world.messages(olga).length;
  for (const minutes of [5, 5, 10]) await house.pass(minutes);
  assert.equal(house.world.messages(boris).length, before);
  assert.equal(house.world.messages(olga).length, heard);
  await house.taps(anna, 'Решено');
  await house.pass(10);
  house.world.say(anna, `${at(house)} 45 снова горит свет`, { chat: group });
  await house.quiet();
  assert.equal(house.world.messages(boris).at(-1)?.silent, true, '23:06 is night');
  assert.equal(house.world.messages(group).at(-1)?.silent, true);
  const confirmed = house.world.messages(olga).length;
  await house.pass(6);
  await house.taps(boris, 'Не моя машина');
  assert.equal(house.world.messages(olga).length, confirmed, 'a denial calls nobody either');
  await house.taps(anna, 'Решено');
  await house.says(anna, '/blocked 45');
  assert.equal(house.world.messages(boris).at(-1)?.silent, undefined);
});

test('«перегородил» and «sos» in the group make that alert, with its reminder and its call', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45, 46]);
  const group = await linkedGroup(house, olga, [anna, boris], { rights: ADMIN });
  house.world.say(anna, `${at(house)} 45 перегородил выезд у ворот`, { chat: group });
  await house.quiet();
  assert.match(
    house.reads(boris),
    /Ваша машина мешает выехать[\s\S]*сосед из домового чата[\s\S]*выезд у ворот/,
  );
  assert.doesNotMatch(house.reads(boris), /с места/);
  await house.pass(5);
  assert.match(house.reads(boris), /Напоминание/);
  await house.pass(5);
  assert.match(house.reads(olga), /Мешает машина, место 45[\s\S]*сосед из домового чата/);
  house.world.say(anna, '/spot 46 SOS', { chat: group });
  await house.quiet();
  assert.match(house.reads(boris), /кричит сигнализация/);
  await house.taps(boris, 'Сигнализация выключена');
  assert.match(house.world.lastMessage(group)?.text ?? '', /Место 46: сигнализация выключена/);
  house.world.say(anna, '/blocked 45', { chat: group });
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /обращение ещё открыто/);
});
