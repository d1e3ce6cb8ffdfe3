import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimId } from '../../src/core/kernel/ids.ts';
import { days, hours, lately, minutes } from '../../src/core/kernel/time.ts';
import {
  ANNA,
  ago,
  ahead,
  BORIS,
  DINA,
  HOUSE,
  NEXT_DOOR,
  NOW,
  openRows,
  spotOf,
  VERA,
} from '../support/rows.ts';

const CLAIM = claimId(1);
const SPOT = spotOf(45);
const MONTH = lately(NOW, days(30));

test('Of the claims of a day those count that somebody made himself, here and of late', async (t) => {
  const { put, ask } = await openRows(t);
  const made = { person_id: ANNA, open: false, made_at: ago(hours(1)) };
  await put(
    'claims',
    made,
    ...[NEXT_DOOR, { person_id: BORIS }, { made_at: ago(days(1)) }, { made_at: ahead(minutes(2)) }],
  );
  assert.equal(await ask((tx) => tx.claims.count(HOUSE, ANNA, lately(NOW, days(1)))), 1);
});

test('A digest takes over when there are many cards of ten minutes: those of this house that are in no digest', async (t) => {
  const { put, ask } = await openRows(t);
  const wide = lately(NOW, minutes(10));
  const [early, late] = [{ made_at: ago(minutes(10)) }, { made_at: ahead(minutes(2)) }];
  await put('claims', { made_at: ago(minutes(1)), open: false }, NEXT_DOOR, early, late, { digest: 50 });
  assert.deepEqual(await ask((tx) => tx.claims.burst(HOUSE, wide)), { cards: 1, digest: null });
  await put(
    'claims',
    { id: 900, digest: 900, made_at: ago(minutes(1)), open: false },
    ...[
      { id: 901, digest: 901, ...NEXT_DOOR },
      { id: 902, digest: 900 },
      { id: 903, digest: 903, ...early },
      { id: 904, digest: 904, ...late },
    ],
  );
  assert.deepEqual(await ask((tx) => tx.claims.burst(HOUSE, wide)), { cards: 1, digest: 900 });
});

test('A digest, a reminder and its hour are of one claim', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const [first, second] = [ago(days(2)), ago(days(1))];
  await put('claims', { id: 1, made_at: first, open: false }, { id: 2, made_at: second }, NEXT_DOOR, {
    id: 9,
    ...NEXT_DOOR,
  });
  await ask((tx) => tx.claims.setDigest(HOUSE, CLAIM, claimId(7)));
  assert.deepEqual(await ids('claims', 'digest = 7', 'complex_id * 10 + id'), [11]);
  assert.deepEqual(await ask((tx) => tx.claims.remindedAt(HOUSE, CLAIM)), first);
  assert.deepEqual(await ask((tx) => tx.claims.remindedAt(HOUSE, claimId(2))), second);
  assert.equal(await ask((tx) => tx.claims.remindedAt(HOUSE, claimId(9))), null);
  await ask((tx) => tx.claims.setReminded(HOUSE, CLAIM, NOW));
  assert.deepEqual(await ids('claims', 'reminded_at is not null', 'complex_id * 10 + id'), [11]);
  assert.deepEqual(await ask((tx) => tx.claims.remindedAt(HOUSE, CLAIM)), NOW);
});

test('A holder is asked about one person once a month, however many claims he makes', async (t) => {
  const { put, ask } = await openRows(t);
  const asks = (spot: number, claim = CLAIM) =>
    ask((tx) => tx.disputes.ask(HOUSE, claim, spotOf(spot), BORIS, MONTH, NOW));
  // Claims of Анна and of others, here and next door.
  await put(
    'claims',
    { id: 1, person_id: ANNA, open: false },
    ...[{ id: 2 }, { id: 3, person_id: DINA }, { id: 4, person_id: VERA }],
    ...[
      { ...NEXT_DOOR, person_id: VERA },
      { ...NEXT_DOOR, id: 2, person_id: BORIS },
      { ...NEXT_DOOR, id: 3, person_id: VERA },
      { ...NEXT_DOOR, id: 6, person_id: VERA },
    ],
  );
  const about = { claim_id: 2, spot: 12, holder: BORIS, asked_at: ago(days(1)) };
  await put(
    'holder_questions',
    { ...about, holder: VERA },
    ...[
      { holder: BORIS, ...NEXT_DOOR },
      { holder: BORIS, claim_id: 6, ...NEXT_DOOR },
      { holder: BORIS, spot: 13, asked_at: ago(days(30)) },
      { holder: BORIS, spot: 14, asked_at: ahead(minutes(2)) },
      { holder: BORIS, claim_id: 3 },
      { holder: BORIS, claim_id: 4 },
      { holder: BORIS, claim_id: 1 },
    ],
  );
  assert.equal(await asks(45), true);
  assert.equal(await asks(45), false, 'the same question stands already');
  assert.equal(await asks(46), true, 'his other spot, of the same claim');
  await put('holder_questions', { ...about, spot: 15 });
  assert.equal(await asks(47), false);
});

test('A claim brings up what holders said of its applicant and its spots, each his newest word', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'claims',
    { id: 1, person_id: ANNA, open: false },
    ...[{ id: 2 }, { id: 3, person_id: DINA }, { id: 5, person_id: DINA }],
    ...[NEXT_DOOR, { id: 2, ...NEXT_DOOR }, { id: 3, ...NEXT_DOOR }],
  );
  await put(
    'claim_spots',
    { claim_id: 1, spot: 45, state: 'open' },
    ...[{ claim_id: 5, spot: 46 }, { spot: 47, ...NEXT_DOOR }, NEXT_DOOR],
  );
  await put(
    'holder_questions',
    { claim_id: 2, spot: 45, holder: BORIS, answer: 'unknown', asked_at: ago(days(2)) },
    ...[
      { claim_id: 1, answer: 'family', asked_at: ago(days(1)) },
      { holder: VERA, answer: null, asked_at: ago(days(30)) },
      { holder: VERA, claim_id: 3 },
      { holder: VERA, claim_id: 5, spot: 46 },
      { holder: VERA, spot: 46 },
      { holder: VERA, spot: 47 },
      { holder: VERA, ...NEXT_DOOR },
      { holder: DINA, claim_id: 1, ...NEXT_DOOR },
    ],
  );
  const found = await ask((tx) => tx.disputes.questions(HOUSE, CLAIM, ago(days(30))));
  assert.deepEqual(found, [{ spot: 45, holder: BORIS, answer: 'family' }]);
});

test('A holder answers his own question: for another spot, claim or person, or next door, nothing is said', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const others = [{ claim_id: 2 }, { spot: 46 }, { holder: VERA }, NEXT_DOOR, { claim_id: 9, ...NEXT_DOOR }];
  await put('holder_questions', { claim_id: 1, spot: 45, holder: BORIS, answer: null }, ...others);
  const one = () => ask((tx) => tx.disputes.questionOf(HOUSE, CLAIM, SPOT, BORIS));
  await ask((tx) => tx.disputes.answer(HOUSE, CLAIM, { spot: SPOT, holder: BORIS, answer: 'family' }, NOW));
  const said = "complex_id || ' ' || claim_id || ' ' || spot || ' ' || holder";
  assert.deepEqual(await ids('holder_questions', 'answer is not null', said), ['1 1 45 2']);
  assert.deepEqual(await one(), { spot: 45, holder: BORIS, answer: 'family' });
  for (const [claim, spot, holder] of [[2, 45, 2] as const, [1, 46, 2] as const, [1, 45, 3] as const]) {
    const other = [claimId(claim), spotOf(spot), holder === 2 ? BORIS : VERA] as const;
    assert.equal((await ask((tx) => tx.disputes.questionOf(HOUSE, ...other)))?.answer, null);
  }
  assert.equal(await ask((tx) => tx.disputes.questionOf(HOUSE, claimId(9), SPOT, BORIS)), null);
});

test('A spot is claimed where it is still undecided', async (t) => {
  const { put, ask } = await openRows(t);
  await put(
    'claims',
    { id: 1, person_id: 1, open: true },
    ...[2, 3].map((id) => ({ id, person_id: id })),
    ...[{ id: 4, person_id: 4, open: false }, NEXT_DOOR, { id: 5, person_id: 5, ...NEXT_DOOR }],
  );
  await put(
    'claim_spots',
    { claim_id: 1, spot: 45, state: 'open' },
    ...[
      { claim_id: 2, spot: 46 },
      { claim_id: 3, state: 'approved' },
      { claim_id: 4 },
      { claim_id: 2, ...NEXT_DOOR },
      { claim_id: 5, ...NEXT_DOOR },
    ],
  );
  assert.deepEqual(await ask((tx) => tx.disputes.claimsAbout(HOUSE, SPOT)), [1]);
});
