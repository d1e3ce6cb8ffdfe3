import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanFormatted, cleanTyped, clip } from '../../src/chat/kit/typed-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...['а', 'é', 'e\u0301', '45', '👨‍👩‍👧', '🏳️‍🌈', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏽', ' ', '\n', '\r\n', '<b>'],
      ...[
        '\u200d',
        '\ufe0f',
        '\u200b',
        '\u202e',
        '\u2067',
        '\ufeff',
        '\u0000',
        '\u009f',
        '\ufdd0',
        '\ud83d',
        '\udc68',
      ],
    ),
  }),
);

test('A family, a flag, a skin tone and a keycap arrive as they were typed', () => {
  for (const typed of ['👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏽', '1️⃣', '❤️', '🇷🇺', '👩🏽‍🚒', 'ёлка 🎄 №45', 'a\tb\nв']) {
    assert.equal(cleanTyped(typed), typed);
  }
});

test('What nobody can see is taken out of a typed text', () => {
  assert.equal(cleanTyped('\u202e45\u200b \u2066место\u2069\ufeff'), '45 место');
  assert.equal(cleanTyped('4\u200d5\ufe0f'), '45');
  assert.equal(cleanTyped('а\u200dб\u00ad\u061c\u0000\u001b[31mв'), 'аб[31mв');
  assert.equal(cleanTyped('\ufdd0жирно\ufdd1'), 'жирно');
  assert.equal(cleanTyped('  один\r\nдва\u2028три  '), 'один\nдва\nтри');
  assert.equal(cleanTyped('\u200b \ufeff'), '');
});

test('A letter with a separate accent becomes one letter, half a character becomes a replacement', () => {
  assert.equal(cleanTyped('и\u0306\u200b'), 'й');
  assert.equal(cleanTyped('и\u200b\u0306'), 'й');
  assert.equal(cleanTyped('\ud83dа'), '\ufffdа');
});

test('Whatever is typed comes out clean, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const clean = cleanTyped(typed);
      assert.equal(cleanTyped(clean), clean);
      assert.ok(clean.isWellFormed());
      assert.equal(clean, clean.trim());
      assert.doesNotMatch(clean, /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef]/);
      assert.doesNotMatch(clean, /(?![\n\t])\p{Cc}/u);
    }),
  );
});

test('Whatever is formatted stays so where its words stand, and nothing else', () => {
  const bold = (typed: string, offset: number, length: number) => {
    const { text, stretches } = cleanFormatted(typed, [{ offset, length }]);
    return stretches.map((one) => text.slice(one.offset, one.offset + one.length));
  };
  assert.deepEqual(bold('  \u200bЗа\u202eвтра', 3, 7), ['Завтра']);
  assert.deepEqual(bold('раз\r\nдва', 5, 3), ['два']);
  assert.deepEqual(bold('и\u0306од и\u0306од', 5, 4), ['йод']);
  assert.deepEqual(bold('🚗 45', 3, 2), ['45']);
  assert.deepEqual(bold('45 \u200b\ufeff', 3, 2), []);
  const stretch = fc.record({ offset: fc.integer({ min: -5, max: 60 }), length: fc.integer({ min: -5 }) });
  fc.assert(
    fc.property(anyText, fc.array(stretch), (typed, wanted) => {
      const { text, stretches } = cleanFormatted(typed, wanted);
      assert.equal(text, cleanTyped(typed));
      for (const { offset, length } of stretches) {
        assert.ok(offset >= 0 && length > 0 && offset + length <= text.length);
        assert.ok(text.slice(0, offset).isWellFormed() && text.slice(offset, offset + length).isWellFormed());
      }
    }),
  );
});

test('A text that fits is not touched, a longer one is cut between characters and says so', () => {
  assert.equal(clip('место 45', 8), 'место 45');
  assert.equal(clip('место 45', 7), 'место…');
  assert.equal(clip('а👨‍👩‍👧б', 9), 'а…');
  assert.equal(clip('а👨‍👩‍👧бв', 10), 'а👨‍👩‍👧…');
  assert.equal(clip('абв', 0), '');
});

test('A cut text is never longer than asked and never ends in half a character', () => {
  fc.assert(
    fc.property(anyText.map(cleanTyped), fc.nat(40), (text, max) => {
      const cut = clip(text, max);
      assert.ok(cut.length <= max);
      assert.ok(cut.isWellFormed());
      if (cut === text) return;
      const kept = cut.slice(0, -1);
      assert.ok(text.startsWith(kept));
      const ends = [...new Intl.Segmenter('ru').segment(text)].map(({ index }) => index);
      assert.ok(max === 0 || [...ends, text.length].some((end) => text.slice(0, end).trimEnd() === kept));
    }),
  );
});
