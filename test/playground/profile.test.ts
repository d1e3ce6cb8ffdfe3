import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTelegram, words } from './local-telegram.ts';

const { call, neighbour, world } = await localTelegram();
const anna = neighbour();
const menu = { command: 'menu', description: 'Меню' };
const lists = async (params: object) => words(await call('setMyCommands', { commands: [menu], ...params }));

test('Commands are listed by the narrowest scope and the language of whoever looks; a deleted list shows the wider one', async () => {
  const john = neighbour('John');
  const group = world.addGroup({ title: 'Двор', members: [anna, john] });
  world.addBot(group, { by: anna });
  const places: readonly (readonly [string, object])[] = [
    ['default', {}],
    ['private', { scope: { type: 'all_private_chats' } }],
    ['groups', { scope: { type: 'all_group_chats' } }],
    // A chat may be named by its number as a text.
    ['own', { scope: { type: 'chat', chat_id: String(anna.id) } }],
  ];
  for (const [command, place] of places)
    assert.equal(await lists({ commands: [{ command, description: 'x' }], ...place }), 'ok');
  const sees = (person: typeof anna, chat?: typeof group) =>
    world
      .commandsSeen(person, chat)
      .map(({ command }) => command)
      .join();
  assert.deepEqual([sees(anna), sees(john), sees(anna, group)], ['own', 'private', 'groups']);
  const own = { scope: { type: 'chat', chat_id: anna.id } };
  assert.equal((await call('getMyCommands', own)).result.length, 1);
  assert.equal(words(await call('deleteMyCommands', own)), 'ok');
  assert.equal(sees(anna), 'private');
  const english = world.addPerson({ firstName: 'Ann', languageCode: 'en-GB' });
  await lists({ commands: [{ command: 'en', description: 'x' }], language_code: 'en', ...places[1]?.[1] });
  assert.deepEqual([sees(english), sees(anna)], ['en', 'private']);
});

test('Bad commands, languages and scopes are refused', async () => {
  for (const command of ['', 'Menu', 'a-b', 'меню', 'x'.repeat(33)])
    assert.match(await lists({ commands: [{ command, description: 'x' }] }), /^Bad Request/, command);
  for (const description of ['', 'x'.repeat(257)])
    assert.match(await lists({ commands: [{ command: 'a', description }] }), /^Bad Request/);
  assert.match(await lists({ commands: Array.from({ length: 101 }, () => menu) }), /^Bad Request/);
  for (const language_code of ['rus', 'RU', 'en-GB'])
    assert.match(await lists({ language_code }), /invalid language code/, language_code);
  assert.match(await lists({ scope: { type: 'everybody' } }), /^Bad Request/);
  assert.match(await lists({ scope: { type: 'chat' } }), /^Bad Request/);
  const stranger = world.addPerson({ firstName: 'Вера' });
  for (const chat_id of [stranger.id, 1, -1])
    assert.equal(await lists({ scope: { type: 'chat', chat_id } }), 'Bad Request: chat not found');
  assert.match(await lists({ scope: { type: 'chat_administrators', chat_id: anna.id } }), /private chat/);
});

test('Descriptions have their lengths and languages; an empty one is taken back', async () => {
  const reads = async (language_code?: string) =>
    (await call('getMyDescription', { language_code })).result.description;
  for (const [method, field, most] of [
    ['setMyDescription', 'description', 512],
    ['setMyShortDescription', 'short_description', 120],
  ] as const) {
    assert.equal(words(await call(method, { [field]: 'я'.repeat(most) })), 'ok');
    assert.match(words(await call(method, { [field]: 'я'.repeat(most + 1) })), /TOO_LONG/);
    assert.match(words(await call(method, { [field]: 'x', language_code: 'eng' })), /language code/);
  }
  await call('setMyDescription', { description: 'Парковка' });
  await call('setMyDescription', { description: 'Parking', language_code: 'en' });
  assert.deepEqual(
    [await reads('en'), await reads('de'), await reads()],
    ['Parking', 'Парковка', 'Парковка'],
  );
  await call('setMyDescription', { language_code: 'en' });
  assert.equal(await reads('en'), 'Парковка');
  assert.equal((await call('getMyShortDescription')).result.short_description.length, 120);
});

test('A menu button is for all private chats or for one; rights for groups and channels stand apart', async () => {
  const button = async (chat_id?: number) => (await call('getChatMenuButton', { chat_id })).result.type;
  assert.equal(words(await call('setChatMenuButton', { menu_button: { type: 'commands' } })), 'ok');
  await call('setChatMenuButton', { chat_id: anna.id, menu_button: { type: 'default' } });
  assert.deepEqual([await button(), await button(anna.id)], ['commands', 'default']);
  assert.match(words(await call('setChatMenuButton', { chat_id: 1 })), /chat not found/);
  assert.match(words(await call('setChatMenuButton', { menu_button: { type: 'web' } })), /^Bad Request/);
  const rights = (await call('getMyDefaultAdministratorRights')).result;
  assert.ok(!Object.values(rights).includes(true));
  const given = { ...rights, can_manage_chat: true };
  assert.equal(words(await call('setMyDefaultAdministratorRights', { rights: given })), 'ok');
  assert.match(
    words(await call('setMyDefaultAdministratorRights', { rights: { can_manage_chat: true } })),
    /needs the field/,
  );
  assert.deepEqual((await call('getMyDefaultAdministratorRights')).result, given);
  assert.deepEqual((await call('getMyDefaultAdministratorRights', { for_channels: true })).result, rights);
});
