import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incoming, IncomingBody } from '../../src/chat/kit/incoming.ts';
import { createMessengers, type Messenger } from '../../src/chat/kit/messenger.ts';
import type { Gateway, Outgoing } from '../../src/chat/kit/outgoing.ts';
import { withOwnFiles } from '../../src/chat/kit/own-files.ts';
import { verbatim } from '../../src/chat/kit/wording.ts';
import { wireOf } from '../support/wire-of.ts';

const words = { text: verbatim('Меню') };
const menu = [[{ label: '🆘', opens: 'raise sos' }]] as const;

/** A messenger that keeps what it is given; its files are called after it. */
function open(bot: number, keepMenu: boolean) {
  const given: Outgoing[] = [];
  const gateway: Gateway = {
    send: async (_, message) => {
      given.push(message);
      return { kind: 'delivered', message: '1' };
    },
    edit: async (_, message, outgoing) => {
      given.push(outgoing);
      return { kind: 'delivered', message };
    },
    respond: async (_, replies) => {
      for (const reply of replies) if (reply.kind !== 'toast') given.push(reply.message);
    },
    download: async (file) => {
      const bytes = new TextEncoder().encode(`${bot} has ${file}`);
      return file === 'gone' ? { kind: 'refused' } : { kind: 'file', bytes };
    },
    remove: async () => true,
    presence: async () => 'unknown',
  };
  const links = { start: (payload: string) => (bot === 1 ? `link to ${payload}` : null) };
  const messenger: Messenger = { bot, gateway, can: { keepMenu }, links, adminIds: [] };
  return { messenger, given };
}

function openBoth() {
  const first = open(1, true);
  const second = open(2, false);
  const messengers = createMessengers(first.messenger, [second.messenger]);
  const sendBy = async (bot: number, message: Outgoing) => {
    await messengers.of(bot).gateway.send('chat', message, 'note');
    return (bot === 1 ? first : second).given.at(-1);
  };
  return { messengers, first, second, sendBy };
}

const read = async (message: Outgoing | undefined) => {
  const file = message?.photo ?? message?.document;
  const bytes = typeof file === 'object' && 'fetch' in file ? await file.fetch() : null;
  return bytes && new TextDecoder().decode(bytes);
};

test('Who has no place for a menu gets buttons that open the same, whatever the way out', async () => {
  const { messengers, second, sendBy } = openBoth();
  const buttons = [[{ label: '🆘', press: wireOf({ kind: 'open', choice: 'raise sos' }) }]];
  const shown = { ...words, buttons };
  assert.deepEqual(await sendBy(1, { ...words, menu }), { ...words, menu });
  assert.deepEqual(await sendBy(2, { ...words, menu }), shown);
  const { gateway } = messengers.of(2);
  await gateway.edit('chat', '1', { ...words, menu }, 'note');
  await gateway.respond({ key: '1', chat: 'chat', press: null }, [
    { kind: 'message', message: { ...words, menu } },
  ]);
  assert.deepEqual(second.given.slice(1), [shown, shown]);
  assert.deepEqual(await sendBy(2, { ...words, menu: 'none' }), words);
  const cancel = [[{ label: 'Отмена', press: wireOf({ kind: 'cancel' }) }]];
  assert.deepEqual(await sendBy(2, { ...words, menu, buttons: cancel }), { ...words, buttons: cancel });
});

test('A file is sent by its reference where it came from, and fetched for everybody else', async () => {
  const { sendBy } = openBoth();
  assert.equal((await sendBy(2, { ...words, photo: '2:feather:1' }))?.photo, 'feather:1');
  assert.equal(await read(await sendBy(1, { ...words, photo: '2:feather:1' })), '2 has feather:1');
  assert.deepEqual((await sendBy(1, { ...words, document: { file: '1:BQAC' } }))?.document, { file: 'BQAC' });
  assert.equal(await read(await sendBy(2, { ...words, document: { file: '1:BQAC' } })), '1 has BQAC');
  assert.equal(await read(await sendBy(1, { ...words, photo: '2:gone' })), null);
});

test('So is each file of an album', async () => {
  const { sendBy } = openBoth();
  const album = { of: 'photos', files: ['2:feather:1', '1:AgAC'] } as const;
  const sent = (await sendBy(2, { ...words, album }))?.album;
  assert.equal(sent?.of, 'photos');
  const [own, other] = sent.files;
  assert.equal(own, 'feather:1');
  assert.ok(other !== undefined && typeof other !== 'string');
  assert.equal(new TextDecoder().decode((await other.fetch()) ?? undefined), '1 has AgAC');
});

test('A reference that 0.1.0 kept belongs to the first messenger; of a bot that is not here nothing is to be had', async () => {
  const { messengers, sendBy } = openBoth();
  assert.equal((await sendBy(1, { ...words, photo: 'AgACAgIAAx' }))?.photo, 'AgACAgIAAx');
  assert.equal(await read(await sendBy(2, { ...words, photo: 'AgACAgIAAx' })), '1 has AgACAgIAAx');
  assert.equal(await read(await sendBy(1, { ...words, photo: '9:AgACAgIAAx' })), null);
  assert.deepEqual(await messengers.download('9:AgACAgIAAx', 1), { kind: 'refused' });
  assert.equal(await messengers.remove(9, 'chat', '1'), false);
  assert.throws(() => messengers.of(9), /no messenger has the bot 9/);
});

test('Where there are no links, those of the first messenger lead into the house', () => {
  const { messengers } = openBoth();
  assert.equal(messengers.of(2).links.start('g_1'), 'link to g_1');
});

test('Whatever comes in says whose file it is', () => {
  const sender = { externalId: 'вера', displayName: 'Вера', username: null, languageTag: null };
  const own = (body: IncomingBody) => {
    const incoming: Incoming = {
      bot: 2,
      key: '',
      chat: { kind: 'private', ref: '' },
      sender,
      writtenAt: null,
      body,
    };
    return withOwnFiles(incoming).body;
  };
  const replied = { text: 'вот', photo: 'b' };
  const addressed = {
    kind: 'addressed',
    how: 'mention',
    command: null,
    title: '',
    before: '',
    after: '45',
    message: '1',
    topic: null,
  } as const;
  assert.deepEqual(own({ ...addressed, photos: ['a'], replied }), {
    ...addressed,
    photos: ['2:a'],
    replied: { text: 'вот', photo: '2:b' },
  });
  assert.deepEqual(own({ ...addressed, photos: [], replied: null }), {
    ...addressed,
    photos: [],
    replied: null,
  });
  const command = { kind: 'command', name: 'spot', argument: '45' } as const;
  assert.deepEqual(own({ ...command, photos: ['a'] }), { ...command, photos: ['2:a'] });
  assert.deepEqual(own(command), command);
});
