import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestLines } from '../../src/chat/announcements/request-lines.ts';
import { tooOften } from '../../src/chat/answer-to.ts';
import { onSecretKey } from '../../src/chat/backups/secret-key.ts';
import type { UpdateContext } from '../../src/chat/kit/update-context.ts';
import type { Announcement } from '../../src/core/announcements/announcement.ts';
import type { AskedSpot, MoveRequest } from '../../src/core/announcements/move-request.ts';
import { announcementId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, hours } from '../../src/core/kernel/time.ts';
import { start } from '../core/an-alert.ts';
import { reads, speech } from './a-view.ts';

/** What somebody writes or presses, in words as he reads the answer. */
const context = (body: object, chat: 'private' | 'group' = 'private') =>
  ({ speech, incoming: { body, chat: { kind: chat, ref: '1' } } }) as unknown as UpdateContext;

test('Whoever sent a secret key reads whether his message is gone, or that he has to delete it himself', () => {
  const read = (removed: boolean) => {
    const [reply] = onSecretKey(context({ kind: 'secret key', message: '7', removed }));
    return reply?.kind === 'message' ? reads(reply.message) : '';
  };
  assert.match(read(true), /Я удалил сообщение/);
  assert.match(read(false), /Удалить сообщение не получилось: удалите его, пожалуйста, сами/);
});

test('Whoever presses too often reads it above what he pressed, whoever writes below; a group is not scolded', () => {
  const press = { kind: 'press', code: 'm:1' };
  const [above] = tooOften(context(press));
  assert.equal(above?.kind, 'toast');
  assert.equal(tooOften(context(press, 'group'))[0]?.kind, 'toast', 'which nobody else there sees');
  assert.equal(tooOften(context({ kind: 'text', text: '45' }))[0]?.kind, 'message');
  assert.deepEqual(tooOften(context({ kind: 'text', text: '45' }, 'group')), []);
});

const asks = (request: Partial<MoveRequest> = {}): Announcement => ({
  ...{ complex: complexId(1), id: announcementId(1), author: personId(1), to: { kind: 'all' } },
  content: { text: 'Снег', formatting: [], photos: [], documents: [] },
  request: { remindAt: null, reminded: null, closedAt: null, ...request },
  ...{ state: 'done', startsAt: start, finishedAt: start, report: null },
});
const spot = (number: number, answer: AskedSpot['answer'], isFree = false): AskedSpot => ({
  ...{ spot: spotNumber(number) ?? assert.fail(), answer, isFree },
});
const lines = (asked: readonly AskedSpot[], request?: Partial<MoveRequest>, now = after(start, hours(1))) =>
  requestLines(speech, asks(request), asked, now, 'Europe/Moscow').text;

test('Of the spots that are asked each stands where it answered, and no list is empty', () => {
  const all = lines([
    spot(12, 'will move', true),
    spot(13, 'cannot move'),
    spot(14, null, true),
    spot(15, null),
  ]);
  assert.match(all, /Уберут места: 12\nНе смогут места: 13\nМолчат места: 14[,–-] ?15\n[^\n]*: 14\n/);
  const answered = lines([spot(12, 'will move', true)]);
  assert.match(answered, /Уберут: 1 · Не смогут: 0 · Молчат: 0/);
  assert.doesNotMatch(answered, /Не смогут места|Молчат места|свободн/);
});

test('A reminder that waits is said until it went or «Готово» took it back, and how long answers count', () => {
  const waits = { remindAt: after(start, hours(10)) };
  const one = [spot(12, null)];
  assert.match(lines(one, waits), /Напомню/);
  assert.doesNotMatch(lines(one, { ...waits, closedAt: start }), /Напомню/);
  assert.match(lines(one, { ...waits, reminded: 1 }, after(start, hours(11))), /Напоминание молчащим ушло/);
  assert.doesNotMatch(lines(one), /Напом/);
  assert.match(lines(one), /до 29 ноября/);
  for (const over of [lines(one, { closedAt: start }), lines(one, {}, after(start, days(7)))])
    assert.doesNotMatch(over, /до 29 ноября/);
});
