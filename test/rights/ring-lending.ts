import assert from 'node:assert/strict';
import { lendingId, spotNumber, wishId } from '../../src/core/kernel/ids.ts';
import { after, hours, type Instant } from '../../src/core/kernel/time.ts';
import { borrowSpot } from '../../src/core/lending/borrow-spot.ts';
import { leaveSpot } from '../../src/core/lending/end-lending.ts';
import { lendingsAtGate } from '../../src/core/lending/see-lendings.ts';
import { dropWish, seekSpots, wishForSpot } from '../../src/core/lending/seek-spot.ts';
import { writeAcross } from '../../src/core/lending/write-across.ts';
import { type Call, type Go, NOTHING } from './call.ts';

const SPOT = spotNumber(99) ?? assert.fail();
const LENDING = lendingId(NOTHING);
const soon = (now: Instant) => after(now, hours(2));

/** «Ищу место» and «Займу». */
export const LENDING_CALLS: Readonly<Record<string, Call>> = {
  seekSpots: ['borrow spots', (tx, me, now) => seekSpots(tx, me, soon(now), now)],
  wishForSpot: ['borrow spots', (tx, me, now) => wishForSpot(tx, me, soon(now), now)],
  borrowSpot: [
    'borrow spots',
    (tx, me, now) => borrowSpot(tx, me, { spot: SPOT, until: soon(now), words: () => '' }, now),
  ],
  leaveSpot: ['leave borrowed spots', (tx, me, now) => leaveSpot(tx, me, LENDING, now)],
  lendingsAtGate: ['check passes', (tx, me, now) => lendingsAtGate(tx, me, now)],
  writeAcross: ['write letters', (tx, me, now) => writeAcross(tx, me, LENDING, () => '', now)],
};

export const OWN_WISHES: Readonly<Record<string, Go>> = {
  dropWish: (tx, me, now) => dropWish(tx, me, wishId(NOTHING), now),
};
