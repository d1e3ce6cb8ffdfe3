import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copies, drafts } from '../support/announcing.ts';
import { buttonsUnder, restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const SNOW = 'Завтра с 9 до 12 чистят снег.';

/** «Просьба убрать машину», to all or to these spots; its card is the admin's newest message. */
async function asks(app: TestApp, admin: Person, spots?: string, text = SNOW): Promise<void> {
  await drafts(app, admin, text);
  await app.taps(admin, 'Просьба убрать машину');
  if (spots !== undefined) {
    await app.taps(admin, 'Кому');
    await app.says(admin, spots);
  }
  await app.taps(admin, 'Отправить');
}

/** What the card says by now, whichever message it is. */
const card = (app: TestApp, admin: Person) => app.world.find(admin, 'Уберут:')?.text ?? '';
const counts = (app: TestApp, admin: Person) =>
  /Уберут: \d+ · Не смогут: \d+ · Молчат: \d+/.exec(card(app, admin))?.[0] ?? '';
const reminders = (app: TestApp, person: Person) => copies(app, person, '🔔 Уберёте машину?');
const shown = (app: TestApp, person: Person) => app.world.find(person, SNOW) ?? assert.fail();
const press = async (app: TestApp, person: Person, label: string) => {
  const { text } = await app.world.press(person, shown(app, person), label);
  await app.quiet();
  return text;
};

/** The card waits a little for whoever else answers. */
const seconds = (app: TestApp) => app.advance(0.1);

async function house(t: Parameters<typeof openTestApp>[0]) {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [13, 14]);
  const vera = await app.resident('Вера', [15]);
  return { app, olga, anna, boris, vera };
}

test('Each reader says «Уберу» or «Не смогу», may change his mind, and the admin reads it by spots', async (t) => {
  const { app, olga, anna, boris, vera } = await house(t);
  const julia = await app.resident('Юля', []);
  await asks(app, olga);
  assert.match(shown(app, anna).text ?? '', /^🚗 Просьба убрать машину: место 12\n/);
  assert.match(shown(app, boris).text ?? '', /^🚗 Просьба убрать машину: места 13, 14\n/);
  assert.match(shown(app, julia).text ?? '', /^📢 Объявление\n/, 'she has no car here');
  assert.deepEqual(buttonsUnder(app, julia, SNOW), []);
  assert.equal(counts(app, olga), 'Уберут: 0 · Не смогут: 0 · Молчат: 4');
  assert.equal(await press(app, anna, 'Уберу'), 'Спасибо! Передал: уберёте.');
  assert.deepEqual(buttonsUnder(app, anna, SNOW), ['✅ Уберу', 'Не смогу']);
  assert.match(shown(app, anna).text ?? '', /Ваш ответ: уберу\.$/);
  const edits = () => app.world.log.filter(({ params }) => /Уберут:/.test(String(params.text))).length;
  const before = edits();
  await app.advance(0.05);
  await press(app, boris, 'Не смогу');
  assert.equal(counts(app, olga), 'Уберут: 0 · Не смогут: 0 · Молчат: 4', 'the card waits for others');
  // Five seconds after the first of them, however many answer meanwhile.
  await app.advance(0.05);
  assert.equal(edits(), before + 1, 'two answers are one edit');
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 2 · Молчат: 1');
  assert.match(card(app, olga), /Уберут места: 12\nНе смогут места: 13, 14\nМолчат места: 15\n/);
  assert.equal(await press(app, anna, 'Уберу'), 'Так и записано');
  assert.equal(await press(app, anna, 'Не смогу'), 'Передал: не сможете.');
  assert.match(shown(app, anna).text ?? '', /Ваш ответ: не смогу\.$/);
  assert.deepEqual(buttonsUnder(app, anna, SNOW), ['Уберу', '✅ Не смогу']);
  await press(app, vera, 'Уберу');
  await seconds(app);
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 3 · Молчат: 0');
  assert.doesNotMatch(card(app, olga), /Молчат места/);
});

test('Of a spot with two holders the one who will move it is enough, whatever the other says', async (t) => {
  const { app, olga, anna } = await house(t);
  const mark = await app.resident('Марк', [12]);
  await asks(app, olga, '12');
  await press(app, mark, 'Уберу');
  await press(app, anna, 'Не смогу');
  await seconds(app);
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 0 · Молчат: 0');
  await press(app, mark, 'Не смогу');
  await seconds(app);
  assert.equal(counts(app, olga), 'Уберут: 0 · Не смогут: 1 · Молчат: 0');
  assert.deepEqual(buttonsUnder(app, olga, 'Уберут:'), ['Готово'], 'nobody is silent');
});

test('Whoever was lent a spot is asked beside its holder, and reads it while he may stand there', async (t) => {
  const { app, olga, anna } = await house(t);
  const julia = await app.resident('Юля', []);
  await app.pool.query(
    `insert into lendings (complex_id, spot, borrower, made_at, until)
     select 1, 12, person_id, $2, $3 from addresses where external_id = $1`,
    [julia.id, app.clock.now(), new Date(app.clock.now().getTime() + 20 * 3_600_000)],
  );
  await asks(app, olga, '12');
  assert.match(shown(app, julia).text ?? '', /^🚗 Просьба убрать машину: место 12\n/);
  await press(app, anna, 'Не смогу');
  await press(app, julia, 'Уберу');
  await seconds(app);
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 0 · Молчат: 0');
  await app.says(julia, 'Объявления');
  assert.match(app.reads(julia), /чистят снег/);
  await app.advance(21 * 60);
  await app.says(julia, 'Объявления');
  assert.doesNotMatch(app.reads(julia), /чистят снег/);
  const asked = app.world.find(julia, 'Просьба убрать машину') ?? assert.fail();
  assert.equal((await app.world.press(julia, asked, 'Не смогу')).text, 'Эта просьба не о вашем месте');
});

test('A spot that is marked free is silent, and the admin reads that it is marked', async (t) => {
  const { app, olga, anna } = await house(t);
  await app.says(anna, 'Уезжаю');
  await app.taps(anna, 'До завтра');
  await asks(app, olga, '12-15, 20');
  assert.equal(counts(app, olga), 'Уберут: 0 · Не смогут: 0 · Молчат: 4');
  assert.match(card(app, olga), /Молчат места: 12–15\nИз них отмечены свободными: 12\n/);
  assert.match(card(app, olga), /Без хозяина в боте: 20\./);
  await press(app, anna, 'Уберу');
  await seconds(app);
  assert.doesNotMatch(card(app, olga), /отмечены свободными/, 'none of the silent ones');
});

test('«Напомнить» in the evening reaches the silent spots in the morning, once, after a restart, too', async (t) => {
  const { app, olga, anna, boris, vera } = await house(t);
  const gleb = await app.resident('Глеб', [16]);
  await app.says(gleb, '/notifications');
  await app.pool.query(
    "update memberships set notes_off = '{announcements}' where person_id = (select person_id from addresses where external_id = $1)",
    [gleb.id],
  );
  await asks(app, olga);
  await press(app, anna, 'Уберу');
  const { text } = await app.world.press(olga, app.world.find(olga, 'Уберут:') ?? assert.fail(), 'Напомнить');
  assert.equal(text, 'Напомню молчащим завтра в 07:00');
  await app.quiet();
  assert.match(card(app, olga), /🔔 Напомню молчащим завтра в 07:00/);
  assert.deepEqual(buttonsUnder(app, olga, 'Уберут:'), ['Готово']);
  await app.advance(60);
  await press(app, vera, 'Не смогу');
  await app.advance(7 * 60);
  assert.equal(reminders(app, boris), 0, 'not before seven');
  await restart(app);
  await app.advance(30);
  assert.equal(reminders(app, boris), 1);
  for (const person of [anna, vera, gleb]) assert.equal(reminders(app, person), 0, person.firstName);
  assert.match(card(app, olga), /🔔 Напоминание молчащим ушло в 07:00, мест: 2/);
  await app.taps(boris, 'Уберу');
  assert.match(app.reads(boris), /^🚗 Просьба убрать машину: места 13, 14\n[\s\S]*Ваш ответ: уберу\.$/);
  await app.advance(24 * 60);
  assert.equal(reminders(app, boris), 1, 'once');
});

test('In the morning «Напомнить» leaves at once', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  const egor = await app.resident('Егор', [12]);
  const dima = await app.resident('Дима', [17]);
  await app.advance(9 * 60);
  await asks(app, olga);
  await app.pool.query(
    `update memberships set banned_until = $2, ban_reason = 'шум'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [dima.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  await press(app, boris, 'Уберу');
  const gleb = await app.resident('Глеб', [16]);
  app.world.block(gleb);
  await app.quiet();
  await app.taps(olga, 'Напомнить');
  for (const person of [anna, egor]) assert.equal(reminders(app, person), 1, person.firstName);
  for (const person of [boris, dima]) assert.equal(reminders(app, person), 0, person.firstName);
  assert.match(
    card(app, olga),
    /🔔 Напоминание молчащим ушло в 07:36, мест: 2/,
    'none to 16 and 17, and one to 12',
  );
});

test('«Готово» ends it: nobody is reminded, and an old button says so', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  await asks(app, olga);
  await press(app, anna, 'Уберу');
  await app.taps(olga, 'Напомнить');
  await app.taps(olga, 'Готово');
  assert.match(card(app, olga), /Ответы больше не собираю\./);
  assert.doesNotMatch(card(app, olga), /Напомн/);
  assert.equal(await press(app, boris, 'Уберу'), 'Ответы на эту просьбу больше не нужны');
  assert.deepEqual(buttonsUnder(app, boris, SNOW), []);
  await app.advance(12 * 60);
  assert.equal(reminders(app, boris), 0);
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 0 · Молчат: 3');
});

test('A week later nobody waits for an answer any more, and the card says so by itself', async (t) => {
  const { app, olga, anna } = await house(t);
  await asks(app, olga);
  assert.match(card(app, olga), /Ответы жду до 29 ноября, 22:36\./);
  await app.advance(7 * 24 * 60 + 1);
  assert.match(card(app, olga), /Ответы больше не собираю\./);
  assert.deepEqual(buttonsUnder(app, olga, 'Уберут:'), []);
  assert.equal(await press(app, anna, 'Уберу'), 'Ответы на эту просьбу больше не нужны');
});

test('Another admin reads the answers by «Ответы», and of two who press «Напомнить» one does', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  const pavel = await app.admin('Павел', []);
  await asks(app, olga);
  await press(app, anna, 'Уберу');
  await app.says(pavel, 'Объявления');
  await app.taps(pavel, 'Ответы: 22:36');
  assert.equal(counts(app, pavel), 'Уберут: 1 · Не смогут: 0 · Молчат: 3');
  assert.deepEqual(buttonsUnder(app, pavel, 'Уберут:'), ['Напомнить', 'Готово']);
  await press(app, boris, 'Уберу');
  await seconds(app);
  for (const admin of [olga, pavel]) assert.equal(counts(app, admin), 'Уберут: 3 · Не смогут: 0 · Молчат: 1');
  const cards = [olga, pavel].map((one) => app.world.find(one, 'Уберут:') ?? assert.fail());
  await app.taps(olga, 'Напомнить');
  const late = await app.world.press(pavel, cards[1] ?? assert.fail(), 'Готово');
  assert.equal(late.text, 'Готово: ответов больше не жду');
  await app.quiet();
  for (const admin of [olga, pavel]) assert.match(card(app, admin), /Ответы больше не собираю/);
  // Whoever is no admin any more reads no answers, also below what he opened while he was.
  await asks(app, olga, '15');
  await app.says(pavel, 'Объявления');
  const list = app.world.find(pavel, 'Последние объявления') ?? assert.fail();
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = $1)",
    [pavel.id],
  );
  assert.equal((await app.world.press(pavel, list, 'Ответы: 22:36')).text, 'Эта кнопка не для вас.');
});

test('Whoever it does not concern, a banned neighbour and a stranger answer nothing', async (t) => {
  const { app, olga, anna, boris, vera } = await house(t);
  await asks(app, olga, '12');
  const data = 'n:y:1';
  await app.says(vera, 'Помощь');
  const on = (person: Person) => app.world.lastMessage(person) ?? assert.fail();
  assert.equal((await app.world.forge(vera, on(vera), data)).text, 'Эта просьба не о вашем месте');
  assert.equal((await app.world.forge(olga, on(olga), data)).text, 'Эта просьба не о вашем месте');
  await app.pool.query(
    'update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)',
    [anna.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  assert.match((await app.world.press(anna, shown(app, anna), 'Уберу')).text ?? '', /Вы заблокированы до/);
  await app.says(boris, '/forget');
  const { rows } = await app.pool.query('select from announcement_answers');
  assert.equal(rows.length, 0);
});

test('Under a photo the answer stands in its caption; «Объявления» opens it for whoever missed it', async (t) => {
  const { app, olga, anna } = await house(t);
  await app.says(olga, 'Объявления');
  await app.taps(olga, 'Новое объявление');
  app.world.photo(olga, { caption: SNOW });
  await app.quiet();
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  const photo = () => app.world.messages(anna).findLast((one) => one.photo) ?? assert.fail();
  await app.world.press(anna, photo(), 'Уберу');
  await app.quiet();
  assert.equal(photo().caption, `🚗 Просьба убрать машину: место 12\n\n${SNOW}\n\nВаш ответ: уберу.`);
  const mark = await app.resident('Марк', [17]);
  await app.says(mark, 'Объявления');
  await app.taps(mark, 'Открыть: 22:36');
  await app.world.press(
    mark,
    app.world.messages(mark).findLast((one) => one.photo) ?? assert.fail(),
    'Не смогу',
  );
  await seconds(app);
  assert.equal(counts(app, olga), 'Уберут: 1 · Не смогут: 1 · Молчат: 3');
});

test('What somebody answered is told in /mydata, and forgotten with him', async (t) => {
  const { app, olga, anna } = await house(t);
  await asks(app, olga, '12-13');
  await press(app, anna, 'Не смогу');
  await app.says(anna, '/mydata');
  const sent = app.world.messages(anna).findLast(({ document }) => document)?.document;
  const file = app.world.files.byId(sent?.file_id ?? '') ?? assert.fail();
  const told = JSON.parse(Buffer.from(file.bytes).toString('utf8'));
  assert.equal(told.announcement_answers[0].my_answer, 'cannot move');
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  await seconds(app);
  const { rows } = await app.pool.query('select from announcement_answers');
  assert.equal(rows.length, 0);
});
