import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Delivery, type Outcome, recordOutcome } from '../../src/application/record-outcome.ts';
import { alertId, gateQuestionId, letterId } from '../../src/core/kernel/ids.ts';
import { seconds } from '../../src/core/kernel/time.ts';
import { housed } from '../support/deeds.ts';
import { ANNA, ago, BORIS, DINA, HOUSE, NOW, openRows, type Rows, VERA } from '../support/rows.ts';

const CARD = { kind: 'card', subject: { kind: 'alert', alert: alertId(1), part: 'holder' } } as const;
const FIRST = { ...CARD, message: null, ring: false } as const;
const EDIT = { ...CARD, message: 'm', ring: false } as const;
const RING = { ...CARD, message: 'm', ring: true } as const;
const letter = {
  kind: 'notice',
  notice: { kind: 'alert letter', alert: alertId(1), letter: letterId(1) },
} as const;
const photo = { kind: 'alert photo', alert: alertId(1), spot: null, photo: 'x' } as const;

const sent: Outcome = { kind: 'sent', message: 'm' };
const later = (wait: number): Outcome => ({ kind: 'later', wait });
const ended = (kind: 'unreachable' | 'given up' | 'dead' | 'dropped'): Outcome => ({ kind });

const to = (content: Delivery['content'], more: Partial<Delivery> = {}): Delivery => {
  const way = { id: 301, channel: 'messenger', pair: null, hasBrowsers: false } as const;
  return { ...way, complex: HOUSE, recipient: ANNA, madeAt: NOW, content, ...more } as Delivery;
};

/** Вера calls Анна and Борис, who has heard of it; her card is 101, Анна's is 102. */
async function calls(rows: Rows, reach: string): Promise<void> {
  await rows.clear('alerts', 'alert_parties', 'cards', 'notices');
  const call = { kind: 'blocked', spot: 45, plate: null, plate_key: null, closing: null, closed_at: null };
  await rows.put('alerts', { id: 1, ...call, state: 'open' });
  const party = { alert_id: 1, answer: null, done_at: null, joined_at: NOW };
  await rows.put(
    'alert_parties',
    { ...party, part: 'sender', person_id: VERA, reach: null },
    ...[
      { part: 'holder', person_id: ANNA, reach },
      { part: 'holder', person_id: BORIS, reach: 'delivered' },
    ],
  );
  const card = { subject_kind: 'alert', subject_id: 1, line_id: null, rings_wanted: 1 };
  await rows.put(
    'cards',
    { id: 101, ...card, part: 'sender', viewer: VERA },
    { id: 102, part: 'holder', viewer: ANNA },
  );
}

const reachOf = async ({ pool }: Rows) =>
  (await pool.query('select reach from alert_parties where person_id = $1', [ANNA])).rows[0].reach;

test('How far a call got is what became of its first card and its rings, not of a card drawn anew', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const becomes = async (before: string, content: Delivery['content'], outcome: Outcome) => {
    await calls(rows, before);
    await rows.ask((tx) => recordOutcome(tx, to(content), outcome, NOW));
    return reachOf(rows);
  };
  assert.equal(await becomes('pending', FIRST, sent), 'delivered');
  assert.equal(await becomes('pending', FIRST, ended('unreachable')), 'unreachable');
  for (const lost of ['given up', 'dead'] as const)
    assert.equal(await becomes('pending', FIRST, ended(lost)), 'given up', lost);
  assert.equal(await becomes('pending', FIRST, ended('dropped')), 'pending');
  assert.equal(await becomes('pending', FIRST, later(seconds(9))), 'pending');
  assert.equal(await becomes('pending', FIRST, later(seconds(10))), 'delayed');
  const long = to(FIRST, { madeAt: ago(seconds(9)) });
  await calls(rows, 'pending');
  await rows.ask((tx) => recordOutcome(tx, long, later(seconds(1)), NOW));
  assert.equal(await reachOf(rows), 'delayed', 'ten seconds in all');
  assert.equal(await becomes('delivered', EDIT, ended('unreachable')), 'delivered');
  assert.equal(await becomes('delivered', RING, ended('unreachable')), 'unreachable');
});

test('Of two ways the worse one tells nothing while the other may still do it', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const becomes = async (channel: 'messenger' | 'push', outcome: Outcome, other: string) => {
    await calls(rows, 'pending');
    const ways = channel === 'push' ? ['push', 'messenger'] : ['messenger', 'push'];
    const notice = {
      card_id: 102,
      recipient: ANNA,
      pair: null,
      heard_at: null,
      notice: null,
      group_id: null,
    };
    await rows.put(
      'notices',
      { id: 301, ...notice, channel: ways[0], state: 'sending' },
      { id: 302, channel: ways[1], state: other },
    );
    await rows.ask((tx) => recordOutcome(tx, to(FIRST, { channel, hasBrowsers: true }), outcome, NOW));
    return reachOf(rows);
  };
  for (const way of ['messenger', 'push'] as const) {
    assert.equal(await becomes(way, ended('unreachable'), 'due'), 'pending', way);
    assert.equal(await becomes(way, ended('unreachable'), 'given up'), 'unreachable', way);
    assert.equal(await becomes(way, sent, 'due'), 'delivered', way);
    assert.equal(await becomes(way, ended('dropped'), 'given up'), 'pending', way);
  }
  assert.equal(await becomes('messenger', later(seconds(10)), 'due'), 'delayed');
  assert.equal(await becomes('push', later(seconds(10)), 'given up'), 'pending');
  assert.equal(await becomes('push', { ...sent, pushed: { onPhone: true } }, 'due'), 'on phone');
});

test('The sender’s card says what became of a ring, and of a photo that was lost', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const drawn = async (content: Delivery['content'], outcome: Outcome) => {
    await calls(rows, 'delivered');
    await rows.ask((tx) => recordOutcome(tx, to(content), outcome, NOW));
    return (await rows.ids('notices', "state = 'due'", 'card_id')).includes(101);
  };
  assert.equal(await drawn(RING, sent), true);
  assert.equal(await drawn(RING, ended('dropped')), true, 'also of one that never arrived');
  assert.equal(await drawn(RING, later(1)), false);
  assert.equal(await drawn(EDIT, sent), false);
  const shown = { kind: 'notice', notice: photo } as const;
  for (const lost of ['given up', 'dead'] as const) assert.equal(await drawn(shown, ended(lost)), true, lost);
  assert.equal(await drawn(shown, { ...sent, also: { bare: true } }), true, 'the words went without it');
  for (const outcome of [sent, ended('unreachable')])
    assert.equal(await drawn(shown, outcome), false, outcome.kind);
});

test('A letter counts once as arrived or lost, and a guard waits for nobody who was not reached', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const counts = async (
    outcome: Outcome,
    more: Partial<Delivery> = {},
    [own, other, state] = ['push', 'messenger', 'sent'],
  ) => {
    await rows.clear('alert_letters', 'notices');
    await rows.put('alert_letters', { id: 1, alert_id: 1, author: VERA, part: 'sender', text: 'x' });
    const notice = {
      card_id: null,
      recipient: ANNA,
      pair: 7,
      notice: letter.notice,
      group_id: null,
      heard_at: null,
    };
    await rows.put(
      'notices',
      { id: 301, ...notice, channel: own, state: 'sending' },
      { id: 302, channel: other, state },
    );
    await rows.ask((tx) => recordOutcome(tx, to(letter, more), outcome, NOW));
    const { rows: found } = await rows.pool.query('select delivered, lost from alert_letters');
    return [found[0].delivered, found[0].lost];
  };
  assert.deepEqual(await counts(sent), [1, 0]);
  for (const lost of ['unreachable', 'dead'] as const)
    assert.deepEqual(await counts(ended(lost)), [0, 1], lost);
  assert.deepEqual(await counts(later(1)), [0, 0]);
  const again = { channel: 'push', pair: 7, hasBrowsers: true } as const;
  assert.deepEqual(await counts(sent, again), [0, 0], 'the messenger was there before');
  const first = { pair: 7, hasBrowsers: true } as const;
  assert.deepEqual(
    await counts(sent, first, ['messenger', 'push', 'due']),
    [1, 0],
    'whatever the phone does',
  );
  assert.deepEqual(await counts(ended('dropped'), again), [0, 0]);
  assert.deepEqual(await counts(ended('dropped'), { ...again, pair: null }), [0, 1], 'there is no other way');
  const asks = async (part: 'holder' | 'guard', outcome: Outcome) => {
    await rows.clear('gate_questions');
    const asked = {
      spot: 45,
      caller: 'taxi',
      guest: 'x',
      asked_by: DINA,
      asked_at: NOW,
      asked: 2,
      state: 'asked',
    };
    await rows.put('gate_questions', { id: 1, ...asked, decided_by: null, decided_at: null, pass_id: null });
    const subject = { kind: 'gate question', question: gateQuestionId(1), part } as const;
    const content = { kind: 'card', subject, message: null, ring: false } as const;
    await rows.ask((tx) => recordOutcome(tx, to(content), outcome, NOW));
    return (await rows.ids('gate_questions', 'true', 'lost'))[0];
  };
  for (const lost of ['unreachable', 'given up'] as const)
    assert.equal(await asks('holder', ended(lost)), 1, lost);
  assert.equal(await asks('holder', sent), 0);
  assert.equal(await asks('guard', ended('given up')), 0);
});
