import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeStatistics } from '../../src/core/alerts/see-statistics.ts';
import { lookAtAnnouncement } from '../../src/core/announcements/follow-announcement.ts';
import { announcementId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
import { housed, member } from '../support/deeds.ts';
import { ago, BORIS, DINA, HOUSE, NOW, openRows, type Rows } from '../support/rows.ts';

const dina = member(DINA, 'admin');
const cells = async ({ pool }: Rows, query: string) =>
  (await pool.query({ text: query, rowMode: 'array' })).rows;

test('An announcement’s report says whom it did not reach and where it failed; a reminder that comes late waits for the morning', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const goes = { author: DINA, text: 'Снег', to_spots: null, to_sections: null, starts_at: ago(hours(1)) };
  await rows.put('announcements', { id: 1, ...goes, state: 'going', finished_at: null });
  const copy = { notice: { kind: 'announcement', announcement: 1 }, card_id: null, lane: 2, owner: null };
  const states = ['sent', 'unreachable', 'unreachable', 'dead', 'dead', 'given up'];
  const [first, ...more] = states.map((state, at) => ({ id: 101 + at, recipient: 101 + at, state }));
  assert.ok(first);
  await rows.put('notices', { ...copy, ...first, settled_at: NOW, message_ref: 'm' }, ...more);
  await rows.ask((tx) => lookAtAnnouncement(tx, HOUSE, announcementId(1), NOW));
  const report = await cells(rows, 'select delivered, unreachable, failed from announcements');
  assert.deepEqual(report, [[1, 2, 3]]);
  await rows.put('announcements', {
    ...{ id: 2, ...goes, state: 'done', finished_at: NOW, asks_to_move: true },
    ...{ remind_at: ago(hours(1)), reminded: null, closed_at: null },
  });
  await rows.ask((tx) => lookAtAnnouncement(tx, HOUSE, announcementId(2), NOW));
  const reminder = await cells(rows, 'select remind_at, reminded from announcements where id = 2');
  assert.deepEqual(reminder, [[new Date('2026-11-23T07:00:00+03:00'), null]]);
});

test('«Статистика» tells this week and the four before it, from their Monday on', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  const noonOf = (day: string) => ({ raised_at: new Date(`${day}T12:00:00+03:00`) });
  await rows.put(
    'alerts',
    { id: 1, ...call, state: 'open', ...noonOf('2026-10-26') },
    { id: 2, ...noonOf('2026-10-19') },
    { id: 3, ...noonOf('2026-10-18') },
  );
  const party = { part: 'holder', person_id: BORIS, reach: 'delivered', answer: null, done_at: null };
  await rows.put(
    'alert_parties',
    { alert_id: 1, ...party, answered_at: null, joined_at: NOW },
    { alert_id: 2 },
    { alert_id: 3 },
  );
  const seen = await rows.ask((tx) => seeStatistics(tx, dina, ago(days(60)), NOW));
  assert.ok(seen.ok);
  assert.deepEqual(
    seen.value.weeks.map(({ monday }) => monday),
    ['2026-10-19', '2026-10-26'],
  );
});
