import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The topics of what the bot has said to somebody since; undefined: outside of any. */
const topicsSince = ({ world }: TestApp, person: Person, since: number) => {
  const said = world.messages(person).filter(({ from, message_id: id }) => from?.is_bot && id > since);
  assert.notEqual(said.length, 0);
  return new Set(said.map(({ message_thread_id: thread }) => thread));
};
const newest = ({ world }: TestApp, person: Person) => world.lastMessage(person)?.message_id ?? 0;

test('Whoever writes in a topic of the private chat is answered there, with cards and receipts, and outside again outside', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const parking = app.world.addOwnTopic(anna, 'Парковка');
  const other = app.world.addOwnTopic(anna, 'Разное');
  let since = newest(app, anna);
  for (const text of ['/menu', 'Перегородили', '45']) {
    app.world.say(anna, text, { thread: parking });
    await app.quiet();
  }
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Добавить фото или текст');
  for (const text of ['Спасибо', '/cancel']) {
    app.world.say(anna, text, { thread: parking });
    await app.quiet();
  }
  assert.deepEqual(topicsSince(app, anna, since), new Set([parking]));
  assert.ok(app.world.find(boris, 'Спасибо'));
  since = newest(app, anna);
  await app.sends(anna, [{ caption: '46 фары горят' }, {}], { thread: other });
  assert.match(app.reads(anna), /Что с местом 46/);
  assert.deepEqual(topicsSince(app, anna, since), new Set([other]));
  since = newest(app, anna);
  await app.says(anna, 'Помощь');
  assert.deepEqual(topicsSince(app, anna, since), new Set([undefined]));
});

test('What is said to an album stays where that was sent, also when its author goes on in a topic', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [46]);
  const parking = app.world.addOwnTopic(anna, 'Парковка');
  app.world.album(anna, [{ caption: '46 фары горят' }, {}]);
  app.world.say(anna, 'Помощь', { thread: parking });
  await app.quiet();
  assert.equal(app.world.find(anna, 'Что с местом 46')?.message_thread_id, undefined);
  assert.equal(app.world.find(anna, 'Как это работает')?.message_thread_id, parking);
});

test('A topic that is gone holds nothing up: what was to go there comes outside of it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const parking = app.world.addOwnTopic(boris, 'Парковка');
  app.world.say(boris, '/menu', { thread: parking });
  await app.quiet();
  app.world.removeTopic(boris, parking);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'Ваша машина мешает выехать'));
  assert.ok(app.world.find(anna, 'Доставлено хозяину машины'));
});
