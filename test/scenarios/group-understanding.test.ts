import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openHouse } from '../support/house.ts';

async function neighbours(t: Parameters<typeof openHouse>[0]) {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  const galya = await house.resident('Галя', [46, 142]);
  const group = await linkedGroup(house, olga, [anna, boris, galya], { rights: ADMIN });
  const writes = async (text: string, where: object = {}) => {
    house.world.say(anna, text, { chat: group, ...where });
    await house.quiet();
    return house.world.lastMessage(group)?.text ?? '';
  };
  return { house, olga, anna, boris, galya, group, writes };
}

test('The spot is the number behind the mention or behind «место», not the first one', async (t) => {
  const { house, boris, galya, writes } = await neighbours(t);
  const asleep = house.world.messages(boris).length;
  assert.equal(await writes(`${at(house)} на 2 этаже место 142 мигает`), 'Передал владельцу места 142');
  assert.match(house.reads(galya), /на 2 этаже место 142 мигает/);
  assert.equal(await writes(`Соседи, ${at(house)} 46 дверь открыта`), 'Передал владельцу места 46');
  assert.match(house.reads(galya), /Соседи, дверь открыта/);
  assert.equal(house.world.messages(boris).length, asleep);
});

test('An ambiguous message is asked back; the buttons belong to its author, and one press counts', async (t) => {
  const { house, anna, boris, galya, group, writes } = await neighbours(t);
  const before = house.world.messages(galya).length;
  assert.equal(await writes(`${at(house)} 45 или 46, мигают фары`), 'О каком месте речь?');
  assert.equal(
    await house.world.tap(boris, 'Место 45', group).then((press) => press?.text),
    'Ответить может только автор, один раз',
  );
  assert.equal(house.world.messages(galya).length, before);
  const question = house.world.lastMessage(group) ?? assert.fail();
  const presses = [1, 2].map(() => house.world.press(anna, question, 'Место 46', group));
  const toasts = (await Promise.all(presses)).map((press) => press.text);
  await house.quiet();
  assert.equal(toasts.filter((text) => text === '').length, 1);
  assert.equal(house.world.messages(galya).length, before + 1);
  assert.match(house.reads(galya), /мигают фары/);
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 46');
  assert.equal(
    house.world.lastMessage(group)?.message_id,
    question.message_id,
    'the question became the line',
  );
  assert.match(await writes(`${at(house)} машина 45 мигает`), /Речь о месте 45\?/);
  await house.world.tap(anna, 'Отмена', group);
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /никому не пишу/);
  assert.match(await writes(`${at(house)} 45`), /Что с местом 45\?/);
  await house.stopBot();
  await house.startBot();
  await house.world.tap(anna, 'Перегородили', group);
  await house.quiet();
  assert.match(house.reads(boris), /Ваша машина мешает выехать/);
  assert.match(await writes(`${at(house)} привет`), /Не вижу номера места/);
  matchesGolden(t, house, 'group-asked-back', [], { group });
});

test('A question that nobody answers for a quarter of an hour is over', async (t) => {
  const { house, anna, boris, group, writes } = await neighbours(t);
  const before = house.world.messages(boris).length;
  await writes(`${at(house)} 45 или 46 мигает`);
  await house.pass(15);
  await house.world.tap(anna, 'Место 45', group);
  await house.quiet();
  assert.equal(house.world.messages(boris).length, before);
});

test('A reply passes on the words and the photo of the message it answers, never its author', async (t) => {
  const { house, boris, galya, group, writes } = await neighbours(t);
  const seen = house.world.photo(galya, { chat: group, caption: 'Кто так поставил?' });
  await writes(`${at(house)} 45`, { replyTo: seen });
  const heard = house.world.messages(boris);
  assert.match(heard.map(({ text }) => text).join(), /Кто так поставил\?/);
  assert.equal(heard.at(-1)?.photo?.at(-1)?.file_id, seen.photo?.at(-1)?.file_id);
  assert.equal(heard.at(-1)?.forward_origin, undefined);
  assert.doesNotMatch(JSON.stringify(heard), /Галя|Анна/);
});

test('A caption counts like a text, and a reply to the bot’s own line like a mention', async (t) => {
  const { house, anna, boris, galya, group, writes } = await neighbours(t);
  house.world.photo(anna, { chat: group, caption: `${at(house)} 45 окно открыто` });
  await house.quiet();
  assert.ok(house.world.messages(boris).at(-1)?.photo);
  const line = house.world.lastMessage(group) ?? assert.fail();
  assert.equal(await writes('46 и у вас тоже', { replyTo: line }), 'Передал владельцу места 46');
  assert.match(house.reads(galya), /и у вас тоже/);
  const lines = house.world.messages(group).length;
  await writes('спасибо, бот!', { replyTo: line });
  await writes('буду через 5 минут', { replyTo: line });
  assert.equal(house.world.messages(group).length, lines + 2, 'thanks get no answer');
});

test('Nobody is registered, or the owner has closed the bot: the group hears that it failed, the author why', async (t) => {
  const { house, anna, boris, group, writes } = await neighbours(t);
  assert.match(await writes(`${at(house)} 77 мигает`), /Не смог передать владельцу места 77/);
  assert.match(house.reads(anna), /Место 77 никто не зарегистрировал/);
  house.world.block(boris);
  await house.quiet();
  assert.match(await writes(`${at(house)} 45 мигает`), /Не смог передать владельцу места 45/);
  assert.match(house.reads(anna), /отключил бота/);
  house.world.unblock(boris);
  await house.quiet();
  assert.match(await writes(`${at(house)} 12 мигает`), /Место 12: не передал/);
  assert.match(house.reads(anna), /Место 12 — ваше/);
  matchesGolden(t, house, 'group-failure', [anna], { group });
});

test('The quota is the same as in private, and only its author is told so', async (t) => {
  const { house, anna, group, writes } = await neighbours(t);
  for (const spot of [45, 46, 142]) await writes(`${at(house)} ${spot} мигает`);
  await house.resident('Денис', [50]);
  assert.match(await writes(`${at(house)} 50 мигает`), /не передал/);
  assert.match(house.reads(anna), /не больше 3/);
  assert.doesNotMatch(JSON.stringify(house.world.messages(group)), /не больше/);
});

test('What reaches the bot more than five minutes late is asked about before anybody is disturbed', async (t) => {
  const { house, anna, boris, group } = await neighbours(t);
  const before = house.world.messages(boris).length;
  await house.stopBot();
  house.world.say(anna, `${at(house)} 45 мигает`, { chat: group });
  house.clock.advance(6 * 60_000);
  await house.startBot();
  await house.quiet();
  assert.match(house.world.lastMessage(group)?.text ?? '', /Вы писали в 22:36 про место 45/);
  assert.equal(house.world.messages(boris).length, before);
  await house.world.tap(anna, 'Ещё нужно', group);
  await house.quiet();
  assert.equal(house.world.lastMessage(group)?.text, 'Передал владельцу места 45');
});
