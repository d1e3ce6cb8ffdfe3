import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copies, drafts } from '../support/announcing.ts';
import { restart } from '../support/joining.ts';
import { invites } from '../support/passes.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';

const HOUR = 60;

tour('What may be switched off is switched off and on again', 'tour-notifications', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Уведомления');
  const screen = asSeen(app, anna);
  await screen('Выключить: объявления');
  await screen('Выключить: объявления');
  for (const topic of ['отметки', 'гости']) await app.taps(anna, `Выключить: ${topic}`);
  await drafts(app, olga);
  await app.taps(olga, 'Отправить');
  await app.taps(anna, 'Включить: отметки');
  await app.taps(anna, 'Включить: гости');
  await app.taps(anna, 'Включить: объявления');
  await app.says(boris, '/blocked 12');
  return { people: [olga, anna] };
});

test('Whoever switched announcements off is counted apart, gets none and reads them in the menu', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Уведомления');
  await app.taps(anna, 'Выключить: объявления');
  await drafts(app, olga);
  assert.match(app.reads(olga), /Получит 1 житель\.\s+Ещё у 1 жителя объявления выключены/);
  await app.taps(olga, 'Отправить');
  assert.match(app.reads(olga), /Доставлено: 1\nОтключили бота: 0\nНе получилось: 0/);
  assert.deepEqual([copies(app, anna), copies(app, boris)], [0, 1]);
  await app.says(anna, 'Объявления');
  assert.equal(copies(app, anna), 1, 'what she asks for she is shown');
});

test('What was queued before does not come either, after a restart too', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [12]);
  await drafts(app, olga);
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await app.world.tap(olga, 'Отправить');
  await app.says(boris, 'Уезжаю');
  await app.world.tap(boris, 'Неделя');
  const waits = `select from notices where state = 'due' and tries > 0 and recipient = (
    select person_id from addresses where external_id = $1)`;
  await app.world.until(async () => (await app.pool.query(waits, [anna.id])).rows.length === 2);
  await app.pool.query(
    `update memberships set notes_off = '{announcements,marks}'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [anna.id],
  );
  await restart(app);
  mend();
  await app.advance(5);
  assert.equal(copies(app, anna), 0);
  assert.equal(copies(app, boris), 1);
  assert.ok(!app.world.find(anna, 'отмечено свободным'));
  await app.world.until(() => /Доставлено: 1/.test(app.reads(olga)), { what: 'the report' });
});

test('A mark of a co-holder makes no note where marks are off; its end by itself still reaches whoever set it', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [12]);
  const says = (person: typeof anna) => app.world.messages(person).length;
  for (const person of [anna, boris]) {
    await app.says(person, 'Моё место');
    await app.taps(person, 'Уведомления');
    await app.taps(person, 'Выключить: отметки');
  }
  const before = says(boris);
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'До завтра');
  assert.equal(says(boris), before);
  const hers = says(anna);
  await app.advance(48 * HOUR);
  assert.equal(says(boris), before);
  assert.ok(says(anna) > hers, 'somebody may stand on her spot: she is told');
});

test('Where guests are off the host hears of none, and a guard of a guest who is still inside does', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Уведомления');
  await app.taps(anna, 'Выключить: гости');
  await app.pool.query("update memberships set notes_off = '{guests}' where roles @> '{guard}'");
  await invites(app, anna, 'а123вс77', '2 часа');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'а123вс77');
  await app.taps(ivan, 'Въехал');
  const hers = app.world.messages(anna).length;
  await app.advance(1.8 * HOUR);
  await app.advance(HOUR);
  assert.equal(app.world.messages(anna).length, hers);
  assert.ok(app.world.find(ivan, 'не выехал'), 'it is his work');
});

test('An alert, a guard who takes it and a letter come whatever is switched off; /mydata says what is', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Уведомления');
  for (const topic of ['объявления', 'отметки', 'гости']) await app.taps(boris, `Выключить: ${topic}`);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Я у подъезда');
  assert.ok(app.world.find(boris, 'Я у подъезда'));
  await app.says(boris, '/mydata');
  const file = app.world.lastMessage(boris)?.document?.file_id ?? assert.fail('no file');
  const told = Buffer.from(app.world.files.byId(file)?.bytes ?? []).toString();
  const [me] = JSON.parse(told).memberships;
  assert.deepEqual(me.switched_off, ['announcements', 'marks', 'guests']);
});
