import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { copies, drafts, TEXT } from '../support/announcing.ts';
import { ADMIN, linkedGroup } from '../support/group.ts';
import { buttonsUnder } from '../support/joining.ts';
import { lend } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** An admin at 1, Анна at 12 and 13, Борис at 45, Вера at 46, and Юля without a spot. */
async function house(t: Parameters<typeof openTestApp>[0]) {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [1]);
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  const julia = await app.resident('Юля', []);
  return { app, olga, anna, boris, vera, julia };
}

async function addresses(app: TestApp, admin: Person, spots: string, text = TEXT): Promise<void> {
  await drafts(app, admin, text);
  await app.taps(admin, 'Кому');
  await app.says(admin, spots);
}

test('An announcement to typed spots reaches their holders, and the admin reads what was understood', async (t) => {
  const { app, olga, anna, boris, vera, julia } = await house(t);
  await addresses(app, olga, 'места 1, 12-20 и 45');
  assert.match(app.reads(olga), /Кому: места 1, 12–20, 45 \(всего 11\)/);
  assert.match(app.reads(olga), /Без хозяина в боте: 14–20\. Туда не дойдёт\./);
  assert.match(app.reads(olga), /Получат 2 жителя\./);
  await app.taps(olga, 'Отправить');
  for (const person of [anna, boris]) assert.equal(copies(app, person), 1, person.firstName);
  for (const person of [vera, julia]) assert.equal(copies(app, person), 0, person.firstName);
  assert.match(app.reads(olga), /Объявление отправлено[\s\S]*места 1, 12–20, 45[\s\S]*Доставлено: 2/);
  assert.match(app.reads(anna), /^📢 Объявление: места 12, 13\n/);
  assert.match(app.reads(boris), /^📢 Объявление: место 45\n/);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Журнал');
  assert.match(app.reads(olga), /Объявление владельцам мест: 11/);
});

test('«Объявления» shows one to some spots to whoever holds one of them now, and to admins', async (t) => {
  const { app, olga, anna, boris, vera, julia } = await house(t);
  const pavel = await app.admin('Павел', []);
  const longer = `${TEXT} ${'а'.repeat(600)}`;
  await addresses(app, olga, '45', longer);
  await app.taps(olga, 'Отправить');
  const reads = async (person: Person) => {
    await app.says(person, 'Объявления');
    return app.reads(person).includes(TEXT.slice(0, 20));
  };
  for (const person of [boris, pavel]) assert.equal(await reads(person), true, person.firstName);
  for (const person of [anna, vera, julia]) assert.equal(await reads(person), false, person.firstName);
  assert.equal(copies(app, pavel), 1, 'the list; no copy was sent to him');
  await app.says(boris, 'Объявления');
  const open = app.world.lastMessage(boris)?.reply_markup?.inline_keyboard.flat()[0];
  const data = open && 'callback_data' in open ? (open.callback_data ?? '') : '';
  await app.says(anna, 'Объявления');
  const forged = await app.world.forge(anna, app.world.lastMessage(anna) ?? assert.fail(), data);
  assert.equal(forged.text, 'Эта кнопка не для вас.');
  // Whoever comes to hold the spot reads it, and whoever gave it up does not.
  await app.pool.query(
    'update holdings set person_id = (select person_id from addresses where external_id = $1) where spot = 45',
    [vera.id],
  );
  assert.equal(await reads(vera), true);
  assert.equal(await reads(boris), false);
});

test('A copy that has not left yet is not told to whoever gave the spot up meanwhile', async (t) => {
  const { app, olga, boris, vera } = await house(t);
  const mend = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  await addresses(app, olga, '45');
  await app.taps(olga, 'Отправить');
  await app.pool.query(
    'update holdings set person_id = (select person_id from addresses where external_id = $1) where spot = 45',
    [vera.id],
  );
  mend();
  await app.advance(30);
  assert.equal(copies(app, boris), 0);
  assert.match(app.world.find(olga, 'Кому: место 45')?.text ?? '', /Объявление отправлено/);
});

test('What is unclear is asked back, and nothing goes out before «Верно»', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  await addresses(app, olga, '12-45 кроме 13');
  assert.match(app.reads(olga), /Я понял так: места 12–45 \(всего 34\)\. Верно\?/);
  assert.deepEqual(buttonsUnder(app, olga, 'Я понял так'), ['Верно', 'Отмена']);
  const preview = app.world.find(olga, 'Кому отправить?');
  assert.ok(preview, 'the preview has made room for the question');
  await app.advance(10);
  await app.says(olga, 'как-нибудь');
  assert.match(app.reads(olga), /Не вижу номеров мест/);
  // The question waits on after each line.
  await app.advance(10);
  await app.says(olga, '+7 900 123-45-67');
  assert.match(app.reads(olga), /Похоже на номер телефона/);
  await app.says(olga, '100500');
  assert.match(app.reads(olga), /Такого места не бывает/);
  await app.says(olga, '1-99999');
  assert.match(app.reads(olga), /Слишком много мест сразу: можно не больше 5000/);
  app.world.photo(olga, { caption: '45' });
  await app.quiet();
  assert.match(app.reads(olga), /Не вижу номеров мест/);
  await app.says(olga, '45а');
  await app.taps(olga, 'Верно');
  assert.match(app.reads(olga), /Кому: место 45\n[\s\S]*Получит 1 житель/);
  await app.taps(olga, 'Отправить');
  assert.equal(copies(app, boris), 1);
  assert.equal(copies(app, anna), 0);
});

test('An older preview sends nothing once «Кому» has changed below it', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  await drafts(app, olga);
  await app.taps(olga, 'Просьба убрать машину');
  const asked = app.world.find(olga, 'Так его увидят') ?? assert.fail();
  const stale = structuredClone(asked);
  await app.taps(olga, 'Кому');
  await app.says(olga, '45');
  const send = stale.reply_markup?.inline_keyboard.flat().find(({ text }) => text === 'Отправить');
  const data = send && 'callback_data' in send ? (send.callback_data ?? '') : '';
  const { text } = await app.world.forge(olga, stale, data);
  assert.equal(text, '«Кому» с тех пор изменилось. Посмотрите ниже и отправьте оттуда.');
  await app.quiet();
  assert.match(app.reads(olga), /Кому: место 45/);
  for (const person of [anna, boris]) assert.equal(copies(app, person), 0, person.firstName);
  // Another text keeps to whom it goes.
  await app.says(olga, 'Новый текст');
  assert.match(app.reads(olga), /Кому: место 45[\s\S]*Под объявлением будут «Уберу» и «Не смогу»/);
  await app.taps(olga, 'Отправить');
  assert.equal(copies(app, boris, 'Новый текст'), 1);
  assert.equal(copies(app, anna, 'Новый текст'), 0);
  await drafts(app, olga, 'Следующее');
  assert.match(app.reads(olga), /Кому: всем/, 'the next one begins anew');
});

test('Where the list has sections they are buttons, and where it has none nobody is offered any', async (t) => {
  const { app, olga, anna, boris, vera } = await house(t);
  await drafts(app, olga);
  await app.taps(olga, 'Кому');
  assert.deepEqual(buttonsUnder(app, olga, 'Кому отправить?'), ['Всем', 'Местам', 'К объявлению', 'Отмена']);
  await app.pool.query("update spots set section = case when number < 40 then 'А' else 'Секция Б' end");
  await app.taps(olga, 'Всем');
  await app.taps(olga, 'Кому');
  await app.taps(olga, 'Секции');
  assert.deepEqual(buttonsUnder(app, olga, 'Выберите секции'), ['А', 'Секция Б', 'К объявлению', 'Отмена']);
  await app.taps(olga, 'А');
  await app.taps(olga, 'Секция Б');
  await app.taps(olga, 'А');
  assert.deepEqual(buttonsUnder(app, olga, 'Выберите секции').slice(0, 2), ['А', '✅ Секция Б']);
  await app.taps(olga, 'К объявлению');
  assert.match(app.reads(olga), /Кому: секции Секция Б \(мест: 2\)[\s\S]*Получат 2 жителя/);
  // A spot that moves to the section before «Отправить» is meant, and one that leaves it is not.
  await app.pool.query("update spots set section = 'Секция Б' where number = 12");
  await app.pool.query("update spots set section = 'А' where number = 46");
  await app.taps(olga, 'Отправить');
  for (const person of [anna, boris]) assert.equal(copies(app, person), 1, person.firstName);
  assert.equal(copies(app, vera), 0);
  await app.pool.query("update spots set section = 'В'");
  await app.says(anna, 'Объявления');
  assert.match(app.reads(anna), /Только местам 12, 45/, 'what the list says later changes nothing');
});

test('What waits for the morning goes to the spots its sections had when it was sent, hurried on or not', async (t) => {
  const { app, olga, anna, boris, vera } = await house(t);
  await app.advance(60);
  await app.pool.query("update spots set section = case when number < 40 then 'А' else 'Б' end");
  await drafts(app, olga);
  await app.taps(olga, 'Кому');
  await app.taps(olga, 'Секции');
  await app.taps(olga, 'Б');
  await app.taps(olga, 'К объявлению');
  await app.taps(olga, 'Отправить');
  assert.match(app.reads(olga), /секции Б \(мест: 2\)/);
  await app.pool.query("update spots set section = 'Б' where number = 12");
  await app.taps(olga, 'Срочно, сейчас');
  for (const person of [boris, vera]) assert.equal(copies(app, person), 1, person.firstName);
  assert.equal(copies(app, anna), 0);
});

test('Only an announcement to all can be pinned in the house chat', async (t) => {
  const { app, olga, anna } = await house(t);
  const group = await linkedGroup(app, olga, [anna], { rights: { ...ADMIN, can_pin_messages: true } });
  await drafts(app, olga, 'Для всех');
  await app.taps(olga, 'Отправить');
  const card = app.world.find(olga, 'Объявление отправлено') ?? assert.fail();
  const pin = card.reply_markup?.inline_keyboard.flat()[0];
  assert.equal(pin?.text, 'Закрепить в чате дома');
  await addresses(app, olga, '12', 'Для двенадцатого');
  await app.taps(olga, 'Отправить');
  const mine = app.world.lastMessage(olga) ?? assert.fail();
  assert.match(mine.text ?? '', /Объявление отправлено[\s\S]*место 12/);
  assert.equal(mine.reply_markup?.inline_keyboard.flat().length ?? 0, 0);
  const [{ id } = assert.fail()] = (await app.pool.query('select max(id) as id from announcements')).rows;
  const forged = await app.world.forge(olga, mine, `n:p:${Number(id).toString(36)}`);
  assert.equal(forged.text, 'В чате дома закрепляют только объявления для всех');
  assert.equal(app.world.pinned(group).length, 0);
});

test('Nobody but its author chooses to whom a draft goes; an old screen of a draft that was left says so', async (t) => {
  const { app, olga, boris } = await house(t);
  const pavel = await app.admin('Павел', []);
  await drafts(app, olga);
  await app.taps(olga, 'Кому');
  const screen = app.world.find(olga, 'Кому отправить?') ?? assert.fail();
  const all = screen.reply_markup?.inline_keyboard.flat()[0];
  const data = all && 'callback_data' in all ? (all.callback_data ?? '') : '';
  for (const [person, said] of [
    [pavel, 'Этот черновик закрыт и никому не ушёл. Начните заново: «Новое объявление».'],
    [boris, 'Эта кнопка не для вас.'],
  ] as const) {
    await app.says(person, 'Помощь');
    const forged = await app.world.forge(person, app.world.lastMessage(person) ?? assert.fail(), data);
    assert.equal(forged.text, said, person.firstName);
  }
  await app.taps(olga, 'Отмена');
  const { text } = await app.world.forge(olga, screen, data);
  assert.match(text ?? '', /Этот черновик закрыт/);
});

test('An admin opens what was announced to others; a neighbour on a lent spot what concerns it, and his own', async (t) => {
  const { app, olga, anna, boris } = await house(t);
  const pavel = await app.admin('Павел', []);
  const long = (word: string) => `${word} ${'а'.repeat(600)} конец`;
  await addresses(app, olga, '45', long('Ремонт'));
  await app.taps(olga, 'Отправить');
  await app.advance(1);
  await addresses(app, olga, '12', long('Мойка'));
  await app.taps(olga, 'Отправить');
  const opens = async (person: Person, at: number) => {
    await app.says(person, 'Объявления');
    const buttons = app.world.lastMessage(person)?.reply_markup?.inline_keyboard.flat() ?? [];
    await app.taps(person, buttons[at]?.text ?? assert.fail('nothing to open'));
    return app.reads(person);
  };
  assert.match(await opens(pavel, 0), /Мойка.*конец/s);
  await lend(app, 45, anna);
  assert.match(await opens(anna, 0), /Мойка.*конец/s);
  assert.match(await opens(anna, 1), /Ремонт.*конец/s);
  assert.ok(boris);
});

test('«Объявления» offers an answer to whoever is asked and the answers to admins; what was sent is not written on', async (t) => {
  const { app, olga, boris, julia } = await house(t);
  const pavel = await app.admin('Павел', [60]);
  await drafts(app, olga);
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Кому');
  await app.says(olga, '1, 45');
  const older = structuredClone(app.world.lastMessage(olga) ?? assert.fail());
  const send = older.reply_markup?.inline_keyboard.flat().find(({ text }) => text === 'Отправить');
  const data = send && 'callback_data' in send ? (send.callback_data ?? '') : '';
  await app.taps(olga, '✅ Просьба убрать машину');
  assert.match((await app.world.forge(olga, older, data)).text ?? '', /с тех пор изменилось/);
  await app.quiet();
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  await app.says(olga, 'Спасибо');
  assert.match(app.reads(olga), /Не понял/);
  const offered = async (person: Person) => {
    await app.says(person, 'Объявления');
    return buttonsUnder(app, person, 'Последние объявления');
  };
  assert.deepEqual(await offered(boris), ['Открыть: 22:36']);
  for (const admin of [olga, pavel])
    assert.deepEqual(await offered(admin), ['Ответы: 22:36', 'Новое объявление'], admin.firstName);
  await app.advance(1);
  await app.taps(olga, 'Новое объявление');
  app.world.document(olga, { name: 'план.pdf', bytes: Buffer.from('%PDF') });
  await app.quiet();
  await app.taps(olga, 'Отправить');
  assert.deepEqual(await offered(julia), ['Открыть: 22:37'], 'a file is read nowhere else');
});
