import assert from 'node:assert/strict';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days } from '../../src/core/kernel/time.ts';
import { endLetting, moveTenancy } from '../../src/core/tenancy/end-tenancy.ts';
import { letSpot } from '../../src/core/tenancy/let-spot.ts';
import { type Call, NOTHING } from './call.ts';

const SPOT = spotNumber(12) ?? assert.fail();
const TENANT = personId(NOTHING);

/** The use cases of «Сдаю место до …». */
export const TENANCY_CALLS: Readonly<Record<string, Call>> = {
  letSpot: ['let own spot', (tx, me, now) => letSpot(tx, me, SPOT, after(now, days(30)), now)],
  moveTenancy: [
    'let own spot',
    (tx, me, now) => moveTenancy(tx, me, { spot: SPOT, person: TENANT, until: after(now, days(30)) }, now),
  ],
  endLetting: ['let own spot', (tx, me, now) => endLetting(tx, me, SPOT, TENANT, now)],
};
