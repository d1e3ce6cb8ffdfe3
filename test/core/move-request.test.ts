import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSection } from '../../src/core/announcements/addressees.ts';
import type { Announcement } from '../../src/core/announcements/announcement.ts';
import {
  decideReminder,
  hasAnswers,
  isAnswerable,
  isReminderDue,
  type MoveRequest,
  NEW_REQUEST,
  nextRequestLook,
} from '../../src/core/announcements/move-request.ts';
import { announcementId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, hours, type Instant } from '../../src/core/kernel/time.ts';

const SENT = new Date('2026-11-22T19:36:00Z');
const MORNING = new Date('2026-11-23T04:00:00Z');
const later = (wait: number): Instant => after(SENT, wait);

const asking = (request: Partial<MoveRequest> = {}, state: Announcement['state'] = 'done'): Announcement => ({
  complex: complexId(1),
  id: announcementId(1),
  author: personId(1),
  content: { text: 'Снег', formatting: [], photos: [], documents: [] },
  to: { kind: 'all' },
  request: { ...NEW_REQUEST, ...request },
  state,
  startsAt: state === 'draft' ? null : SENT,
  finishedAt: null,
  report: null,
});

test('An answer counts from the sending on for a week, until «Готово»', () => {
  for (const state of ['draft', 'waiting', 'called off'] as const)
    assert.equal(isAnswerable(asking({}, state), SENT), false, state);
  for (const state of ['going', 'done'] as const) {
    assert.equal(isAnswerable(asking({}, state), later(days(7) - 1)), true, state);
    assert.equal(isAnswerable(asking({}, state), later(days(7))), false, state);
    assert.equal(isAnswerable(asking({ closedAt: SENT }, state), SENT), false, state);
  }
  assert.equal(isAnswerable({ ...asking(), request: null }, SENT), false);
  assert.equal(hasAnswers(asking({ closedAt: SENT }), later(days(30) - 1)), true);
  for (const state of ['draft', 'waiting', 'called off'] as const)
    assert.equal(hasAnswers(asking({}, state), SENT), false, state);
  assert.equal(hasAnswers(asking(), later(days(30))), false, 'who answered what is forgotten by then');
});

test('The silent ones are reminded once, of what still waits for answers', () => {
  const asked = decideReminder(asking(), 3, MORNING, later(hours(1)));
  assert.ok(asked.ok);
  assert.deepEqual(asked.value.request, { ...NEW_REQUEST, remindAt: MORNING });
  const refused = (request: Partial<MoveRequest>, silent: number, now: Instant) => {
    const decided = decideReminder(asking(request), silent, MORNING, now);
    return decided.ok ? 'reminded' : decided.why;
  };
  assert.equal(refused({ remindAt: MORNING }, 3, SENT), 'reminded already');
  assert.equal(refused({}, 0, SENT), 'nobody silent');
  assert.equal(refused({ closedAt: SENT }, 3, SENT), 'over');
  assert.equal(refused({}, 3, later(days(8))), 'over');
});

test('A reminder leaves when its morning has come, and neither twice nor after «Готово»', () => {
  const due = (request: Partial<MoveRequest>, now: Instant) => isReminderDue(asking(request), now);
  assert.equal(due({}, MORNING), false);
  assert.equal(due({ remindAt: MORNING }, SENT), false);
  assert.equal(due({ remindAt: MORNING }, MORNING), true);
  assert.equal(due({ remindAt: MORNING, reminded: 0 }, later(days(7))), false);
  assert.equal(due({ remindAt: MORNING, closedAt: SENT }, MORNING), false);
});

test('What waits for answers is looked at when it reminds and when its week is over', () => {
  const look = (request: Partial<MoveRequest>, now: Instant) => nextRequestLook(asking(request), now);
  assert.deepEqual(look({}, SENT), later(days(7)));
  assert.deepEqual(look({ remindAt: MORNING }, SENT), MORNING);
  assert.deepEqual(look({ remindAt: MORNING, reminded: 3 }, MORNING), later(days(7)));
  assert.equal(look({}, later(days(7))), null);
  assert.equal(look({ remindAt: MORNING, closedAt: SENT }, SENT), null);
  assert.equal(nextRequestLook({ ...asking(), request: null }, SENT), null);
});

test('Sections are chosen one after another, and with the last of them left out it is for all again', () => {
  const spots = (...numbers: number[]) => numbers.flatMap((one) => spotNumber(one) ?? []);
  const known = [
    { name: 'А', spots: spots(1, 9) },
    { name: 'Б', spots: spots(4) },
  ];
  const first = withSection({ kind: 'spots', spots: spots(7) }, 'Б', known);
  assert.deepEqual(first, { kind: 'sections', sections: ['Б'], spots: spots(4) });
  const both = withSection(first, 'А', known);
  assert.deepEqual(both, { kind: 'sections', sections: ['А', 'Б'], spots: spots(1, 4, 9) });
  assert.deepEqual(withSection(withSection(both, 'А', known), 'Б', known), { kind: 'all' });
});
