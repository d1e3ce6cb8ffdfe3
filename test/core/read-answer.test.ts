import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAnswer, type TypedAnswer } from '../../src/core/alerts/read-answer.ts';
import { lexicon } from '../support/lexicon.ts';

const LINES: readonly (readonly [answer: TypedAnswer | null, ...typed: string[]])[] = [
  [
    'coming',
    'иду',
    'Иду!',
    'ИДУ',
    'уже иду',
    'бегу',
    'Бегу, бегу!',
    'щас',
    'щас подойду',
    'Сейчас переставлю.',
  ],
  [
    'coming',
    'спускаюсь 🏃',
    '  выхожу  ',
    'сейчас',
    'coming',
    "I'm coming",
    'I’m coming!',
    'On my way',
    'omw',
  ],
  [
    'in 5 minutes',
    '5 мин',
    '5мин',
    '5 минут',
    'через 5 минут',
    'буду через 5 минут',
    'минутку',
    'через 3 минуты',
  ],
  [
    'in 5 minutes',
    'через 5',
    'пару минут',
    'Через пару минут!',
    '2-3 минуты',
    '5 min',
    'in 5 minutes',
    'one minute',
  ],
  [
    'in 15 minutes',
    'через 10 минут',
    '10 минут',
    '3-7 минут',
    '10-15 минут',
    'буду минут через 15',
    'in 10',
    '15 mins',
  ],
  [
    'in 15 minutes',
    'спущусь через 7 минут',
    'подождите 10 минут',
    'give me 10 minutes',
    "I'll be down in 15 min",
  ],
  [
    'done',
    'уже убрал',
    'Убрала',
    'уже переставила',
    'отогнал',
    'готово',
    'moved it',
    'I’ve moved it',
    'done',
  ],
  ['not mine', 'не моя', 'Это не моя машина', 'не моя!', 'не моё', 'not mine', "it's not my car", 'не я'],
  // What promises more than any button, says something else, or is a spot's number.
  [null, 'через 20 минут', 'через полчаса', 'через час', '0 минут', '1000 минут', '5', '15', '45', '№ 5', ''],
  [
    null,
    'я на даче',
    'не иду',
    'не могу',
    'иду спать',
    'моя',
    'да',
    'ок',
    'через',
    'минут',
    'кто вы?',
    'не сейчас',
  ],
  [null, '5 метров', 'место 5', '5 этаж через 10 минут', 'иду 45', 'буду в 5', 'I am not coming', 'later'],
];

for (const [answer, ...typed] of LINES)
  for (const line of typed)
    test(`«${line}» of a holder is ${answer ?? 'no answer'}`, () => {
      assert.equal(readAnswer(line, lexicon.answers), answer);
    });

test('No answer promises less time than was said, in whatever words the minutes stand', () => {
  const around = fc.constantFrom(
    'через N минут',
    'N мин',
    'буду через N',
    'in N minutes',
    'N min',
    'еще N минут',
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), around, (minutes, line) => {
      const answer = readAnswer(line.replace('N', String(minutes)), lexicon.answers);
      const promised = { 'in 5 minutes': 5, 'in 15 minutes': 15 }[String(answer)];
      if (minutes === 0 || minutes > 15) assert.equal(answer, null);
      else assert.ok(promised !== undefined && promised >= minutes, `${minutes}: ${answer}`);
    }),
  );
});
