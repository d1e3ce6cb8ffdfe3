import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateIdentity } from 'age-encryption';
import type { Person } from '../../playground/index.ts';
import { everything } from '../support/everything.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { cardOf, invites } from '../support/passes.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const withRole = (app: TestApp, person: Person, role: 'admin' | 'guard') =>
  app.pool.query(
    `update memberships set roles = roles || $2
     where person_id = (select person_id from addresses where external_id = $1)`,
    [person.id, [role]],
  );

const textOf = (app: TestApp, person: Person, piece: string) => app.world.find(person, piece)?.text ?? '';

test('/forget leaves no reference to a photo: of a call, a letter, an explanation, a draft', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  await app.resident('Борис', [45]);
  const anna = await app.admin('Анна', [12]);
  const photos: string[] = [];
  const shows = async (caption: string) => {
    const { photo } = app.world.photo(anna, { caption });
    photos.push(photo?.at(-1)?.file_id ?? assert.fail());
    await app.quiet();
  };
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await shows('Белая Лада');
  await app.says(anna, '/spot 45');
  await shows('У вас открыто окно');
  await app.taps(anna, 'Добавить фото или текст');
  await shows('и багажник');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  await app.says(anna, '46');
  await app.taps(anna, 'Пояснение');
  await shows('Договор');
  // Not sent yet: what stands in an open question.
  await app.says(anna, 'Управление');
  await app.taps(anna, 'Новое объявление');
  await shows('Собрание');
  for (const [at, photo] of photos.entries()) assert.ok((await everything(app)).includes(photo), `${at}`);
  assert.ok(app.world.messages(stepan).some(({ photo }) => photo));
  await app.says(anna, '/forget');
  await app.taps(anna, 'Подтвердить');
  const left = await everything(app);
  for (const [at, photo] of photos.entries()) assert.ok(!left.includes(photo), `photo ${at} is left`);
});

test('An admin who is a guard, too, reads names; whoever was called as a guard never does, nor a former admin', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const stepan = await app.guard('Степан');
  await withRole(app, pavel, 'guard');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  const card = (person: Person) => textOf(app, person, 'Мешает машина, место 45');
  for (const admin of [olga, pavel]) assert.match(card(admin), /Борис/, admin.firstName);
  assert.doesNotMatch(card(stepan), /Борис/);
  // The roles change, then something happens to the thread: every card is drawn anew.
  await withRole(app, stepan, 'admin');
  await app.pool.query(
    `update memberships set roles = '{guard}'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [pavel.id],
  );
  await app.advance(1);
  await app.taps(boris, 'Иду');
  for (const one of [olga, pavel, stepan]) assert.match(card(one), /Иду/, one.firstName);
  assert.match(card(olga), /Борис/);
  for (const one of [pavel, stepan]) assert.doesNotMatch(card(one), /Борис/, one.firstName);
});

test('Nobody but the host reads anything from the buttons of a pass', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await invites(app, boris, 'Марина, А123ВС');
  const data = (cardOf(app, boris)?.reply_markup?.inline_keyboard ?? []).flat();
  const acts = data.map((button) => ('callback_data' in button ? (button.callback_data ?? '') : ''));
  assert.equal(acts.length, 2);
  await app.says(boris, 'Моё место');
  const shown = app.world.messages(boris).at(-1);
  const show = (shown?.reply_markup?.inline_keyboard ?? []).flat().find((one) => /Пропуск/.test(one.text));
  assert.ok(show && 'callback_data' in show);
  await app.taps(boris, 'Продлить');
  const longer = (app.world.lastMessage(boris)?.reply_markup?.inline_keyboard ?? []).flat()[0];
  assert.ok(longer && 'callback_data' in longer);
  await app.taps(boris, 'Отменить');
  const sure = (app.world.lastMessage(boris)?.reply_markup?.inline_keyboard ?? []).flat()[0];
  assert.ok(sure && 'callback_data' in sure);
  for (const other of [galya, olga, vera]) {
    const before = app.world.messages(other).length;
    const mine = app.world.lastMessage(other) ?? assert.fail();
    for (const press of [...acts, show.callback_data, longer.callback_data, sure.callback_data]) {
      const { text } = await app.world.forge(other, mine, press ?? '');
      await app.quiet();
      assert.doesNotMatch(text ?? '', /Марина|А123|45/, `${other.firstName} ${press}`);
    }
    assert.equal(app.world.messages(other).length, before, other.firstName);
    assert.deepEqual(app.world.lastMessage(other), mine);
  }
  const { rows } = await app.pool.query('select ended_at from guest_passes');
  assert.deepEqual(rows, [{ ended_at: null }]);
});

test('A reply in the group to a message that holds a secret key passes it to nobody', async (t) => {
  const identity = await generateIdentity();
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const group = await linkedGroup(app, olga, [anna, boris], { rights: ADMIN });
  await app.stopBot();
  // The bot may not delete there, or was not there yet.
  const held = app.world.say(olga, `ключ ${identity.toLowerCase()}`, { chat: group });
  const seen = app.world.photo(olga, { caption: identity, chat: group });
  for (const { message_id: replyTo } of [held, seen])
    app.world.say(anna, `${at(app)} 45 смотрите`, { chat: group, replyTo });
  await app.startBot();
  await app.quiet();
  assert.ok(app.world.find(boris, 'смотрите'));
  for (const person of [anna, boris, olga]) {
    assert.ok(!/age-secret-key/i.test(JSON.stringify(app.world.messages(person))), person.firstName);
  }
  assert.ok(!/age-secret-key/i.test(await everything(app)));
});

test('Thirty calls a day for guards and admins, and not one more', async (t) => {
  const app = await openTestApp(t);
  const spots = Array.from({ length: 31 }, (_, at) => 100 + at);
  await app.resident('Борис', spots);
  const both = [await app.guard('Степан'), await app.admin('Ольга', [12])] as const;
  for (const person of both) {
    for (const spot of spots.slice(0, 30)) app.world.say(person, `/blocked ${spot}`);
    await app.quiet();
    assert.match(app.reads(person), /Доставлено/);
    await app.says(person, '/blocked 130');
    assert.match(app.reads(person), /За сутки вы позвали соседей 30 раз/, person.firstName);
  }
  const { rows } = await app.pool.query("select count(*)::int as n from alerts where kind = 'blocked'");
  assert.equal(rows[0].n, 60);
});

test('Beyond twenty numbers nobody joins an alarm: it goes to the guards, and nothing is learnt of it', async (t) => {
  const app = await openTestApp(t);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  await app.says(anna, '/sos 45');
  await app.says(galya, 'Справочник мест');
  for (let spot = 200; spot < 220; spot += 1) {
    await app.says(galya, String(spot));
    await app.advance(1);
  }
  await app.taps(boris, 'Иду');
  await app.says(galya, '/sos 45');
  assert.doesNotMatch(textOf(app, boris, 'кричит сигнализация'), /2 соседа/);
  assert.doesNotMatch(app.reads(galya), /Доставлено|Иду/);
  assert.match(textOf(app, stepan, 'слишком много разных номеров'), /Сигнализация: место 45/);
  const { rows } = await app.pool.query('select withheld from alerts order by id');
  assert.deepEqual(rows, [{ withheld: false }, { withheld: true }]);
});

test('The admin’s card of a call that is over names no holder who has been forgotten since', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(boris, 'Иду');
  await app.taps(anna, 'Решено');
  assert.match(textOf(app, olga, 'место 45'), /Борис/);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.ok(textOf(app, olga, 'место 45'));
  assert.doesNotMatch(textOf(app, olga, 'место 45'), /Борис/);
});

test('A resident who is forgotten is no news for the admins, and nothing of his claim is waited for', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Добавить место');
  await app.says(boris, '46');
  const clocks = async () => (await app.pool.query("select from timers where kind = 'claim'")).rows.length;
  assert.equal(await clocks(), 1);
  const read = () => app.world.messages(olga).filter(({ text }) => text?.includes('администратор')).length;
  const before = read();
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  assert.equal(await clocks(), 0);
  assert.equal(read(), before);
  await app.says(pavel, '/forget');
  await app.taps(pavel, 'Подтвердить');
  assert.equal(read(), before + 1, 'of an admin they hear');
});
