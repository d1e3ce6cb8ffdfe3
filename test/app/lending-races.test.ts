import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { endMarks, markSpot } from '../../src/core/away/mark-spot.ts';
import { instantOf } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { leaveSpot } from '../../src/core/lending/end-lending.ts';
import { wishForSpot } from '../../src/core/lending/seek-spot.ts';
import { type LendingHouse, openLendingHouse, spotOf } from '../support/lending-house.ts';

const BEGUN = instantOf('2026-11-23T07:36:00.000Z');
const UNTIL = instantOf('2026-11-23T17:00:00.000Z');
const SPOT = spotOf(45);
const ROUNDS = 15;

const open = async ({ pool }: LendingHouse) =>
  (await pool.query<{ borrower: string }>('select borrower from lendings where ended_at is null')).rows;

const borrow = (house: LendingHouse, who: number, spot = SPOT) =>
  house.as(house.people[who] ?? assert.fail(), (tx, me) =>
    borrowSpot(tx, me, { spot, until: UNTIL, words: () => 'Займу' }, house.now()),
  );

const holder = (house: LendingHouse) => house.people[0] ?? assert.fail();
const marks = (house: LendingHouse) =>
  house.as(holder(house), (tx, me) => markSpot(tx, me, SPOT, UNTIL, house.now()));
const returns = (house: LendingHouse) =>
  house.as(holder(house), (tx, me) => endMarks(tx, me, [SPOT], house.now()));

test('Of two who press «Займу» at once one stands there, and the other one reads that it is taken', async (t) => {
  const house = await openLendingHouse(t, [45], BEGUN);
  for (let round = 0; round < ROUNDS; round += 1) {
    await marks(house);
    const both = await Promise.all([borrow(house, 1), borrow(house, 2)]);
    const [won] = both.filter((one) => one.ok);
    const [lost] = both.filter((one) => !one.ok);
    assert.ok(won?.ok && lost && !lost.ok);
    assert.equal(lost.why.kind, 'taken');
    assert.equal((await open(house)).length, 1);
    await house.as(won.value.borrower, (tx, me) => leaveSpot(tx, me, won.value.id, house.now()));
    await returns(house);
  }
});

test('One person who takes two spots at once has one', async (t) => {
  const house = await openLendingHouse(t, [45, 46], BEGUN);
  await marks(house);
  const other = spotOf(46);
  await house.as(house.people[1] ?? assert.fail(), (tx, me) => markSpot(tx, me, other, UNTIL, BEGUN));
  const both = await Promise.all([borrow(house, 2), borrow(house, 2, other)]);
  assert.equal(both.filter((one) => one.ok).length, 1);
  assert.equal((await open(house)).length, 1);
});

test('«Вернулся» against «Займу»: whoever comes first, nobody stands there when the holder is back', async (t) => {
  const house = await openLendingHouse(t, [45], BEGUN);
  for (let round = 0; round < ROUNDS; round += 1) {
    await marks(house);
    const [back, taken] = await Promise.all([returns(house), borrow(house, 1)]);
    assert.ok(back.ok);
    assert.deepEqual(await open(house), []);
    const { rows } = await house.pool.query<{ ending: string }>(
      'select ending from lendings order by id desc limit 1',
    );
    if (taken.ok) assert.equal(rows[0]?.ending, 'back');
    else assert.equal(taken.why.kind, 'not free');
  }
});

test('A wish against «Уезжаю»: it is told of the spot, or shown it', async (t) => {
  const house = await openLendingHouse(t, [45], BEGUN);
  const seeker = house.people[1] ?? assert.fail();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [wished] = await Promise.all([
      house.as(seeker, (tx, me) => wishForSpot(tx, me, UNTIL, house.now())),
      marks(house),
    ]);
    const { rows } = await house.pool.query<{ offered: number | null }>(
      'select offered from wishes where ended_at is null',
    );
    if (wished.ok) assert.equal(rows[0]?.offered, SPOT);
    else assert.equal(wished.why, 'there is one');
    await house.pool.query("update wishes set ended_at = made_at, ending = 'dropped' where ended_at is null");
    await returns(house);
  }
});

test('What is over is kept for two days, and no longer', async (t) => {
  const house = await openLendingHouse(t, [45], BEGUN);
  await marks(house);
  const taken = await borrow(house, 1);
  assert.ok(taken.ok);
  await house.as(taken.value.borrower, (tx, me) => leaveSpot(tx, me, taken.value.id, house.now()));
  await house.pool.query(
    `insert into wishes (complex_id, person, made_at, until, ended_at, ending)
     select complex_id, borrower, made_at, until, ended_at, 'found' from lendings`,
  );
  const kept = async (days: number) => {
    await deleteExpired(openTables(house.pool), new Date(BEGUN.getTime() + days * 86_400_000 + 1));
    const { rows } = await house.pool.query('select from lendings union all select from wishes');
    return rows.length;
  };
  assert.equal(await kept(1), 2);
  assert.equal(await kept(2), 0);
});
