import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { allRead, drives } from '../support/plates.ts';
import { openTestApp } from '../support/test-app.ts';

test('Anna types the plate of the car in her way: its owner gets it, and she learns neither his spot nor his name', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [4567]);
  await drives(app, boris, 'А123ВС777');
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'a123bc 777');
  assert.match(app.reads(boris), /Ваша машина А123ВС777 мешает выехать/);
  await app.taps(boris, 'Иду');
  await app.advance(3);
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Жду у второго подъезда');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Уже бегу');
  await app.taps(boris, 'Готово, машину убрал');
  await app.taps(anna, 'Решено');
  assert.doesNotMatch(allRead(app, anna), /4567|Борис|А123ВС777/);
  matchesGolden(t, app, 'plates', [anna, boris]);
});

test('A car that the bot does not know: guards and admins have it at once, and after ten minutes Anna reads what remains', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const vera = await app.admin('Вера', [1]);
  await app.says(anna, 'Перегородили');
  await app.says(anna, 'В777ОР 77');
  assert.match(allRead(app, anna), /Этой машины в боте нет\. Сказал охране и администратору\./);
  app.world.photo(anna, { caption: 'Вот она' });
  await app.quiet();
  assert.ok(app.world.messages(stepan).some(({ photo }) => photo));
  await app.advance(9);
  assert.doesNotMatch(allRead(app, anna), /Госуслуги/);
  await app.advance(1);
  assert.match(allRead(app, anna), /Госуслуги Авто[\s\S]*112/);
  await app.taps(stepan, 'Беру');
  await app.taps(stepan, 'Сделано');
  await app.taps(anna, 'Решено');
  matchesGolden(t, app, 'plates-unfound', [anna, stepan, vera]);
});

test('In the house chat a plate reaches the owner of the car, and the group reads neither spot nor name', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await drives(app, boris, 'А123ВС777');
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  app.world.say(anna, `${at(app)} А123ВС ваша машина мигает фарами`, { chat: group });
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу машины');
  assert.match(app.reads(boris), /О машине А123ВС777[\s\S]*ваша машина мигает фарами/);
  await app.taps(boris, 'Буду через 5 минут');
  app.world.say(anna, `${at(app)} перегородила Е001КХ 99, а вы на месте 7`, { chat: group });
  await app.quiet();
  await app.advance(1);
  app.world.say(anna, `${at(app)} перегородила Е001КХ 99`, { chat: group });
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Этой машины в боте нет. Сказал администратору.');
  matchesGolden(t, app, 'plates-group', [anna, boris], { group });
});
