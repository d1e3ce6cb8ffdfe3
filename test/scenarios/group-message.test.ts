import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

test('A neighbour writes in the house chat: the owner reads it in private, the group sees one line that becomes the answer', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  app.world.say(boris, 'Всем добрый вечер, завтра собрание в 19:00', { chat: group });
  app.world.say(anna, `${at(app)} 45 ваша машина мигает фарами`, { chat: group });
  await app.quiet();
  assert.match(app.reads(boris), /сосед из домового чата[\s\S]*ваша машина мигает фарами/);
  assert.doesNotMatch(app.reads(boris), /12|Анна/);
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 45');
  await app.advance(1);
  await app.taps(boris, 'Иду');
  assert.match(app.world.lastMessage(group)?.text ?? '', /Место 45: хозяин машины идёт/);
  assert.equal(app.world.lastMessage(group)?.edits, 1);
  await app.taps(anna, 'Решено');
  matchesGolden(t, app, 'group-message', [anna, boris, olga], { group });
});

test('/spot works in private, signed with one’s spot, with a text, without one, and with a photo', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/spot 45 у вас открыто окно');
  assert.match(app.reads(boris), /сосед с места 12[\s\S]*у вас открыто окно/);
  await app.taps(anna, 'Решено');
  await app.advance(5);
  await app.says(anna, '/spot');
  assert.match(app.reads(anna), /\/spot 45 ваша машина/);
  await app.says(anna, '/spot 45');
  assert.match(app.reads(anna), /Что передать владельцу места 45\?/);
  app.world.voice(anna);
  await app.quiet();
  assert.match(app.reads(anna), /нужен текст или фото/);
  app.world.photo(anna, { caption: 'вот так' });
  await app.quiet();
  const sent = app.world.messages(boris);
  assert.ok(sent.some(({ photo }) => photo));
  assert.match(sent.map(({ text }) => text).join(), /вот так/);
  await app.advance(60);
  await app.says(anna, '/spot 12 это я');
  assert.match(app.reads(anna), /Место 12 — ваше/);
  await app.says(anna, '/spot 77 привет');
  assert.match(app.reads(anna), /никто не зарегистрировал/);
  matchesGolden(t, app, 'spot-command', [anna, boris]);
  await app.advance(10);
  await app.says(anna, '/spot 45 а у вас?');
  await app.taps(anna, 'Ошибся номером');
  assert.ok(!app.world.find(anna, 'Какая машина мешает'), 'she is asked for no car in her way');
});

test('A message reminds nobody, calls nobody, and makes no sound in quiet hours; an alert still does', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  await app.says(anna, '/spot 45 у вас горит свет');
  const loud = app.world.messages(boris).at(-1);
  assert.equal(loud?.silent, undefined);
  const before = app.world.messages(boris).length;
  const heard = app.world.messages(olga).length;
  for (const minutes of [5, 5, 10]) await app.advance(minutes);
  assert.equal(app.world.messages(boris).length, before);
  assert.equal(app.world.messages(olga).length, heard);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  app.world.say(anna, `${at(app)} 45 снова горит свет`, { chat: group });
  await app.quiet();
  assert.equal(app.world.messages(boris).at(-1)?.silent, true, '23:06 is night');
  assert.equal(app.world.messages(group).at(-1)?.silent, true);
  const confirmed = app.world.messages(olga).length;
  await app.advance(6);
  await app.taps(boris, 'Не моя машина');
  assert.equal(app.world.messages(olga).length, confirmed, 'a denial calls nobody either');
  await app.taps(anna, 'Решено');
  await app.says(anna, '/blocked 45');
  assert.equal(app.world.messages(boris).at(-1)?.silent, undefined);
});

test('«перегородил» and «sos» in the group make that alert, with its reminder and its call', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45, 46]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  app.world.say(anna, `${at(app)} 45 перегородил выезд у ворот`, { chat: group });
  await app.quiet();
  assert.match(
    app.reads(boris),
    /Ваша машина мешает выехать[\s\S]*сосед из домового чата[\s\S]*выезд у ворот/,
  );
  assert.doesNotMatch(app.reads(boris), /с места/);
  await app.advance(5);
  assert.match(app.reads(boris), /Напоминание/);
  await app.advance(5);
  assert.match(app.reads(olga), /Мешает машина, место 45[\s\S]*сосед из домового чата/);
  app.world.say(anna, '/spot 46 SOS', { chat: group });
  await app.quiet();
  assert.match(app.reads(boris), /кричит сигнализация/);
  await app.taps(boris, 'Сигнализация выключена');
  assert.match(app.world.lastMessage(group)?.text ?? '', /Место 46: сигнализация выключена/);
  app.world.say(anna, '/blocked 45', { chat: group });
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /обращение ещё открыто/);
  await app.says(olga, '/spot 46 перегородил ворота');
  assert.match(app.reads(boris), /Ваша машина мешает выехать\nМесто 46/, 'in private, too');
});
