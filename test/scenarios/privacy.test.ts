import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { everything } from '../support/everything.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, holders, restart } from '../support/joining.ts';
import { openLiveHouse, openTestApp, type TestApp } from '../support/test-app.ts';

const reset = (app: TestApp, version: number) =>
  app.pool.query('update memberships set consent_version = $1', [version]);

async function comes(app: TestApp, person: Person): Promise<void> {
  await app.says(person, '/start');
  await app.taps(person, 'Согласен');
}

test('Somebody is forgotten in the middle of everything, and the house goes on without him', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45], {
    id: 77_000_111,
    lastName: 'Кузнецов',
    username: 'boris_k',
  });
  const galya = await app.resident('Галя', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.says(boris, '/blocked 12');
  await app.taps(boris, 'Добавить фото или текст');
  await app.says(boris, 'Секретная фраза Бориса');
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить место');
  await app.says(boris, '46');
  await app.says(boris, '/privacy');
  await app.taps(boris, 'Забыть меня');
  await restart(app);
  await app.taps(boris, 'Подтвердить');
  const dump = await everything(app);
  for (const trace of ['Борис', 'Кузнецов', 'boris_k', 'Секретная', String(boris.id)]) {
    assert.ok(!dump.includes(trace), `${trace} is left in the database`);
  }
  assert.deepEqual(await holders(app), ['12 Анна', '45 Галя']);
  // Anna's call is still hers: nobody is on the way any more, and it will be followed up.
  await app.advance(11);
  assert.match(app.reads(olga), /45/);
  assert.ok(app.world.find(olga, 'Заявки больше нет'));
  assert.ok(app.world.find(galya, 'стало одним владельцем меньше'));
  assert.ok(app.world.find(anna, 'Ждём ответа'));
  assert.match(app.world.find(anna, 'Ваша машина мешает')?.text ?? '', /Решено/);
});

test('/privacy says what is kept, /forget what will happen, in both languages', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const john = await app.resident('John', [46], { languageCode: 'en' });
  for (const [person, forget] of [
    [boris, 'Забыть меня'],
    [john, 'Forget me'],
  ] as const) {
    await app.says(person, '/privacy');
    await app.taps(person, forget);
  }
  await app.taps(boris, 'Подтвердить');
  await app.taps(john, 'Confirm');
  matchesGolden(t, app, 'privacy', [boris, john]);
});

test('«Отмена» keeps everything; the same press twice, and a press after the end, do nothing', async (t) => {
  const app = await openLiveHouse(t);
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Отмена');
  assert.match(app.reads(boris), /всё остаётся/);
  assert.deepEqual(await holders(app), ['45 Борис']);
  await app.says(boris, '/forget');
  const sure = app.world.find(boris, 'Забыть вас?');
  assert.ok(sure);
  const [first, second] = await Promise.all([
    app.world.press(boris, sure, 'Подтвердить'),
    app.world.press(boris, sure, 'Подтвердить'),
  ]);
  await app.quiet();
  assert.deepEqual([first.text, second.text].filter(Boolean), ['Я уже ничего о вас не храню']);
  assert.deepEqual(await holders(app), []);
  await app.says(boris, '/start');
  assert.match(app.reads(boris), /Согласны/);
});

test('A banned person may be forgotten; the ban goes on for whoever comes back, until its end', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45], { id: 77_000_111 });
  const until = new Date(app.clock.now().getTime() + 3 * 86_400_000);
  await app.pool.query('update memberships set banned_until = $1', [until]);
  await app.says(boris, '/mydata');
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.ok(!(await everything(app)).includes(String(boris.id)));
  await comes(app, boris);
  assert.match(app.reads(boris), /заблокированы/);
  await app.says(boris, '45');
  assert.equal((await app.pool.query('select from claims')).rowCount, 0);
  // Forgotten a second time, and back after the ban has ended: nothing is left of it.
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  await app.advance(4 * 24 * 60);
  assert.equal((await app.pool.query('select from erasure_marks')).rowCount, 0);
  await comes(app, boris);
  assert.match(app.reads(boris), /Напишите номер вашего места/);
});

test('The last admin names another first; an admin of ADMIN_IDS who was forgotten is no admin when he is back', async (t) => {
  const app = await openTestApp(t, { ADMIN_IDS: '4242' });
  const olga = app.stranger('Ольга', { id: 4242 });
  await comes(app, olga);
  await app.says(olga, '/forget');
  assert.match(app.reads(olga), /единственный администратор/);
  const pavel = await app.admin('Павел');
  await app.says(olga, '/forget');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(pavel, 'больше не администратор'));
  await restart(app);
  await comes(app, olga);
  assert.match(app.reads(olga), /Напишите номер вашего места/);
  await app.says(pavel, '/forget');
  assert.match(app.reads(pavel), /единственный администратор/);
});

test('Two admins ask to be forgotten at once: one of them stays', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  for (const admin of [olga, pavel]) await app.says(admin, '/forget');
  await Promise.all([app.world.tap(olga, 'Подтвердить'), app.world.tap(pavel, 'Подтвердить')]);
  await app.quiet();
  const { rows } = await app.pool.query("select 1 from memberships where roles = '{admin}'");
  assert.equal(rows.length, 1);
});

test('An applicant is forgotten: the admin’s card loses the name, and nobody can approve him', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  assert.ok(app.world.find(olga, 'Заявки больше нет'));
  assert.ok(!app.world.messages(olga).some(({ text }) => text?.includes('Вера')));
  await app.advance(25 * 60);
  assert.deepEqual(await holders(app), []);
});

test('A stranger reads what would be kept, and nothing is kept of his question', async (t) => {
  const app = await openTestApp(t);
  const stas = app.stranger('Стас');
  for (const command of ['/privacy', '/mydata', '/forget']) {
    await app.says(stas, command);
    assert.match(app.reads(stas), /О вас я ничего не храню/);
  }
  assert.ok(!(await everything(app)).includes('Стас'));
});

test('A new consent text never swallows an alert, an answer or «Решено»: it comes after them, once', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await reset(app, 1);
  const asked = (person: Person) =>
    app.world.messages(person).filter(({ text }) => text?.startsWith('Изменился текст')).length;
  await app.says(anna, 'Перегородили');
  assert.match(app.reads(anna), /Какая машина мешает/);
  await app.says(anna, '45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.doesNotMatch(app.reads(anna), /не передал/);
  assert.equal(asked(anna), 1);
  // In writing, below the card: nothing was opened before.
  const card = app.world.find(boris, 'мешает выехать') ?? assert.fail();
  app.world.say(boris, 'Уже бегу', { replyTo: card.message_id });
  await app.quiet();
  assert.ok(app.world.find(anna, 'Уже бегу'));
  assert.equal(asked(boris), 1);
  await app.taps(boris, 'Иду');
  assert.ok(app.world.find(anna, 'идёт') ?? app.world.find(anna, 'Иду'));
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Жду у подъезда');
  assert.ok(app.world.find(boris, 'Жду у подъезда'));
  assert.match((await app.taps(anna, 'Решено')) ?? '', /Закрыто/);
  await app.says(anna, '/sos 45');
  assert.ok(app.world.find(boris, 'кричит сигнализация'));
  assert.equal(asked(anna), 1, 'once');
  assert.equal(asked(boris), 1, 'once');
});

test('Until a new consent text is agreed to nothing else goes through, and that is said', async (t) => {
  const app = await openTestApp(t);
  await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await reset(app, 1);
  for (const nothing of ['Моё место', '/menu']) {
    await app.says(boris, nothing);
    assert.match(app.reads(boris), /^Изменился текст о том, что я храню. Прочтите/);
  }
  await app.says(boris, 'Добрый день');
  assert.match(app.reads(boris), /Изменился текст.*я не передал/s);
  await app.taps(boris, 'Не согласен');
  assert.ok(app.world.find(boris, 'Пока вы не согласны, работают только обращения'));
  await app.says(boris, '/mydata');
  assert.match(app.world.lastMessage(boris)?.caption ?? '', /Всё, что вы ввели/);
  await app.says(boris, '/blocked 12');
  assert.ok(app.world.find(boris, 'перегородила машина с места 12'), 'whoever did not agree calls, too');
  await comes(app, boris);
  assert.match(app.reads(boris), /Выберите кнопку в меню/);
});

test('The first screen and /privacy say that the @username is kept and who sees it, and that the messenger is abroad', async (t) => {
  const app = await openTestApp(t);
  const boris = app.stranger('Борис', { username: 'boris_k' });
  await app.says(boris, '/start');
  assert.match(app.reads(boris), /имя и @username.*@username — только администраторы.*за границей/s);
  await app.taps(boris, 'Согласен');
  await app.says(boris, '/privacy');
  assert.match(app.reads(boris), /@username и номер в мессенджере.*@username — только администраторы/s);
});

/** The newest file that somebody was sent. */
function fileOf(
  { world }: TestApp,
  person: Person,
): { name: string; data: Record<string, Row[]>; text: string } {
  const sent = world.messages(person).findLast(({ document }) => document)?.document;
  const file = world.files.byId(sent?.file_id ?? '');
  assert.ok(sent && file);
  const text = Buffer.from(file.bytes).toString('utf8');
  return { name: sent.file_name ?? '', data: JSON.parse(text), text };
}

type Row = Readonly<Record<string, unknown>>;

test('/mydata is one JSON file with what somebody entered and did; the others are «сосед» or a spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45], { username: 'boris_k' });
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  await app.taps(anna, 'Пояснение');
  await app.says(anna, 'Серая «Лада» <b>&\u202e');
  await app.taps(olga, 'Одобрить');
  await app.says(anna, '/spot 45 у вас открыто окно');
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Тайна Бориса');
  await app.says(boris, '/blocked 12');
  await app.taps(anna, 'Буду через 5 минут');
  await app.says(anna, '/mydata');
  const { name, data, text } = fileOf(app, anna);
  assert.equal(name, 'mydata.json');
  const has = (section: string, wanted: Row) =>
    assert.ok(
      data[section]?.some((row) => Object.entries(wanted).every(([key, value]) => row[key] === value)),
      `${section} ${JSON.stringify(wanted)} in ${text}`,
    );
  has('persons', { display_name: 'Анна' });
  has('addresses', { messenger: 'telegram', id_in_messenger: String(anna.id) });
  has('holdings', { spot: 12 });
  has('memberships', { complex: 'ЖК «Тихий двор»' });
  assert.deepEqual(data.memberships?.[0]?.roles, []);
  has('alert_parties', { my_part: 'sender', kind: 'message', spot: 45, my_note: 'у вас открыто окно' });
  has('alert_parties', {
    my_part: 'holder',
    spot: 12,
    asked_by: 'сосед с места 45',
    my_answer: 'in 5 minutes',
  });
  assert.ok(text.includes('Серая «Лада» <b>&'));
  for (const foreign of ['Борис', 'boris_k', String(boris.id), 'Ольга', String(olga.id), 'Тайна Бориса']) {
    assert.ok(!text.includes(foreign), `${foreign} in ${text}`);
  }
});

test('Everybody who agreed gets a file: applicant, guard, banned', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  const guard = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  await app.pool.query(
    'update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)',
    [boris.id, new Date(app.clock.now().getTime() + 86_400_000)],
  );
  for (const person of [vera, guard, boris]) {
    await app.says(person, '/mydata');
    const { data } = fileOf(app, person);
    assert.equal(data.persons?.[0]?.display_name, person.firstName);
    await app.says(person, '/privacy');
    assert.match(app.reads(person), /Вы согласились/);
  }
});
