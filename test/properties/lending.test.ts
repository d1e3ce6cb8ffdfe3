import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endMarks, hideMark, markSpot } from '../../src/core/away/mark-spot.ts';
import { instantOf } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { leaveSpot } from '../../src/core/lending/end-lending.ts';
import { dropWish, wishForSpot } from '../../src/core/lending/seek-spot.ts';
import { lendAgain, stopLending } from '../../src/core/lending/stop-lending.ts';
import { releaseSpot } from '../../src/core/residents/change-holders.ts';
import { type LendingHouse, openLendingHouse, spotOf } from '../support/lending-house.ts';

/** `npm run properties` asks for two hundred houses. */
const HOUSES = process.env.PARKING_HOUSES === undefined ? 12 : 200;

const SPOTS = [45, 46, 47];
const BEGUN = instantOf('2026-11-23T07:36:00.000Z');
const HOUR = 3_600_000;

type Move = {
  readonly what:
    | 'mark'
    | 'back'
    | 'hide'
    | 'show'
    | 'wish'
    | 'drop'
    | 'borrow'
    | 'leave'
    | 'ban'
    | 'lift'
    | 'give up';
  readonly who: number;
  readonly spot: number;
  readonly hours: number;
};

const deed: fc.Arbitrary<Move> = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('mark' as const, 'borrow' as const, 'wish' as const) },
    { weight: 3, arbitrary: fc.constantFrom('back' as const, 'leave' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'hide' as const,
        'show' as const,
        'drop' as const,
        'ban' as const,
        'lift' as const,
        'give up' as const,
      ),
    },
  ),
  who: fc.nat({ max: 5 }),
  spot: fc.constantFrom(...SPOTS),
  hours: fc.integer({ min: 1, max: 30 }),
});

/** One after another, some of them two at once, and time between. */
const step = fc.record({
  deeds: fc.array(deed, { minLength: 1, maxLength: 2 }),
  minutes: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 600 })),
});

test('No spot is lent twice for one time, no wish is forgotten, and every lending ends', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const closing: (() => Promise<void>)[] = [];
      const house = await openLendingHouse({ after: (drop) => closing.push(drop) }, SPOTS, BEGUN);
      try {
        for (const { deeds, minutes } of steps) {
          const before = await look(house);
          await Promise.all(deeds.map((one) => does(house, one)));
          await nobodyIsForgotten(house, before, deeds);
          await house.pass(new Date(house.now().getTime() + minutes * 60_000));
          await nothingTwice(house);
        }
        await house.pass(new Date(house.now().getTime() + 9 * 24 * HOUR));
        await everythingEnds(house);
      } finally {
        for (const close of closing) await close();
      }
    }),
    { numRuns: HOUSES, endOnFailure: HOUSES < 100 },
  );
  t.diagnostic(`${HOUSES} houses`);
});

async function does(house: LendingHouse, { what, who, spot: number, hours }: Move): Promise<void> {
  const { people, complex } = house;
  const now = house.now();
  const until = new Date(now.getTime() + hours * HOUR);
  const spot = spotOf(number);
  const person = people[who] ?? assert.fail();
  const holder = people[SPOTS.indexOf(number)] ?? assert.fail();
  if (what === 'mark') await house.as(holder, (tx, me) => markSpot(tx, me, spot, until, now));
  if (what === 'back') await house.as(holder, (tx, me) => endMarks(tx, me, [spot], now));
  if (what === 'hide' || what === 'show')
    await house.as(holder, (tx, me) => hideMark(tx, me, spot, what === 'hide', now));
  if (what === 'wish') await house.as(person, (tx, me) => wishForSpot(tx, me, until, now));
  if (what === 'borrow')
    await house.as(person, (tx, me) => borrowSpot(tx, me, { spot, until, words: () => 'Займу' }, now));
  if (what === 'drop' || what === 'leave')
    await house.as(person, async (tx, me) => {
      const wish = await tx.wishes.openOf(complex, person);
      const lending = await tx.lendings.openOf(complex, person);
      if (what === 'drop' && wish) await dropWish(tx, me, wish.id, now);
      if (what === 'leave' && lending) await leaveSpot(tx, me, lending.id, now);
    });
  if (what === 'ban' || what === 'lift')
    await house.as(person, async (tx, me) => {
      const ban = what === 'ban' ? { until: new Date(now.getTime() + 999 * HOUR), reason: 'шум' } : null;
      await tx.register.setBan(complex, person, ban);
      if (ban) await stopLending(tx, complex, me, now);
      else await lendAgain(tx, complex, me, now);
    });
  if (what === 'give up')
    await house.as(holder, async (tx) => {
      await tx.disputes.lockSpots(complex, [spot]);
      await releaseSpot(tx, complex, spot, [holder], [], now);
      // Somebody has to hold it for what follows.
      await tx.spots.assign(complex, spot, holder, now);
    });
}

type Waiting = { id: string; person: string; rings: number; offered: number | null; until: Date };

async function look({ pool, transact, complex, now }: LendingHouse) {
  const { rows } = await pool.query<Waiting>(
    `select w.id, w.person, w.offered, w.until, c.rings_wanted as rings from wishes w
     join cards c on c.subject_kind = 'wish' and c.subject_id = w.id where w.ended_at is null`,
  );
  const offers = await transact((tx) => tx.lendings.offered(complex, now()));
  return { waiting: rows, free: offers.filter((one) => one.lent === null).map((one) => Number(one.spot)) };
}

/** Whoever waited before and waits still was rung for each spot that may be had now and might not before. */
async function nobodyIsForgotten(
  house: LendingHouse,
  before: Awaited<ReturnType<typeof look>>,
  deeds: readonly Move[],
): Promise<void> {
  const after = await look(house);
  const come = after.free.filter((spot) => !before.free.includes(spot));
  const soon = house.now().getTime() + 15 * 60_000;
  for (const wish of after.waiting.filter(({ until }) => until.getTime() > soon)) {
    const was = before.waiting.find(({ id }) => id === wish.id);
    if (!was) continue;
    for (const spot of come) {
      const isOwn = house.people[SPOTS.indexOf(spot)] === Number(wish.person);
      // «Показать» again what he was told of changes his card without a sound.
      const isTold = wish.rings > was.rings || was.offered === spot;
      assert.ok(isOwn || isTold, `${JSON.stringify(deeds)} brought ${spot}, and ${JSON.stringify(wish)}`);
    }
  }
  // Who made his wish just now and could have a spot for all of the time was shown it instead.
  for (const wish of after.waiting.filter(({ id }) => !before.waiting.some((was) => was.id === id))) {
    const lasting = await house.transact((tx) => tx.lendings.offered(house.complex, house.now()));
    const missed = lasting.filter(
      ({ spot, until, lent }) =>
        lent === null && until >= wish.until && house.people[SPOTS.indexOf(spot)] !== Number(wish.person),
    );
    assert.ok(
      missed.length === 0 || wish.rings > 1 || wish.offered !== null,
      JSON.stringify({ wish, missed }),
    );
  }
}

async function nothingTwice({ pool }: LendingHouse): Promise<void> {
  const { rows: twice } = await pool.query(
    `select a.id, b.id from lendings a join lendings b on a.spot = b.spot and a.id < b.id
       and tstzrange(a.made_at, coalesce(a.ended_at, a.until)) && tstzrange(b.made_at, coalesce(b.ended_at, b.until))`,
  );
  assert.deepEqual(twice, [], 'one spot, two neighbours');
  const { rows: two } = await pool.query(
    'select borrower from lendings where ended_at is null group by borrower having count(*) > 1',
  );
  assert.deepEqual(two, [], 'one neighbour, two spots');
  const { rows: loose } = await pool.query(
    `select l.id from lendings l left join free_marks f on f.spot = l.spot
     where l.ended_at is null and (f.until is null or f.until < l.until
       or exists (select from memberships m where m.person_id = l.borrower and m.banned_until is not null))`,
  );
  assert.deepEqual(loose, [], 'nobody stands where there is no mark');
}

async function everythingEnds({ pool }: LendingHouse): Promise<void> {
  const { rows } = await pool.query(
    `select 'lending' as left, id from lendings where ended_at is null
     union all select 'wish', id from wishes where ended_at is null
     union all select kind, subject_id from timers where kind in ('lending', 'wish')`,
  );
  assert.deepEqual(rows, []);
}
