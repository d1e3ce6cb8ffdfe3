import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Update } from '../../playground/index.ts';
import { localTelegram, words } from './local-telegram.ts';

const { api, call, neighbour, world } = await localTelegram();
const [anna, boris] = [neighbour('Анна'), neighbour('Борис')];
const members = [anna, boris];

/** What the bot got since it last looked. */
async function updates(): Promise<Update[]> {
  const { result } = await call('getUpdates');
  await call('getUpdates', { offset: result.at(-1)?.update_id + 1 });
  return result;
}
const texts = async () => (await updates()).map(({ message }) => message?.text);
await updates();

test('In privacy mode a bot sees commands and replies to itself, and no other talk', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: 'member' });
  const line = await api.sendMessage(chat.id, 'Я здесь');
  world.say(anna, 'Кто запарковался?', { chat });
  world.say(anna, '@parking_playground_bot 45', { chat });
  world.say(anna, '/spot 45', { chat });
  world.say(anna, '/spot@parking_playground_bot 46', { chat });
  world.say(anna, '/weather@other_bot', { chat });
  world.say(boris, 'Спасибо', { chat, replyTo: line.message_id });
  assert.deepEqual(await texts(), ['/spot 45', '/spot@parking_playground_bot 46', 'Спасибо']);
});

test('A mention arrives when the switch says so', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: 'member' });
  world.switches.mentionsArrive = true;
  world.say(anna, 'Эй @Parking_Playground_Bot 45', { chat });
  world.photo(anna, { chat, caption: '@parking_playground_bot 45' });
  world.say(anna, 'Эй @other_bot 45', { chat });
  world.switches.mentionsArrive = false;
  assert.equal((await updates()).length, 2);
});

test('A bot that is administrator sees everything', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: 'member' });
  world.promoteBot(chat, anna);
  world.say(boris, 'Доброе утро', { chat });
  const [promotion, talk] = await updates();
  assert.equal(promotion?.my_chat_member?.old_chat_member.status, 'member');
  assert.equal(promotion?.my_chat_member?.new_chat_member.status, 'administrator');
  assert.equal(talk?.message?.text, 'Доброе утро');
  assert.equal((await api.getChatMember(chat.id, world.bot.id)).status, 'administrator');
});

test('A link with startgroup adds the bot, as administrator when it asks so, and says /start there', async () => {
  const chat = world.addGroup({ title: 'Дом', members });
  world.addBot(chat, { by: anna, startgroup: 'house', admin: { can_manage_chat: true } });
  const [added, joined, start] = await updates();
  assert.equal(added?.my_chat_member?.new_chat_member.status, 'administrator');
  assert.equal(joined?.message?.new_chat_members?.[0]?.id, world.bot.id);
  assert.equal(start?.message?.text, '/start@parking_playground_bot house');
});

test('A removed bot learns it and can no longer write', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: 'member' });
  world.removeBot(chat, anna);
  const [removed] = await updates();
  assert.equal(removed?.my_chat_member?.new_chat_member.status, 'kicked');
  const send = await call('sendMessage', { chat_id: chat.id, text: 'x' });
  assert.equal(words(send), 'Forbidden: bot was kicked from the supergroup chat');
  const never = world.addGroup({ title: 'Чужой дом', type: 'group' });
  const foreign = await call('sendMessage', { chat_id: never.id, text: 'x' });
  assert.equal(words(foreign), 'Forbidden: bot is not a member of the group chat');
});

test('A group that became a supergroup refuses its old id and names the new one', async () => {
  const chat = world.addGroup({ title: 'Дом', type: 'group', members, bot: 'member' });
  const moved = world.migrate(chat, anna);
  const [from, to] = await updates();
  assert.equal(from?.message?.migrate_to_chat_id, moved.id);
  assert.equal(to?.message?.migrate_from_chat_id, chat.id);
  const send = await call('sendMessage', { chat_id: chat.id, text: 'x' });
  assert.equal(words(send), 'Bad Request: group chat was upgraded to a supergroup chat');
  assert.equal(send.parameters?.migrate_to_chat_id, moved.id);
  assert.equal((await api.sendMessage(moved.id, 'Переехали')).chat.id, moved.id);
});

test('A topic of a forum is named in messages and answers', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: { can_manage_chat: true }, forum: true });
  const thread = world.addTopic(chat, anna, 'Парковка');
  world.say(anna, 'Где все?', { chat, thread });
  const [, said] = await updates();
  assert.equal(said?.message?.message_thread_id, thread);
  assert.equal(said?.message?.is_topic_message, true);
  assert.equal(
    (await api.sendMessage(chat.id, 'Тут', { message_thread_id: thread })).message_thread_id,
    thread,
  );
  const lost = await call('sendMessage', { chat_id: chat.id, text: 'Тут', message_thread_id: 5 });
  assert.equal(words(lost), 'Bad Request: message thread not found');
});

test('A private chat has topics, too; one that is gone takes nothing', async () => {
  const thread = world.addOwnTopic(anna, 'Парковка');
  world.say(anna, 'Сюда', { thread });
  const said = (await updates()).at(-1)?.message;
  assert.deepEqual([said?.message_thread_id, said?.is_topic_message], [thread, true]);
  const here = { message_thread_id: thread };
  assert.equal((await api.sendMessage(anna.id, 'Тут', here)).message_thread_id, thread);
  world.removeTopic(anna, thread);
  await assert.rejects(api.sendMessage(anna.id, 'Тут', here), /message thread not found/);
});

test('An anonymous administrator writes in the name of the group', async () => {
  const chat = world.addGroup({ title: 'Дом', administrators: [anna], bot: { can_manage_chat: true } });
  world.say(anna, 'Уважаемые жильцы', { chat, anonymous: true });
  const [{ message } = {}] = await updates();
  assert.equal(message?.from?.id, 1087968824);
  assert.equal(message?.sender_chat?.id, chat.id);
});

test('A channel’s post is forwarded into its group by itself', async () => {
  const channel = world.addGroup({ title: 'Новости', type: 'channel', bot: { can_manage_chat: true } });
  world.addGroup({ title: 'Дом', members, bot: { can_manage_chat: true }, linkedChannel: channel });
  world.channelPost(channel, 'Отключат воду');
  const [post, copy] = await updates();
  assert.equal(post?.channel_post?.text, 'Отключат воду');
  assert.equal(post?.channel_post?.from, undefined);
  assert.equal(copy?.message?.is_automatic_forward, true);
  assert.equal(copy?.message?.sender_chat?.id, channel.id);
});

test('Pinning needs the right to pin', async () => {
  const chat = world.addGroup({ title: 'Дом', members, bot: { can_manage_chat: true } });
  const { message_id } = await api.sendMessage(chat.id, 'Важно');
  const pin = () => call('pinChatMessage', { chat_id: chat.id, message_id });
  assert.equal(words(await pin()), 'Bad Request: not enough rights to manage pinned messages in the chat');
  world.promoteBot(chat, anna, { can_pin_messages: true });
  assert.equal(words(await pin()), 'ok');
  assert.deepEqual(world.pinned(chat), [message_id]);
  assert.equal((await api.getChat(chat.id)).pinned_message?.message_id, message_id);
  await call('unpinChatMessage', { chat_id: chat.id, message_id });
  assert.deepEqual(world.pinned(chat), []);
});
