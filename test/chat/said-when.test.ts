import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidWhen, saidWhenOnDay } from '../../src/chat/kit/said-when.ts';
import { speak } from '../../src/chat/kit/update-context.ts';
import { words } from '../support/words.ts';

const now = new Date('2026-11-28T19:36:00Z');

for (const [at, language, said, onDay] of [
  ['2026-11-28T19:36:00Z', 'ru', 'в 22:36', 'сегодня в 22:36'],
  ['2026-11-27T11:00:00Z', 'ru', '27 ноября в 14:00', '27 ноября в 14:00'],
  ['2026-11-29T04:00:00Z', 'ru', 'завтра в 07:00', 'завтра в 07:00'],
  ['2026-12-05T17:00:00Z', 'ru', '5 декабря в 20:00', '5 декабря в 20:00'],
  ['2026-11-28T19:36:00Z', 'en', 'at 22:36', 'today at 22:36'],
  ['2026-11-27T11:00:00Z', 'en', 'on November 27 at 14:00', 'on November 27 at 14:00'],
  ['2026-11-29T04:00:00Z', 'en', 'tomorrow at 07:00', 'tomorrow at 07:00'],
] as const) {
  test(`${at} is said «${said}»`, () => {
    const speech = speak(words, language);
    assert.equal(saidWhen(new Date(at), now, 'Europe/Moscow', speech), said);
    assert.equal(saidWhenOnDay(new Date(at), now, 'Europe/Moscow', speech), onDay);
  });
}
