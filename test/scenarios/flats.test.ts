import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { sameLabel } from '../../playground/world/presses.ts';
import { applies, buttonsUnder, holders, restart } from '../support/joining.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { opens } from '../support/touring.ts';

async function imports(app: TestApp, admin: Person, ...rows: readonly string[]): Promise<void> {
  await opens(app, admin, 'Импорт');
  app.world.document(admin, { name: 'list.csv', bytes: Buffer.from(rows.join('\n')) });
  await app.quiet();
}

async function flats({ pool }: TestApp): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    "select number || ': ' || array_to_string(flats, ', ') as line from spots order by number",
  );
  return rows.map(({ line }) => line);
}

async function named({ pool }: TestApp): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ flat: string | null }>('select flat from claims order by id');
  return rows.map(({ flat }) => flat);
}

function fileOf({ world }: TestApp, person: Person): string {
  const sent = world.messages(person).findLast(({ document }) => document)?.document;
  const file = world.files.byId(sent?.file_id ?? '') ?? assert.fail('no file');
  return Buffer.from(file.bytes).toString();
}

/** A house whose list says that 45 belongs to flat 87, 46 to 12 and 13, and 47 to nobody. */
async function withFlats(app: TestApp): Promise<Person> {
  const olga = await app.admin('Ольга');
  await app.pool.query(
    `insert into spots (complex_id, number, flats) values (1, 45, '{87}'), (1, 46, '{12,13}'), (1, 47, '{}')`,
  );
  return olga;
}

test('The list may have a column of flats: the dry run says so, «Места» shows them, «Экспорт» brings them back', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  await imports(
    app,
    olga,
    'Место;№ квартиры;Секция',
    '45;87, 88;А',
    '46;кв. 12/13;А',
    '47;нежилое;А',
    '48;;А',
  );
  assert.match(app.reads(olga), /«№ квартиры» — квартиры/);
  assert.match(app.reads(olga), /Квартиры изменятся у 2: 45, 46/);
  assert.match(app.reads(olga), /В столбце квартир не понял 1: строки 4/);
  await app.taps(olga, 'Применить');
  assert.deepEqual(await flats(app), ['45: 87, 88', '46: 12, 13', '47: ', '48: ']);
  await opens(app, olga, 'Места');
  await app.says(olga, '45');
  assert.match(app.reads(olga), /По списку: кв\. 87, 88/);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Экспорт');
  await app.taps(olga, 'CSV');
  const list = fileOf(app, olga);
  assert.match(list, /"?87, 88"?/);
  assert.match(list, /Место;Секция;Ряд;Номер в ряду;Квартира;Занято\r/);
  await opens(app, olga, 'Импорт');
  app.world.document(olga, { name: 'места.csv', bytes: Buffer.from(list) });
  await app.quiet();
  assert.match(app.reads(olga), /Менять нечего/, 'what went out comes back the same');
});

test('A list without the column leaves the flats as they are, one with it changes them, and a spot keeps its place', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  await imports(app, olga, 'Место;Секция', '45;Б', '46;Б', '47;Б');
  await app.taps(olga, 'Применить');
  assert.deepEqual(await flats(app), ['45: 87', '46: 12, 13', '47: ']);
  await imports(app, olga, 'Место;Кв.', '45;87', '46;', '47;5');
  assert.match(app.reads(olga), /Квартиры изменятся у 2: 46, 47/);
  assert.match(app.reads(olga), /Без изменений: 1/);
  await app.taps(olga, 'Применить');
  assert.match(app.reads(olga), /изменено: 2/);
  assert.deepEqual(await flats(app), ['45: 87', '46: ', '47: 5']);
  const { rows } = await app.pool.query('select distinct section from spots');
  assert.deepEqual(rows, [{ section: 'Б' }]);
  const { rows: written } = await app.pool.query<{ deed: string }>('select deed::text as deed from journal');
  assert.ok(
    written.every(({ deed }) => !deed.includes('flat')),
    'the journal names no flat',
  );
});

test('A claim asks for the flat and says the same whatever is named; only the card tells the admin', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  const people = ['Анна', 'Борис', 'Вера', 'Глеб'].map((name) => app.stranger(name));
  const [anna, boris, vera, gleb] = people;
  assert.ok(anna && boris && vera && gleb);
  await applies(app, anna, '45');
  assert.match(app.reads(anna), /Напишите номер квартиры/);
  assert.deepEqual(await named(app), [], 'nothing is claimed before');
  await app.says(anna, 'кв. 87');
  assert.match(app.reads(olga), /По списку: кв\. 87\n✅ Названа кв\. 87: совпадает/);
  await applies(app, boris, '45');
  await app.says(boris, '12');
  assert.match(app.reads(olga), /По списку: кв\. 87\n⚠️ Названа кв\. 12: не совпадает/);
  await applies(app, vera, '47');
  await app.says(vera, '12');
  assert.match(app.reads(olga), /В списке у места 47 нет квартиры\nНазвана кв\. 12/);
  await applies(app, gleb, '45');
  await app.taps(gleb, 'Пропустить');
  assert.match(app.reads(olga), /По списку: кв\. 87\nКвартира не названа/);
  const heard = people.map((one) => app.reads(one).replaceAll(/\d+/gu, '…'));
  assert.deepEqual(new Set(heard).size, 1, 'nobody learns anything');
  const asked = people.map(
    (one) =>
      app.world.messages(one).filter(({ from, text }) => from?.is_bot && text?.includes('квартир')).length,
  );
  assert.deepEqual(asked, [1, 1, 1, 1]);
});

test('What is no flat is asked again, and several flats are named by whoever claims several spots', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  const anna = app.stranger('Анна');
  await applies(app, anna, '45, 46');
  for (const typed of ['дом с петухом', '1 2 3 4', '1, 2, 3, 4', '<b>87</b>', "'; --", '0']) {
    await app.says(anna, typed);
    assert.match(app.reads(anna), /Не вижу номера квартиры/, typed);
  }
  app.world.photo(anna);
  await app.quiet();
  assert.match(app.reads(anna), /Не вижу номера квартиры/);
  await app.says(anna, '87 и 13');
  assert.match(
    app.reads(olga),
    /место 45: кв\. 87\n.*место 46: кв\. 12, 13\n✅ Названа кв\. 87, 13: совпадает/,
  );
  const boris = app.stranger('Борис');
  await applies(app, boris, '45, 46, 47');
  await app.says(boris, '87, 13, 5');
  assert.match(app.reads(olga), /Кто: Борис.*кв\. 87, 13, 5/s);
});

test('Without a list of flats nobody is asked for one, nor is whoever has no spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await applies(app, anna, '45');
  assert.doesNotMatch(app.reads(olga), /кварти/i);
  await app.pool.query("insert into spots (complex_id, number, flats) values (1, 46, '{12}')");
  const boris = app.stranger('Борис');
  await app.says(boris, '/start');
  await app.taps(boris, 'Согласен');
  await app.taps(boris, 'У меня нет места');
  assert.doesNotMatch(app.reads(boris), /кварти/i);
  assert.match(app.reads(olga), /Без места/);
});

test('The flat that somebody named is gone with the verdict, and «Мои данные» has it until then', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  await app.resident('Борис', [46]);
  const anna = app.stranger('Анна');
  await applies(app, anna, '45, 46');
  await app.says(anna, '87');
  await app.says(anna, '/mydata');
  assert.match(fileOf(app, anna), /"my_flat": ?"87"/);
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await named(app), ['87'], '46 is still open');
  await app.taps(olga, 'Отклонить');
  assert.deepEqual(await named(app), [null]);
  assert.doesNotMatch(app.reads(olga), /По списку|Назван/, 'the card keeps nothing of it');
});

test('«Одобрить все без спора» takes only claims whose flat agrees, also when the list comes meanwhile', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  const [anna, boris, vera] = [app.stranger('Анна'), app.stranger('Борис'), app.stranger('Вера')];
  await applies(app, anna, '45');
  await app.says(anna, '87');
  await applies(app, boris, '46');
  await app.says(boris, '87');
  await applies(app, vera, '47');
  await app.says(vera, '5');
  await opens(app, olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  assert.match(app.reads(olga), /Анна: 45\n\nЕщё 2 заявки посмотрите сами: квартира не совпала/);
  assert.match(app.reads(olga), /только заявки, в которых квартира совпала/);
  await app.pool.query("update spots set flats = '{88}' where number = 45");
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), [], 'what does not agree any more is not approved');
  await app.pool.query("update spots set flats = '{87}' where number = 45");
  await opens(app, olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Анна']);
});

test('Without a list of flats «Одобрить все без спора» says that whoever came first gets the spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const [anna, boris] = [app.stranger('Анна'), app.stranger('Борис')];
  await applies(app, anna, '45');
  await applies(app, boris, '45');
  await opens(app, olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  assert.match(app.reads(olga), /Списка квартир нет.*место получит тот, кто пришёл первым/s);
  await app.taps(olga, 'Подтвердить');
  assert.deepEqual(await holders(app), ['45 Анна']);
});

test('«Пропустить» works after a restart and when the question is over; a second press makes no second claim', async (t) => {
  const app = await openTestApp(t);
  const olga = await withFlats(app);
  const anna = app.stranger('Анна');
  await applies(app, anna, '45');
  const question = app.world.lastMessage(anna) ?? assert.fail();
  await app.advance(20);
  await restart(app);
  await app.world.press(anna, question, 'Пропустить');
  await app.quiet();
  assert.deepEqual(await named(app), [null]);
  assert.match(app.reads(olga), /Квартира не названа/);
  await app.world.press(anna, question, 'Пропустить');
  await app.quiet();
  assert.deepEqual(await named(app), [null]);
  assert.ok(
    buttonsUnder(app, anna, 'ждёт').some((label) => sameLabel(label, 'Пояснение')),
    app.reads(anna),
  );
});
