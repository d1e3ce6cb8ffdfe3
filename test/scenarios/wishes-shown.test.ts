import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { leaves, opensSeek } from '../support/lending.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** 10:36 of a Monday; Аннушка waits for a spot until a day after tomorrow, Бориска has 45 and Глеб 46. */
async function house(app: TestApp) {
  const boris = await app.resident('Бориска', [45]);
  const gleb = await app.resident('Глеб', [46]);
  const anna = await app.resident('Аннушка', [12]);
  await app.advance(12 * 60);
  await opensSeek(app, anna);
  await app.says(anna, 'послезавтра 20:00');
  await app.taps(anna, 'Скажу, когда появится');
  return { boris, gleb, anna };
}

const newest = (app: TestApp, person: Person) => app.world.lastMessage(person)?.message_id;

test('Whoever was told of a spot reads how long it is free by now, without being rung for less', async (t) => {
  const app = await openTestApp(t);
  const { boris, anna } = await house(app);
  await leaves(app, boris, '3 дня');
  assert.match(app.reads(anna), /Появилось место 45/);
  const rung = newest(app, anna);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'До вечера');
  assert.match(app.reads(anna), /Появилось место 45, свободно до 20:00/);
  assert.equal(newest(app, anna), rung);
  await app.advance(9 * 60 + 24);
  assert.match(app.reads(anna), /Место 45 больше не свободно. Ищу дальше/);
});

test('A mark that gets shorter calls nobody who has been told of another spot since; one that lasts longer does', async (t) => {
  const app = await openTestApp(t);
  const { boris, gleb, anna } = await house(app);
  await leaves(app, boris, '3 дня');
  await leaves(app, gleb, '3 дня');
  assert.match(app.reads(anna), /Появилось место 46/);
  const rung = newest(app, anna);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'До вечера');
  assert.equal(newest(app, anna), rung);
  await app.taps(boris, 'Изменить срок');
  await app.taps(boris, 'Неделя');
  assert.notEqual(newest(app, anna), rung);
  assert.match(app.reads(anna), /Появилось место 45/);
});
