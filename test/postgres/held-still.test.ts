import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeUpOffice } from '../../src/application/who-acts.ts';
import { claimId, gateQuestionId, lendingId, passId, wishId } from '../../src/core/kernel/ids.ts';
import { days } from '../../src/core/kernel/time.ts';
import {
  endLendingAt,
  leaveSpot,
  lookAtLending,
  shortenLending,
} from '../../src/core/lending/end-lending.ts';
import { dropWish, lookAtWish } from '../../src/core/lending/seek-spot.ts';
import { stopLending } from '../../src/core/lending/stop-lending.ts';
import { tellWishes } from '../../src/core/lending/tell-wishes.ts';
import { answerAtGate } from '../../src/core/passes/answer-at-gate.ts';
import { letIn } from '../../src/core/passes/at-gate.ts';
import type { Tx } from '../../src/core/ports.ts';
import { admit } from '../../src/core/residents/admit.ts';
import { decideClaim } from '../../src/core/residents/decide-claim.ts';
import { giveUpSpot } from '../../src/core/residents/give-up-spot.ts';
import { watchTenancies } from '../../src/core/tenancy/end-tenancy.ts';
import { type Held, noteHeld } from '../rights/held.ts';
import { housed, member } from '../support/deeds.ts';
import { ANNA, ahead, DINA, HOUSE, NOW, openRows, spotOf, VERA } from '../support/rows.ts';

const anna = member(ANNA, 'resident', [45]);
const vera = member(VERA, 'resident', [46]);
const spot = spotOf(45);

/** What comes by itself, or is refused before it holds anything where rights are tried (test/rights/held.ts). */
const DEEDS: Readonly<Record<string, readonly [(tx: Tx) => Promise<unknown>, string]>> = {
  leaveSpot: [(tx) => leaveSpot(tx, vera, lendingId(1), NOW), 'lendings.lock'],
  endLendingAt: [(tx) => endLendingAt(tx, HOUSE, spot, 'no holder', NOW), 'lendings.lock'],
  shortenLending: [(tx) => shortenLending(tx, HOUSE, spot, ahead(days(1)), NOW), 'lendings.lock'],
  lookAtLending: [(tx) => lookAtLending(tx, HOUSE, lendingId(1), NOW), 'lendings.lock'],
  dropWish: [(tx) => dropWish(tx, vera, wishId(1), NOW), 'lendings.lock'],
  lookAtWish: [(tx) => lookAtWish(tx, HOUSE, wishId(1), NOW), 'lendings.lock'],
  stopLending: [(tx) => stopLending(tx, HOUSE, anna, NOW), 'disputes.lockSpots lendings.lock'],
  tellWishes: [(tx) => tellWishes(tx, HOUSE, spot, NOW), 'lendings.lock'],
  giveUpSpot: [(tx) => giveUpSpot(tx, anna, spotOf(47), NOW), 'disputes.lockSpots'],
  watchTenancies: [(tx) => watchTenancies(tx, HOUSE, spot, NOW), 'disputes.lockSpots'],
  admit: [
    (tx) => admit(tx, vera, { spot, by: {}, spend: async () => false }, NOW),
    'claims.lock disputes.lockSpots',
  ],
  decideClaim: [
    (tx) => decideClaim(tx, member(DINA, 'admin'), claimId(1), { kind: 'reject' }, NOW),
    'claims.lock disputes.lockSpots',
  ],
  letIn: [(tx) => letIn(tx, member(DINA, 'guard'), passId(1), NOW), 'disputes.lockSpots passes.lock'],
  answerAtGate: [
    (tx) => answerAtGate(tx, anna, gateQuestionId(1), 'let in', NOW),
    'disputes.lockSpots gateQuestions.lock',
  ],
  takeUpOffice: [
    (tx) => takeUpOffice(tx, { isNamedAdmin: true, spendNaming: async () => false }, anna, NOW),
    'register.lockRoles',
  ],
};

test('What is decided about a spot, a lending or who is an admin holds it still, so that two at once come one after another', async (t) => {
  const rows = await openRows(t);
  await housed(rows);
  const lent = {
    spot: 45,
    borrower: VERA,
    until: ahead(days(2)),
    ended_at: null,
    left_at: null,
  };
  await rows.put('lendings', { id: 1, ...lent, ending: null });
  await rows.put('wishes', { id: 1, person: VERA, until: ahead(days(2)), ending: null, ended_at: null });
  await rows.put('claims', { id: 1, person_id: VERA, verdict: null, open: true, made_at: NOW });
  await rows.put('claim_spots', { claim_id: 1, spot: 45, state: 'open' });
  const pass = { guest: 'x', guest_key: 'x', is_plate: false, slot: 1, salt: '\\x01', code_key: '\\x01' };
  await rows.put('guest_passes', { id: 1, spot: 45, host: ANNA, ...pass });
  const asked = { caller: 'taxi', guest: 'x', asked_by: DINA, asked: 2, state: 'asked', pass_id: null };
  await rows.put('gate_questions', { id: 1, spot: 45, ...asked, decided_by: null, decided_at: null });
  class Undo extends Error {}
  const found: Record<string, string> = {};
  for (const [name, [deed]] of Object.entries(DEEDS)) {
    const held: Held = new Set();
    const undone = rows.ask(async (tx) => {
      await deed(noteHeld(tx, held)).catch(() => {});
      throw new Undo();
    });
    await undone.catch(() => {});
    found[name] = [...held].join(' ');
  }
  const wanted = Object.entries(DEEDS).map(([name, [, holds]]) => [name, holds]);
  assert.deepEqual(found, Object.fromEntries(wanted));
});
