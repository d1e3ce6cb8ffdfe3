import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import {
  encodeEdit,
  encodeEditCaption,
  encodePhoto,
  encodeSend,
} from '../../src/adapters/telegram/encode.ts';
import { typedIn } from '../../src/adapters/telegram/formatting.ts';

const TEXT = 'Завтра 🚗 красят разметку, уберите машины';
const LOOKS = [
  ...(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'] as const),
  ...(['code', 'pre', 'blockquote', 'expandable_blockquote'] as const),
];
/** Stretches of whole words: what is left of half a word is tried in test/words. */
const words = [...TEXT.matchAll(/\S+/gu)].map(({ 0: word, index }) => [index, index + word.length] as const);
const place = fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([a, b]) => {
  const [from, to] = [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
  return { offset: from, length: to - from };
});
const kept: fc.Arbitrary<MessageEntity> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...LOOKS)).map(([where, type]) => ({ type, ...where })),
  place.map((where) => ({ type: 'text_link' as const, url: 'https://example.org/a?b=1', ...where })),
);
const lost: fc.Arbitrary<MessageEntity> = fc.oneof(
  place.map((where) => ({ type: 'text_link' as const, url: 'tg://user?id=1', ...where })),
  place.map((where) => ({ type: 'custom_emoji' as const, custom_emoji_id: '1', ...where })),
  place.map((where) => ({
    type: 'text_mention' as const,
    user: { id: 1, is_bot: false, first_name: 'Анна' },
    ...where,
  })),
);

test('Whatever formatting comes in goes out the same: in a message, in its edit, and below a picture', () => {
  fc.assert(
    fc.property(fc.array(kept, { minLength: 1, maxLength: 20 }), fc.array(lost), (some, others) => {
      const frame = { message_id: 1, date: 1, chat: { id: 1, type: 'private' as const, first_name: 'А' } };
      const entities = [...others, ...some];
      const written = typedIn({ ...frame, text: TEXT, entities });
      assert.deepEqual(typedIn({ ...frame, caption: TEXT, caption_entities: entities }), written);
      const message = { text: { text: written.text, entities: written.formatting ?? [] } };
      assert.deepEqual(encodeSend('1', message).entities, some);
      assert.deepEqual(encodeEdit('1', '2', message).entities, some);
      assert.deepEqual(encodePhoto('1', 'photo', message).caption_entities, some);
      assert.deepEqual(encodeEditCaption('1', '2', message).caption_entities, some);
    }),
  );
});
