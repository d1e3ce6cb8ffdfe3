import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  encodeDocument,
  encodeEdit,
  encodePhoto,
  encodeSend,
  encodeToast,
  fitsCaption,
} from '../../src/adapters/telegram/encode.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { clipRich, type Entity, lines, verbatim } from '../../src/chat/kit/wording.ts';
import { alertId } from '../../src/core/kernel/ids.ts';
import { wireOf } from '../support/wire-of.ts';
import { openTelegram } from './support.ts';

const answer = (verdict: 'coming' | 'not mine') =>
  wireOf({ kind: 'answer', alert: alertId(51), answer: verdict });
const card: Outgoing = {
  text: lines(
    { text: 'Место 45', entities: [{ kind: 'bold', offset: 6, length: 2 }] },
    verbatim('<b>у лифта</b>'),
  ),
  buttons: [
    [
      { label: '✅ Иду', press: answer('coming'), tone: 'good' },
      { label: '❌ Не моя', press: answer('not mine'), tone: 'bad' },
    ],
    [{ label: 'Отмена', press: wireOf({ kind: 'cancel' }) }],
  ],
};

const entry = (label: string) => ({ label, opens: 'raise sos' }) as const;

test('A line that answers a message is sent, too, when that message was deleted meanwhile', () => {
  const { reply_parameters } = encodeSend('-5', { text: verbatim('Передал'), replyTo: '42' });
  assert.deepEqual(reply_parameters, { message_id: 42, allow_sending_without_reply: true });
});

test('A card becomes text, formatting beside it, and coloured buttons', () => {
  assert.deepEqual(encodeSend('5000000123', card), {
    chat_id: 5_000_000_123,
    text: 'Место 45\n<b>у лифта</b>',
    entities: [{ type: 'bold', offset: 6, length: 2 }],
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [
        [
          { text: '✅ Иду', callback_data: 'a:1f:go', style: 'success' },
          { text: '❌ Не моя', callback_data: 'a:1f:no', style: 'danger' },
        ],
        [{ text: 'Отмена', callback_data: 'x' }],
      ],
    },
  });
});

test('A menu stays small below the chat, and goes when it is taken away', () => {
  assert.deepEqual(
    encodeSend('1', {
      text: verbatim('Меню'),
      menu: [[entry('🚗 Меня закрыли')], [entry('🆘'), entry('☰')]],
    }),
    {
      chat_id: 1,
      text: 'Меню',
      link_preview_options: { is_disabled: true },
      reply_markup: {
        keyboard: [[{ text: '🚗 Меня закрыли' }], [{ text: '🆘' }, { text: '☰' }]],
        resize_keyboard: true,
        is_persistent: true,
      },
    },
  );
  assert.deepEqual(encodeSend('1', { text: verbatim('а'), menu: 'none', silent: true }), {
    chat_id: 1,
    text: 'а',
    link_preview_options: { is_disabled: true },
    reply_markup: { remove_keyboard: true },
    disable_notification: true,
  });
});

test('An edit without buttons takes them away and carries no menu', () => {
  assert.deepEqual(
    encodeEdit('1', '42', { text: verbatim('Готово'), menu: [[entry('а')]], buttons: [[]], silent: true }),
    {
      chat_id: 1,
      message_id: 42,
      text: 'Готово',
      link_preview_options: { is_disabled: true },
    },
  );
});

test('A toast is at most 200 characters, and may say nothing', () => {
  assert.deepEqual(encodeToast('9', null), { callback_query_id: '9' });
  assert.deepEqual(encodeToast('9', ''), { callback_query_id: '9' });
  assert.equal(encodeToast('9', 'я'.repeat(300)).text?.length, 200);
});

test('Telegram takes everything that we send and edit', async (t) => {
  const { api, world } = await openTelegram(t);
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  const chat = String(anna.id);
  const long = { text: '🚗'.repeat(3000), entities: [{ kind: 'code', offset: 0, length: 6000 }] as const };
  const sent = await api.raw.sendMessage(encodeSend(chat, card));
  await api.raw.sendMessage(encodeSend(chat, { text: verbatim('Меню'), menu: [[entry('Меня закрыли')]] }));
  await api.raw.sendMessage(encodeSend(chat, { text: verbatim('Пока'), menu: 'none', silent: true }));
  await api.raw.sendMessage(encodeSend(chat, { text: long }));
  await api.raw.editMessageText(
    encodeEdit(chat, String(sent.message_id), { text: long, buttons: card.buttons ?? [] }),
  );
  await api.raw.editMessageText(encodeEdit(chat, String(sent.message_id), { text: verbatim('Готово') }));
  assert.deepEqual(world.log.filter(({ method }) => /Message/.test(method)).length, 6);
  const shown = world.messages(anna).find(({ message_id }) => message_id === sent.message_id);
  assert.equal(shown?.text, 'Готово');
  assert.equal(shown?.reply_markup, undefined);
});

const pieces = fc.string({
  unit: fc.constantFrom('а', ' ', '\n', '👨‍👩‍👧', '🏳️‍🌈', 'e\u0301', '🚗', '1️⃣'),
  maxLength: 60,
});
const kinds = fc.constantFrom('bold' as const, 'italic' as const, 'code' as const);
const stretch = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length), kinds)
    .map(([a, b, kind]) => ({ kind, offset: Math.min(a, b), length: Math.abs(a - b) }));
const rich = pieces.chain((text) => fc.array(stretch(text)).map((entities) => ({ text, entities })));

test('A text that is too long is cut between whole characters, and its formatting with it', () => {
  fc.assert(
    fc.property(rich, fc.integer({ min: 1, max: 40 }), (whole, max) => {
      const cut = clipRich(whole, max);
      assert.ok(cut.text.length <= max);
      if (whole.text.length <= max) return assert.deepEqual(cut, whole);
      assert.ok(cut.text.endsWith('…'));
      const kept = cut.text.slice(0, -1);
      assert.ok(whole.text.startsWith(kept));
      // Nothing is left of a character that is cut in the middle.
      const characters = [...new Intl.Segmenter('ru').segment(whole.text)].map(({ index }) => index);
      assert.ok(characters.includes(kept.length));
      for (const { offset, length } of cut.entities) assert.ok(length >= 0 && offset + length <= kept.length);
      // What was bold among the letters that are left still is.
      const marked = (entities: readonly Entity[], at: number) =>
        entities.filter(({ offset, length }) => offset <= at && at < offset + length).map(({ kind }) => kind);
      for (let at = 0; at < kept.length; at++)
        assert.deepEqual(marked(cut.entities, at), marked(whole.entities, at));
      return undefined;
    }),
  );
});

test('A photo or a file goes by its reference, with what is said about it below', () => {
  const said = { chat_id: 1, caption: 'Анна: <b>', disable_notification: true };
  const message = { text: verbatim('Анна: <b>'), silent: true };
  assert.deepEqual(encodePhoto('1', 'ref', message), { ...said, photo: 'ref' });
  assert.deepEqual(encodeDocument('1', 'ref', message), { ...said, document: 'ref' });
  assert.deepEqual(encodePhoto('1', 'ref', { text: verbatim('') }), { chat_id: 1, photo: 'ref' });
});

test('At most 1024 characters stand below a picture', () => {
  assert.ok(fitsCaption(verbatim('я'.repeat(1024))));
  assert.ok(!fitsCaption(verbatim('я'.repeat(1025))));
});

test('Of more buttons than Telegram takes the first and the way out are kept', () => {
  const press = wireOf({ kind: 'cancel' });
  const row = (label: string) => [{ label, press }];
  const rows = [...Array.from({ length: 130 }, (_, at) => row(`Место ${at + 1}`)), row('Отмена')];
  const { reply_markup: markup } = encodeSend('1', { text: verbatim('а'), buttons: rows });
  assert.ok(markup && 'inline_keyboard' in markup);
  const labels = markup.inline_keyboard.flat().map(({ text }) => text);
  assert.deepEqual([labels.length, labels[98], labels[99]], [100, 'Место 99', 'Отмена']);
});
