import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArgsOf, LabelKey, Words } from '../../src/chat/kit/wording.ts';
import { words as ours } from '../support/words.ts';

const words: Words = ours;
const label: LabelKey = 'cancel';
const either = (): 'cancel' | 'alert-what-about' => 'alert-what-about';

// Checked by tsc: each line under @ts-expect-error must fail to compile.
test('A wrong text or a missing value does not compile, and throws when it comes all the same', () => {
  assert.equal(words.plain('ru', label), 'Отмена');
  assert.match(words.plain('ru', either(), { spot: '45' }), /45/);
  // @ts-expect-error: the value is missing
  assert.throws(() => words.say('ru', 'alert-what-about'));
  // @ts-expect-error: the value has another name
  assert.throws(() => words.say('ru', 'alert-what-about', { place: '45' }));
  // @ts-expect-error: one of the two texts needs a value
  assert.throws(() => words.say('ru', either()));
  // @ts-expect-error: there is no such text
  assert.throws(() => words.say('ru', 'no-such-text'));
  // @ts-expect-error: a spot is a word, a number would be written as «1 234»
  words.say('ru', 'alert-what-about', { spot: 1234 });
  // @ts-expect-error: a label needs no values
  const wrong: LabelKey = 'alert-what-about';
  const none: ArgsOf<'cancel'> = [];
  assert.deepEqual([wrong, none], ['alert-what-about', []]);
});
