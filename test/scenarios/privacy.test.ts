import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { everything } from '../support/everything.ts';
import { matchesGolden } from '../support/golden.ts';
import { type House, openHouse, openLiveHouse } from '../support/house.ts';
import { applies, holders, restart } from '../support/joining.ts';

const reset = (house: House, version: number) =>
  house.pool.query('update memberships set consent_version = $1', [version]);

test('Somebody is forgotten in the middle of everything, and the house goes on without him', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45], {
    id: 77_000_111,
    lastName: 'Кузнецов',
    username: 'boris_k',
  });
  const galya = await house.resident('Галя', [45]);
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Иду');
  await house.says(boris, '/blocked 12');
  await house.taps(boris, 'Добавить фото или текст');
  await house.says(boris, 'Секретная фраза Бориса');
  await house.says(boris, 'Моё место');
  await house.taps(boris, 'Добавить место');
  await house.says(boris, '46');
  await house.says(boris, '/privacy');
  await house.taps(boris, 'Забыть меня');
  await restart(house);
  await house.taps(boris, 'Подтвердить');
  const dump = await everything(house);
  for (const trace of ['Борис', 'Кузнецов', 'boris_k', 'Секретная', String(boris.id)]) {
    assert.ok(!dump.includes(trace), `${trace} is left in the database`);
  }
  assert.deepEqual(await holders(house), ['12 Анна', '45 Галя']);
  // Anna's call is still hers: nobody is on the way any more, and it will be followed up.
  await house.pass(11);
  assert.match(house.reads(olga), /45/);
  assert.ok(house.world.find(olga, 'Заявки больше нет'));
  assert.ok(house.world.find(galya, 'стало одним владельцем меньше'));
  assert.ok(house.world.find(anna, 'Ждём ответа'));
  assert.match(house.world.find(anna, 'Ваша машина мешает')?.text ?? '', /Решено/);
});

test('/privacy says what is kept, /forget what will happen, in both languages', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const john = await house.resident('John', [46], { languageCode: 'en' });
  for (const [person, forget] of [
    [boris, 'Забыть меня'],
    [john, 'Forget me'],
  ] as const) {
    await house.says(person, '/privacy');
    await house.taps(person, forget);
  }
  await house.taps(boris, 'Подтвердить');
  await house.taps(john, 'Confirm');
  matchesGolden(t, house, 'privacy', [boris, john]);
});

test('«Отмена» keeps everything; the same press twice, and a press after the end, do nothing', async (t) => {
  const house = await openLiveHouse(t);
  const boris = await house.resident('Борис', [45]);
  await house.says(boris, '/forget');
  await house.taps(boris, 'Отмена');
  assert.match(house.reads(boris), /всё остаётся/);
  assert.deepEqual(await holders(house), ['45 Борис']);
  await house.says(boris, '/forget');
  const sure = house.world.find(boris, 'Забыть вас?');
  assert.ok(sure);
  const [first, second] = await Promise.all([
    house.world.press(boris, sure, 'Подтвердить'),
    house.world.press(boris, sure, 'Подтвердить'),
  ]);
  await house.quiet();
  assert.deepEqual([first.text, second.text].filter(Boolean), ['Я уже ничего о вас не храню']);
  assert.deepEqual(await holders(house), []);
  await house.says(boris, '/start');
  assert.match(house.reads(boris), /Согласны/);
});

test('A banned person may be forgotten; the ban goes on for whoever comes back, until its end', async (t) => {
  const house = await openHouse(t);
  const boris = await house.resident('Борис', [45], { id: 77_000_111 });
  const until = new Date(house.clock.now().getTime() + 3 * 86_400_000);
  await house.pool.query('update memberships set banned_until = $1', [until]);
  await house.says(boris, '/mydata');
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  assert.ok(!(await everything(house)).includes(String(boris.id)));
  await house.says(boris, '/start');
  await house.taps(boris, 'Согласен');
  assert.match(house.reads(boris), /заблокированы/);
  await house.says(boris, '45');
  const { rows } = await house.pool.query('select 1 from claims');
  assert.equal(rows.length, 0);
  // Forgotten a second time, and back after the ban has ended: nothing is left of it.
  await house.says(boris, '/forget');
  await house.taps(boris, 'Подтвердить');
  await house.pass(4 * 24 * 60);
  const marks = await house.pool.query('select 1 from erasure_marks');
  assert.equal(marks.rows.length, 0);
  await house.says(boris, '/start');
  await house.taps(boris, 'Согласен');
  assert.match(house.reads(boris), /Напишите номер вашего места/);
});

test('The last admin names another first; an admin of ADMIN_IDS who was forgotten is no admin when he is back', async (t) => {
  const house = await openHouse(t, { ADMIN_IDS: '4242' });
  const olga = house.stranger('Ольга', { id: 4242 });
  await house.says(olga, '/start');
  await house.taps(olga, 'Согласен');
  await house.says(olga, '/forget');
  assert.match(house.reads(olga), /единственный администратор/);
  const pavel = await house.admin('Павел');
  await house.says(olga, '/forget');
  await house.taps(olga, 'Подтвердить');
  assert.ok(house.world.find(pavel, 'больше не администратор'));
  await house.says(olga, '/start');
  await house.taps(olga, 'Согласен');
  assert.match(house.reads(olga), /Напишите номер вашего места/);
  await house.says(pavel, '/forget');
  assert.match(house.reads(pavel), /единственный администратор/);
});

test('Two admins ask to be forgotten at once: one of them stays', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  for (const admin of [olga, pavel]) await house.says(admin, '/forget');
  await Promise.all([house.world.tap(olga, 'Подтвердить'), house.world.tap(pavel, 'Подтвердить')]);
  await house.quiet();
  const { rows } = await house.pool.query("select 1 from memberships where roles = '{admin}'");
  assert.equal(rows.length, 1);
});

test('An applicant is forgotten: the admin’s card loses the name, and nobody can approve him', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const vera = house.stranger('Вера');
  await applies(house, vera, '13');
  await house.says(vera, '/forget');
  await house.taps(vera, 'Подтвердить');
  assert.ok(house.world.find(olga, 'Заявки больше нет'));
  assert.ok(!house.world.messages(olga).some(({ text }) => text?.includes('Вера')));
  await house.pass(25 * 60);
  assert.deepEqual(await holders(house), []);
});

test('A stranger reads what would be kept, and nothing is kept of his question', async (t) => {
  const house = await openHouse(t);
  const stas = house.stranger('Стас');
  for (const command of ['/privacy', '/mydata', '/forget']) {
    await house.says(stas, command);
    assert.match(house.reads(stas), /О вас я ничего не храню/);
  }
  assert.ok(!(await everything(house)).includes('Стас'));
});

test('A new consent text never swallows an alert, an answer or «Решено»: it comes after them, once', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await reset(house, 1);
  const asked = (person: Person) =>
    house.world.messages(person).filter(({ text }) => text?.startsWith('Изменился текст')).length;
  await house.says(anna, 'Перегородили');
  assert.match(house.reads(anna), /Кто вас перегородил/);
  await house.says(anna, '45');
  assert.ok(house.world.find(boris, 'мешает выехать'));
  assert.doesNotMatch(house.reads(anna), /не передал/);
  assert.equal(asked(anna), 1);
  // In writing, below the card: nothing was opened before.
  const card = house.world.find(boris, 'мешает выехать') ?? assert.fail();
  house.world.say(boris, 'Уже бегу', { replyTo: card.message_id });
  await house.quiet();
  assert.ok(house.world.find(anna, 'Уже бегу'));
  assert.equal(asked(boris), 1);
  await house.taps(boris, 'Иду');
  assert.ok(house.world.find(anna, 'идёт') ?? house.world.find(anna, 'Иду'));
  await house.taps(anna, 'Добавить фото или текст');
  await house.says(anna, 'Жду у подъезда');
  assert.ok(house.world.find(boris, 'Жду у подъезда'));
  assert.match((await house.taps(anna, 'Решено')) ?? '', /Закрыто/);
  await house.says(anna, '/sos 45');
  assert.ok(house.world.find(boris, 'кричит сигнализация'));
  assert.equal(asked(anna), 1, 'once');
  assert.equal(asked(boris), 1, 'once');
});

test('Until a new consent text is agreed to nothing else goes through, and that is said', async (t) => {
  const house = await openHouse(t);
  await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await reset(house, 1);
  await house.says(boris, 'Моё место');
  assert.match(house.reads(boris), /Изменился текст.*я не передал/s);
  await house.taps(boris, 'Не согласен');
  await house.says(boris, '/mydata');
  assert.match(house.world.lastMessage(boris)?.caption ?? '', /Всё, что вы ввели/);
  await house.says(boris, '/blocked 12');
  assert.ok(house.world.find(boris, 'перегородила машина с места 12'), 'whoever did not agree calls, too');
  await house.says(boris, '/start');
  assert.match(house.reads(boris), /Изменился текст/);
  await house.taps(boris, 'Согласен');
  await house.says(boris, 'Моё место');
  assert.match(house.reads(boris), /Ваше место/);
});

test('The first screen and /privacy say that the @username is kept and who sees it, and that the messenger is abroad', async (t) => {
  const house = await openHouse(t);
  const boris = house.stranger('Борис', { username: 'boris_k' });
  await house.says(boris, '/start');
  assert.match(house.reads(boris), /имя и @username.*@username — только администраторы.*за границей/s);
  await house.taps(boris, 'Согласен');
  await house.says(boris, '/privacy');
  assert.match(house.reads(boris), /@username и номер в мессенджере.*@username — только администраторы/s);
});

/** The newest file that somebody was sent. */
function fileOf(
  { world }: House,
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
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [45], { username: 'boris_k' });
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  await house.taps(anna, 'Пояснение');
  await house.says(anna, 'Серая «Лада» <b>&\u202e');
  await house.taps(olga, 'Одобрить');
  await house.says(anna, '/spot 45 у вас открыто окно');
  await house.says(anna, '/blocked 45');
  await house.taps(boris, 'Ответить');
  await house.says(boris, 'Тайна Бориса');
  await house.says(boris, '/blocked 12');
  await house.taps(anna, 'Буду через 5 минут');
  await house.says(anna, '/mydata');
  const { name, data, text } = fileOf(house, anna);
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
  const house = await openHouse(t);
  await house.admin('Ольга');
  const vera = house.stranger('Вера');
  await applies(house, vera, '13');
  const guard = await house.guard('Степан');
  const boris = await house.resident('Борис', [45]);
  await house.pool.query(
    'update memberships set banned_until = $2 where person_id = (select person_id from addresses where external_id = $1)',
    [boris.id, new Date(house.clock.now().getTime() + 86_400_000)],
  );
  for (const person of [vera, guard, boris]) {
    await house.says(person, '/mydata');
    const { data } = fileOf(house, person);
    assert.equal(data.persons?.[0]?.display_name, person.firstName);
    await house.says(person, '/privacy');
    assert.match(house.reads(person), /Вы согласились/);
  }
});
