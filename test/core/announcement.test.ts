import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Announcement,
  decideCallOff,
  decideMorning,
  decideSend,
  isHushed,
  nextLook,
} from '../../src/core/announcements/announcement.ts';
import { quietUntil } from '../../src/core/complexes/quiet-hours.ts';
import { announcementId, complexId, personId } from '../../src/core/kernel/ids.ts';
import { after, hours, type Instant, minutes, seconds } from '../../src/core/kernel/time.ts';

const NIGHT = new Date('2026-11-22T20:30:00Z');
const HOUSE = { timeZone: 'Europe/Moscow', quietHours: { from: 23 * 60, until: 7 * 60 } };
const MORNING = new Date('2026-11-23T04:00:00Z');

const announcement = (state: Announcement['state'], startsAt: Instant | null = null): Announcement => ({
  complex: complexId(1),
  id: announcementId(1),
  author: personId(1),
  content: { text: 'Красят разметку', formatting: [], photos: [], documents: [] },
  to: { kind: 'all' },
  request: null,
  state,
  startsAt,
  finishedAt: null,
  report: null,
});

test('What began by day goes on without a sound at night; what was urgent in the night is heard', () => {
  const isQuiet = (at: Instant) => quietUntil(at, HOUSE) !== null;
  const hushed = (startsAt: Instant | null, now = NIGHT) =>
    isHushed(announcement('going', startsAt), isQuiet, now);
  assert.equal(hushed(after(NIGHT, -hours(1))), true);
  assert.equal(hushed(after(NIGHT, -minutes(10))), false);
  assert.equal(hushed(after(NIGHT, -hours(1)), MORNING), false);
  assert.equal(hushed(null), false);
});

/** State, whether «Срочно, сейчас» was pressed, whether it is night, and what comes of it. */
const SENDING = [
  ['draft', false, false, 'going'],
  ['draft', false, true, 'waiting'],
  ['draft', true, true, 'going'],
  ['waiting', false, true, 'waits already'],
  ['waiting', false, false, 'waits already'],
  ['waiting', true, true, 'going'],
  ['going', true, false, 'goes already'],
  ['going', false, true, 'goes already'],
  ['done', true, false, 'went already'],
  ['called off', true, false, 'called off'],
] as const;

for (const [state, urgent, night, expected] of SENDING) {
  const press = urgent ? 'Срочно, сейчас' : 'Отправить';
  test(`«${press}» on one that is ${state}, ${night ? 'at night' : 'by day'}: ${expected}`, () => {
    const decided = decideSend(announcement(state, MORNING), urgent, night ? MORNING : null, NIGHT);
    assert.equal(decided.ok ? decided.value.state : decided.why, expected);
    if (decided.ok) assert.deepEqual(decided.value.startsAt, expected === 'waiting' ? MORNING : NIGHT);
  });
}

test('Only one that nobody has got can be called off', () => {
  const states = ['draft', 'waiting', 'going', 'done', 'called off'] as const;
  assert.deepEqual(
    states.filter((state) => decideCallOff(announcement(state, MORNING)).ok),
    ['waiting'],
  );
});

test('Whatever is pressed in whatever order, it leaves at most once, and never after it was called off', () => {
  const deed = fc.constantFrom('send', 'send now', 'call off', 'an hour passes');
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      let [now, left, state] = [NIGHT, 0, announcement('draft')];
      for (const one of deeds) {
        const quiet = quietUntil(now, HOUSE);
        const before = state;
        if (one === 'an hour passes') {
          now = after(now, hours(1));
          state = decideMorning(state, true, quietUntil(now, HOUSE), now);
        } else {
          const decided =
            one === 'call off' ? decideCallOff(state) : decideSend(state, one === 'send now', quiet, now);
          if (decided.ok) state = decided.value;
        }
        if (state.state !== before.state && state.state === 'going') {
          left += 1;
          assert.ok(['draft', 'waiting'].includes(before.state));
          assert.ok(one === 'send now' || quietUntil(now, HOUSE) === null, 'nothing but the urgent at night');
        }
        if (before.state === 'called off') assert.equal(state.state, 'called off');
      }
      assert.ok(left <= 1);
    }),
  );
});

test('A bot that slept through the morning waits for the next one', () => {
  const next = new Date('2026-11-23T21:00:00Z');
  const late = decideMorning(announcement('waiting', MORNING), true, quietUntil(next, HOUSE), next);
  assert.equal(late.state, 'waiting');
  assert.deepEqual(late.startsAt, new Date('2026-11-24T04:00:00Z'));
});

test('The bar is edited every two seconds, later every five, and not while everybody has to wait longer', () => {
  const progress = { delivered: 300, onPhone: 0, unreachable: 0, failed: 0, left: 9 };
  assert.deepEqual(nextLook({ ...progress, nextAt: null }, NIGHT), after(NIGHT, seconds(5)));
  assert.deepEqual(nextLook({ ...progress, nextAt: NIGHT }, NIGHT), after(NIGHT, seconds(5)));
  assert.deepEqual(nextLook({ ...progress, delivered: 299, nextAt: null }, NIGHT), after(NIGHT, seconds(2)));
  const pause = after(NIGHT, minutes(2));
  assert.deepEqual(nextLook({ ...progress, nextAt: pause }, NIGHT), pause);
});

test('The morning moves nothing that does not wait for it, and nothing before it has come', () => {
  for (const state of ['draft', 'going', 'done', 'called off'] as const) {
    const one = announcement(state, MORNING);
    assert.equal(decideMorning(one, true, null, after(MORNING, hours(1))), one);
    assert.equal(decideMorning(one, false, null, after(MORNING, hours(1))), one);
  }
  const waiting = announcement('waiting', MORNING);
  assert.equal(decideMorning(waiting, false, null, NIGHT), waiting);
  const late = after(MORNING, minutes(7));
  assert.deepEqual(decideMorning(waiting, true, null, late).startsAt, late);
});

test('Whoever calls one off too late reads why', () => {
  const why = (state: Announcement['state']) => {
    const decided = decideCallOff(announcement(state, MORNING));
    return decided.ok ? null : decided.why;
  };
  assert.deepEqual(
    [why('going'), why('done'), why('called off')],
    ['goes already', 'went already', 'called off'],
  );
});
