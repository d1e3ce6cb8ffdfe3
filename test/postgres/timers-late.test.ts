import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimId, gateQuestionId, lendingId, passId, wishId } from '../../src/core/kernel/ids.ts';
import { days, hours, minutes } from '../../src/core/kernel/time.ts';
import { lookAtLending } from '../../src/core/lending/end-lending.ts';
import { lookAtWish } from '../../src/core/lending/seek-spot.ts';
import { giveUpSound } from '../../src/core/notifications/check-sound.ts';
import { lookAtQuestion } from '../../src/core/passes/answer-at-gate.ts';
import { lookAtPass } from '../../src/core/passes/end-pass.ts';
import type { Timer, Tx } from '../../src/core/ports.ts';
import { remindClaim } from '../../src/core/residents/remind-claim.ts';
import { housed } from '../support/deeds.ts';
import { ANNA, ago, ahead, BORIS, DINA, HOUSE, NOW, openRows, VERA } from '../support/rows.ts';

const TABLES = ['lendings', 'wishes', 'guest_passes', 'gate_questions', 'sound_checks', 'claims'] as const;

test('A timer that comes when its matter is over, moved or gone tells nobody anything, and is set anew or not at all', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const over = { until: ago(hours(1)), ended_at: ago(hours(2)) };
  const moved = { until: ahead(hours(2)), ended_at: null, ending: null };
  const soon = { until: ahead(minutes(10)), warned: true };
  const lent = { spot: 45, borrower: VERA, made_at: ago(hours(3)), warned: false, left_at: null };
  await rows.put(
    'lendings',
    { id: 1, ...lent, ...over, ending: 'left' },
    { id: 2, ...moved },
    { id: 3, ...moved, ...soon, spot: 46, borrower: ANNA },
  );
  const wish = { person: VERA, made_at: ago(hours(3)) };
  await rows.put('wishes', { id: 1, ...wish, ...over, ending: 'dropped' }, { id: 2, ...moved });
  const pass = {
    host: ANNA,
    spot: 45,
    guest: 'x',
    guest_key: 'x',
    entered_at: null,
    left_at: null,
    salt: '\\x00',
  };
  await rows.put(
    'guest_passes',
    { id: 1, ...pass, slot: 1, code_key: '\\x01', warned: false, ...over, ending: 'revoked' },
    ...[
      { id: 2, slot: 2, code_key: '\\x02', ...moved },
      { id: 3, slot: 3, code_key: '\\x03', ...moved, ...soon },
    ],
  );
  const asked = { spot: 45, caller: 'taxi', guest: 'x', asked_by: DINA, asked: 1, asked_at: ago(days(1)) };
  await rows.put('gate_questions', { id: 1, ...asked, state: 'let in', decided_by: ANNA, decided_at: NOW });
  const card = { subject_kind: 'gate question', subject_id: 1, part: 'guard', viewer: DINA, line_id: null };
  const stands = { subject_kind: 'lending', part: 'borrower' };
  await rows.put(
    'cards',
    { id: 101, ...card, rings_wanted: 1 },
    ...[
      { id: 102, ...stands, subject_id: 2, viewer: VERA },
      { id: 103, ...stands, subject_id: 3, viewer: ANNA },
      { id: 104, subject_kind: 'wish', part: '', viewer: VERA },
    ],
  );
  const check = { number: 1, asked_at: ago(minutes(5)), arrived_at: ago(minutes(5)), heard_at: null };
  await rows.put(
    'sound_checks',
    { person_id: ANNA, ...check, outcome: 'silence' },
    { person_id: BORIS, arrived_at: ago(1000), outcome: null },
  );
  await rows.put('claims', {
    id: 1,
    person_id: VERA,
    open: false,
    verdict: 'rejected',
    made_at: ago(days(9)),
  });
  const kept = async () => {
    const all = await Promise.all(
      TABLES.map((table) => rows.pool.query(`select * from ${table} order by 1, 2`)),
    );
    return all.map((one) => one.rows);
  };
  const before = await kept();
  const comes = async (timer: Timer, look: (tx: Tx) => Promise<void>) => {
    await rows.clear('timers');
    await rows.ask((tx) => tx.timers.set(HOUSE, timer, NOW));
    await rows.ask(look);
    const { rows: set } = await rows.pool.query('select due_at from timers');
    assert.deepEqual(await rows.ids('notices'), []);
    return set[0]?.due_at ?? null;
  };
  for (const id of [1, 99]) {
    assert.equal(
      await comes({ kind: 'lending', lending: lendingId(id) }, (tx) =>
        lookAtLending(tx, HOUSE, lendingId(id), NOW),
      ),
      null,
    );
    assert.equal(
      await comes({ kind: 'wish', wish: wishId(id) }, (tx) => lookAtWish(tx, HOUSE, wishId(id), NOW)),
      null,
    );
    assert.equal(
      await comes({ kind: 'pass', pass: passId(id) }, (tx) => lookAtPass(tx, HOUSE, passId(id), NOW)),
      null,
    );
    assert.equal(
      await comes({ kind: 'gate question', question: gateQuestionId(id) }, (tx) =>
        lookAtQuestion(tx, HOUSE, gateQuestionId(id), NOW),
      ),
      null,
    );
    assert.equal(
      await comes({ kind: 'claim', claim: claimId(id) }, (tx) => remindClaim(tx, HOUSE, claimId(id), NOW)),
      null,
    );
  }
  for (const person of [ANNA, VERA])
    assert.equal(
      await comes({ kind: 'sound check', person: person }, (tx) => giveUpSound(tx, HOUSE, person, NOW)),
      null,
    );
  assert.deepEqual(
    await comes({ kind: 'sound check', person: BORIS }, (tx) => giveUpSound(tx, HOUSE, BORIS, NOW)),
    ahead(minutes(1) - 1000),
  );
  assert.deepEqual(
    await comes({ kind: 'lending', lending: lendingId(2) }, (tx) =>
      lookAtLending(tx, HOUSE, lendingId(2), NOW),
    ),
    ahead(minutes(90)),
  );
  assert.deepEqual(
    await comes({ kind: 'wish', wish: wishId(2) }, (tx) => lookAtWish(tx, HOUSE, wishId(2), NOW)),
    ahead(hours(2)),
  );
  assert.deepEqual(
    await comes({ kind: 'pass', pass: passId(2) }, (tx) => lookAtPass(tx, HOUSE, passId(2), NOW)),
    ahead(minutes(105)),
  );
  assert.deepEqual(
    await comes({ kind: 'lending', lending: lendingId(3) }, (tx) =>
      lookAtLending(tx, HOUSE, lendingId(3), NOW),
    ),
    soon.until,
  );
  assert.deepEqual(
    await comes({ kind: 'pass', pass: passId(3) }, (tx) => lookAtPass(tx, HOUSE, passId(3), NOW)),
    soon.until,
  );
  assert.deepEqual(await kept(), before);
});
