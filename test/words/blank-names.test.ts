import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { senderOf, titleOf } from '../../src/adapters/telegram/read.ts';
import { readSetting } from '../../src/chat/administration/read-setting.ts';
import { cleanLine, cleanTyped } from '../../src/chat/kit/typed-text.ts';
import { readConfig } from '../../src/config.ts';
import { textIn, tidy } from '../../src/core/spots/list-cells.ts';
import { lexicon } from '../support/lexicon.ts';

/** Everything that Unicode calls a space, a control, a format, an accent, unassigned or one's own, and more empty signs. */
const BLANK = /[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}\u{13441}\u{13442}]|\uFFFC/u;
const blanks = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((sign) => BLANK.test(sign));

const person = (first_name: string, username?: string) =>
  senderOf({ id: 1, is_bot: false, first_name, ...(username && { username }) })?.displayName;
const house = (name: string) => readSetting('name', cleanTyped(name), lexicon, ['ru', 'en']);
const label = (cell: string) => textIn(tidy(cell));

function namesNobody(name: string): void {
  const codes = [...name].map((sign) => sign.codePointAt(0)?.toString(16)).join(' ');
  assert.equal(person(name, 'boris'), '@boris', codes);
  assert.equal(person(name), '—', codes);
  assert.equal(titleOf({ id: -1, type: 'group', title: name }), '—', codes);
  assert.equal(cleanLine(name), '', codes);
  assert.equal(house(name), null, codes);
  assert.deepEqual(label(name), { text: null }, codes);
}

test('A house cannot be called by blanks in its settings', () => {
  const faults = (name: string) => {
    const read = readConfig({ COMPLEX_NAME: name });
    return read.ok ? [] : read.why.filter((fault) => fault.includes('COMPLEX_NAME'));
  };
  assert.equal(faults('Наш дом').length, 0);
  assert.equal(faults('\u2800\u3164').length, 1);
});

test('No blank of Unicode is a name, nor a title, nor a label, alone or with others', () => {
  assert.ok(blanks.length > 900_000);
  const known = ['\u2800', '\u3164', '\u00a0', '\u3000', '\u200b', '\u202e', '\ufffc', '\u{1d159}', '\ufeff'];
  for (const sign of known) namesNobody(sign.repeat(5));
  // Unassigned and private ones by the hundred thousand: every hundredth tells for its neighbours.
  const common = blanks.filter((sign, at) => !/[\p{Cn}\p{Co}]/u.test(sign) || at % 100 === 0);
  for (const sign of common) namesNobody(sign);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...common), { minLength: 1 }), (some) => namesNobody(some.join(''))),
  );
});

test('Blanks around a name and in it are one space at most; the name stays', () => {
  const spaces = fc.array(fc.constantFrom('\u2800', '\u3164', ' ', '\u00a0', '\u200b', '\ufffc', '\n'));
  fc.assert(
    fc.property(spaces, spaces, spaces, (before, between, after) => {
      const name = [...before, 'Анна', ...between, ' ', 'К.', ...after].join('');
      assert.equal(person(name), 'Анна К.');
      assert.equal(titleOf({ id: -1, type: 'supergroup', title: name }), 'Анна К.');
      assert.deepEqual(house(name), { name: 'name', value: 'Анна К.' });
      assert.deepEqual(label(name), { text: 'Анна К.' });
    }),
  );
  for (const name of ['.', '🚗', '李', 'O’Hara', '1️⃣', '👨‍👩‍👧', '«Двор»']) assert.equal(person(name), name);
});
