import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtAnnouncement, recordCopy } from '../../src/core/announcements/follow-announcement.ts';
import { recordPin } from '../../src/core/announcements/pin-announcement.ts';
import { readAnnouncement, readAnnouncements } from '../../src/core/announcements/read-announcements.ts';
import { callOffAnnouncement, sendAnnouncement } from '../../src/core/announcements/send-announcement.ts';
import { closeRequest } from '../../src/core/announcements/steer-request.ts';
import { announcementId, groupId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
import { housed, member, why } from '../support/deeds.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NOW,
  openRows,
  type Rows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const dina = member(DINA, 'admin');
const id = announcementId(1);
const asked = { author: DINA, text: 'Снег', asks_to_move: true, remind_at: null, closed_at: null };
const sent = { id: 1, ...asked, to_spots: [47], to_sections: null, finished_at: null, reminded: null };

/** Whether its card is drawn anew by it. */
async function isDrawn(rows: Rows, deed: Parameters<Rows['ask']>[0]) {
  await rows.clear('notices');
  await rows.ask(deed);
  return (await rows.ids('notices', 'card_id = 101')).length > 0;
}
const card = { subject_kind: 'announcement', subject_id: 1, viewer: DINA, part: '', message_ref: 'm' };

test('The card of an announcement follows it: done, «Готово», a week later, pinned, not sent after all', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('announcements', { ...sent, state: 'done', starts_at: ago(hours(1)) });
  await rows.put('cards', { id: 101, ...card, line_id: null });
  const looks = (at: Date) => isDrawn(rows, (tx) => lookAtAnnouncement(tx, HOUSE, id, at));
  const due = async () =>
    (await rows.pool.query("select due_at from timers where kind = 'announcement'")).rows.map(
      (one) => one.due_at,
    );
  assert.deepEqual([await looks(NOW), await due()], [true, [ahead(days(7) - hours(1))]]);
  assert.deepEqual(
    [await looks(ahead(days(8))), await due()],
    [true, []],
    'nobody waits for an answer any more',
  );
  await looks(NOW);
  assert.equal(await isDrawn(rows, (tx) => closeRequest(tx, dina, id, NOW)), true);
  assert.deepEqual(await due(), []);
  const pin = { announcement: id, group: groupId(1) };
  const pins = await isDrawn(rows, (tx) => recordPin(tx, HOUSE, pin, { state: 'pinned', message: 'm' }));
  assert.equal(pins, true);
  await rows.pool.query("update announcements set state = 'waiting', starts_at = $1", [ahead(hours(9))]);
  assert.equal(await isDrawn(rows, (tx) => callOffAnnouncement(tx, dina, id, NOW)), true);
});

test('A request that is still on its way in the morning reminds the silent then, however long its copies wait', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const morning = new Date('2026-11-23T07:00:00+03:00');
  const going = { state: 'going', starts_at: ago(hours(1)), remind_at: morning, to_spots: [45] };
  await rows.put('announcements', { ...sent, ...going });
  const copy = { notice: { kind: 'announcement', announcement: 1 }, card_id: null, lane: 2, owner: null };
  await rows.put('notices', { id: 101, ...copy, recipient: VERA, state: 'due', due_at: ahead(hours(12)) });
  const looks = (at: Date) => rows.ask((tx) => lookAtAnnouncement(tx, HOUSE, id, at));
  const due = async () =>
    (await rows.pool.query("select due_at from timers where kind = 'announcement'")).rows;
  const reminded = async () => ({
    ...(await rows.pool.query('select reminded is not null as asked from announcements')).rows[0],
    told: await rows.ids('notices', "notice ->> 'kind' = 'move reminder'", 'recipient'),
  });
  await looks(NOW);
  assert.deepEqual([await due(), await reminded()], [[{ due_at: morning }], { asked: false, told: [] }]);
  await looks(morning);
  assert.deepEqual(await reminded(), { asked: true, told: [ANNA, BORIS] });
  assert.deepEqual(await due(), [{ due_at: ahead(hours(12)) }], 'the rest of its copies is counted on');
});

test('What waited for the morning and is sent at once after all stands in the journal once, as it was sent first', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('announcements', { ...sent, state: 'waiting', starts_at: ahead(hours(9)) });
  assert.equal(await why(rows, (tx) => sendAnnouncement(tx, dina, id, true, NOW)), null);
  assert.deepEqual(await rows.ids('journal'), []);
});

test('An announcement to some spots is read by whoever was lent one until his time is up, and by admins', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('announcements', { ...sent, state: 'done', starts_at: ago(hours(1)) });
  const lent = {
    spot: 47,
    borrower: VERA,
    made_at: ago(hours(3)),
    ended_at: null,
    left_at: null,
    ending: null,
  };
  await rows.put('lendings', { id: 1, ...lent, until: ahead(hours(1)) });
  const vera = member(VERA, 'resident', [46]);
  const reads = async (who: typeof dina, at: Date) => {
    const list = await rows.ask((tx) => readAnnouncements(tx, who, 5, at));
    const one = await why(rows, (tx) => readAnnouncement(tx, who, id, at));
    return [list.ok && list.value.length, one];
  };
  assert.deepEqual(await reads(vera, NOW), [1, null]);
  assert.deepEqual(await reads(vera, ahead(hours(2))), [0, 'not allowed']);
  assert.deepEqual(await reads(member(ANNA, 'resident', [45]), NOW), [0, 'not allowed']);
  assert.deepEqual(await reads(dina, NOW), [1, null]);
  assert.deepEqual(await reads(member(ANNA, 'resident', [spotOf(47)]), NOW), [1, null]);
});

const MET = `select from timers where kind = 'announcement' union all
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

test('The last copy arrives while the copies are counted: the report is due at once, and not when the next count was', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  await rows.put('announcements', { ...sent, state: 'going', starts_at: ago(hours(1)) });
  const copy = { kind: 'announcement', announcement: 1 };
  await rows.put('notices', {
    id: 1,
    recipient: ANNA,
    lane: 2,
    notice: copy,
    version: 1,
    made_at: ago(hours(1)),
    due_at: NOW,
    state: 'sending',
    tries: 1,
  });
  const counted = Promise.withResolvers<void>();
  const arrives = async () => {
    await counted.promise;
    await rows.pool.query("update notices set state = 'sent', settled_at = $1 where id = 1", [NOW]);
    await rows.ask((tx) => recordCopy(tx, HOUSE, id, NOW));
  };
  const counts = rows.ask((tx) => {
    const progress: typeof tx.announcements.progress = async (...of) => {
      const seen = await tx.announcements.progress(...of);
      counted.resolve();
      // By then the copy has set the timer, or waits until the count has.
      while ((await rows.pool.query(MET)).rows.length === 0);
      return seen;
    };
    const announcements = { value: { ...tx.announcements, progress } };
    return lookAtAnnouncement(Object.create(tx, { announcements }), HOUSE, id, NOW);
  });
  await Promise.all([counts, arrives()]);
  const { rows: due } = await rows.pool.query("select due_at from timers where kind = 'announcement'");
  assert.deepEqual(due, [{ due_at: NOW }]);
});
