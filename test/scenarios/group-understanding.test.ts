import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { openTestApp } from '../support/test-app.ts';

async function neighbours(t: Parameters<typeof openTestApp>[0]) {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46, 142]);
  const group = await linkedGroup(app, olga, [anna, boris, galya], { rights: ADMIN });
  const writes = async (text: string, where: object = {}) => {
    app.world.say(anna, text, { chat: group, ...where });
    await app.quiet();
    return app.world.lastMessage(group)?.text ?? '';
  };
  return { app, olga, anna, boris, galya, group, writes };
}

test('The spot is the number behind the mention or behind «место», not the first one', async (t) => {
  const { app, boris, galya, writes } = await neighbours(t);
  const asleep = app.world.messages(boris).length;
  assert.equal(await writes(`${at(app)} на 2 этаже место 142 мигает`), 'Передал владельцу места 142');
  assert.match(app.reads(galya), /на 2 этаже место 142 мигает/);
  assert.equal(await writes(`Соседи, ${at(app)} 46 дверь открыта`), 'Передал владельцу места 46');
  assert.match(app.reads(galya), /Соседи, дверь открыта/);
  assert.equal(app.world.messages(boris).length, asleep);
});

test('An ambiguous message is asked back; the buttons belong to its author, and one press counts', async (t) => {
  const { app, anna, boris, galya, group, writes } = await neighbours(t);
  const before = app.world.messages(galya).length;
  assert.equal(await writes(`${at(app)} 45 или 46, мигают фары`), 'О каком месте речь?');
  assert.equal(
    await app.world.tap(boris, 'Место 45', group).then((press) => press?.text),
    'Ответить может только автор, один раз',
  );
  assert.equal(app.world.messages(galya).length, before);
  const question = app.world.lastMessage(group) ?? assert.fail();
  assert.ok(question.reply_to_message, 'it answers its author');
  const presses = [1, 2].map(() => app.world.press(anna, question, 'Место 46', group));
  const toasts = (await Promise.all(presses)).map((press) => press.text);
  await app.quiet();
  assert.equal(toasts.filter((text) => text === '').length, 1);
  assert.equal(app.world.messages(galya).length, before + 1);
  assert.match(app.reads(galya), /мигают фары/);
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 46');
  assert.equal(app.world.lastMessage(group)?.message_id, question.message_id, 'the question became the line');
  assert.match(await writes(`${at(app)} машина 45 мигает`), /Речь о месте 45\?/);
  await app.world.tap(anna, 'Отмена', group);
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /никому не пишу/);
  assert.match(await writes(`${at(app)} 45`), /Что с местом 45\?/);
  await app.stopBot();
  await app.startBot();
  await app.world.tap(anna, 'Перегородили', group);
  await app.quiet();
  assert.match(app.reads(boris), /Ваша машина мешает выехать/);
  assert.match(await writes(`${at(app)} привет`), /Не вижу номера места/);
  matchesGolden(t, app, 'group-asked-back', [], { group });
});

test('A question that nobody answers for a quarter of an hour is over', async (t) => {
  const { app, anna, boris, group, writes } = await neighbours(t);
  const before = app.world.messages(boris).length;
  await writes(`${at(app)} 45 или 46 мигает`);
  await app.advance(15);
  await app.world.tap(anna, 'Место 45', group);
  await app.quiet();
  assert.equal(app.world.messages(boris).length, before);
});

test('A reply passes on the words and the photo of the message it answers, never its author', async (t) => {
  const { app, boris, galya, group, writes } = await neighbours(t);
  const seen = app.world.photo(galya, { chat: group, caption: 'Кто так поставил?' });
  await writes(`${at(app)} 45`, { replyTo: seen });
  const heard = app.world.messages(boris);
  assert.match(heard.map(({ text }) => text).join(), /Кто так поставил\?/);
  assert.equal(heard.at(-1)?.photo?.at(-1)?.file_id, seen.photo?.at(-1)?.file_id);
  assert.equal(heard.at(-1)?.forward_origin, undefined);
  const blocked = app.world.say(galya, 'перегородил выезд', { chat: group });
  await writes(`${at(app)} 46 и окно открыто`, { replyTo: blocked });
  assert.match(app.reads(galya), /Вам пишет сосед[\s\S]*окно открыто/, 'her own words are a message');
  assert.doesNotMatch(JSON.stringify(heard), /Галя|Анна/);
});

test('A caption counts like a text, and a reply to the bot’s own line like a mention', async (t) => {
  const { app, anna, boris, galya, group, writes } = await neighbours(t);
  app.world.photo(anna, { chat: group, caption: `${at(app)} 45 окно открыто` });
  await app.quiet();
  assert.ok(app.world.messages(boris).at(-1)?.photo);
  const line = app.world.lastMessage(group) ?? assert.fail();
  assert.equal(await writes('46 и у вас тоже', { replyTo: line }), 'Передал владельцу места 46');
  assert.match(app.reads(galya), /и у вас тоже/);
  const lines = app.world.messages(group).length;
  await writes('спасибо, бот!', { replyTo: line });
  await writes('буду через 5 минут', { replyTo: line });
  await writes('спасибо, машина 46 уехала', { replyTo: line });
  assert.equal(app.world.messages(group).length, lines + 3, 'thanks get no answer');
  await writes('/sos 46');
  assert.match(app.reads(galya), /кричит сигнализация/);
});

test('Nobody is registered, or the owner has closed the bot: the group hears that it failed, the author why', async (t) => {
  const { app, anna, boris, group, writes } = await neighbours(t);
  assert.match(await writes(`${at(app)} 77 мигает`), /Не смог передать владельцу места 77/);
  assert.match(app.reads(anna), /Место 77 никто не зарегистрировал/);
  app.world.block(boris);
  await app.quiet();
  assert.match(await writes(`${at(app)} 45 мигает`), /Не смог передать владельцу места 45/);
  assert.match(app.reads(anna), /отключил бота/);
  app.world.unblock(boris);
  await app.quiet();
  assert.match(await writes(`${at(app)} 12 мигает`), /Место 12: не передал/);
  assert.match(app.reads(anna), /Место 12 — ваше/);
  matchesGolden(t, app, 'group-failure', [anna], { group });
});

test('The quota is the same as in private, and only its author is told so', async (t) => {
  const { app, anna, group, writes } = await neighbours(t);
  for (const spot of [45, 46, 142]) await writes(`${at(app)} ${spot} мигает`);
  await app.resident('Денис', [50]);
  assert.match(await writes(`${at(app)} 50 мигает`), /не передал/);
  assert.match(app.reads(anna), /не больше 3/);
  assert.doesNotMatch(JSON.stringify(app.world.messages(group)), /не больше/);
});

test('What reaches the bot more than five minutes late is asked about before anybody is disturbed', async (t) => {
  const { app, anna, boris, group } = await neighbours(t);
  const before = app.world.messages(boris).length;
  await app.stopBot();
  app.world.say(anna, `${at(app)} 45 мигает`, { chat: group });
  app.clock.advance(6 * 60_000);
  await app.startBot();
  await app.quiet();
  assert.match(app.world.lastMessage(group)?.text ?? '', /Вы писали в 22:36 про место 45/);
  assert.equal(app.world.messages(boris).length, before);
  await app.world.tap(anna, 'Ещё нужно', group);
  await app.quiet();
  assert.equal(app.world.lastMessage(group)?.text, 'Передал владельцу места 45');
});
