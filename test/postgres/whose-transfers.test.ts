import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertId, claimId } from '../../src/core/kernel/ids.ts';
import { days, hours } from '../../src/core/kernel/time.ts';
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

const SPOT = spotOf(45);
const people = (found: readonly { readonly person: number }[]) => found.map(({ person }) => person);

test('A claim, its spots and its talk are its own; one is open for one person', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'claims',
    { id: 1, person_id: ANNA, open: true, made_at: ago(hours(1)), verdict: null, flat: '12' },
    ...[
      { id: 2, person_id: BORIS, open: false },
      { id: 3, person_id: VERA, ...NEXT_DOOR },
      { id: 4, person_id: DINA },
    ],
    { ...NEXT_DOOR, flat: '99' },
  );
  await put(
    'claim_spots',
    { claim_id: 1, spot: 45, state: 'open' },
    { claim_id: 2 },
    { spot: 46 },
    NEXT_DOOR,
    {
      ...{ spot: 47, ...NEXT_DOOR },
    },
  );
  await put(
    'claim_messages',
    { id: 1, claim_id: 1, author: 'applicant', text: 'x' },
    { id: 2, claim_id: 2 },
    {
      ...{ id: 3, ...NEXT_DOOR },
    },
  );
  assert.equal(await ask((tx) => tx.claims.openOf(HOUSE, ANNA)), 1);
  assert.deepEqual(
    [await ask((tx) => tx.claims.openOf(HOUSE, BORIS)), await ask((tx) => tx.claims.openOf(HOUSE, VERA))],
    [null, null],
  );
  assert.deepEqual(await ask((tx) => tx.claims.allOpen(HOUSE)), [1, 4]);
  for (const look of ['get', 'lock'] as const) {
    const claim = await ask((tx) => tx.claims[look](HOUSE, claimId(1)));
    assert.deepEqual([claim?.flat, claim?.spots.map(({ spot }) => spot)], ['12', [45, 46]]);
    assert.equal((await ask((tx) => tx.claims[look](HOUSE, claimId(4))))?.applicant, DINA);
    assert.equal(await ask((tx) => tx.claims[look](HOUSE, claimId(3))), null);
  }
  const talk = await ask((tx) => tx.claimTalk.of(HOUSE, claimId(1)));
  assert.deepEqual(
    talk.map(({ id }) => id),
    [1],
  );
  const claim = (await ask((tx) => tx.claims.get(HOUSE, claimId(1)))) ?? assert.fail();
  const spots = claim.spots.map(({ spot }) => ({
    spot,
    state: spot === 45 ? ('assigned' as const) : ('open' as const),
  }));
  await ask((tx) => tx.claims.save({ ...claim, spots, decidedBy: DINA }));
  assert.deepEqual(await ids('claims', `decided_by = ${DINA}`, 'complex_id * 100 + id'), [101]);
  const which = "complex_id || ' ' || claim_id || ' ' || spot";
  assert.deepEqual(await ids('claim_spots', "state = 'assigned'", which), ['1 1 45']);
});

test('A spot that goes to somebody else leaves its former holder alone, in its own threads, who may protest once', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'holdings',
    { spot: 45, person_id: ANNA },
    { spot: 46, person_id: BORIS },
    { person_id: BORIS },
    NEXT_DOOR,
    {
      ...{ spot: 47, person_id: VERA },
    },
  );
  const resort = { id: 1, person_id: ANNA, spot: null };
  await put(
    'last_resorts',
    resort,
    { id: 2, person_id: BORIS },
    { id: 3, ...NEXT_DOOR },
    { id: 4, person_id: DINA },
  );
  const which = "complex_id || ' ' || spot || ' ' || person_id";
  const release = (spot: number, person: typeof ANNA) =>
    ask((tx) => tx.disputes.release(HOUSE, spotOf(spot), person));
  assert.deepEqual([await release(45, BORIS), await ids('last_resorts')], [true, [1, 2, 3, 4]]);
  assert.deepEqual(await ids('holdings', 'true', which), ['1 45 1', '1 46 2', '1 47 3', '2 45 1']);
  assert.deepEqual([await release(45, ANNA), await release(45, ANNA)], [true, false]);
  assert.deepEqual(await ids('last_resorts'), [2, 3, 4]);
  assert.deepEqual(await ids('holdings', 'true', which), ['1 46 2', '1 47 3', '2 45 1']);
  await put(
    'alerts',
    { id: 1, kind: 'blocked', spot: 45, state: 'open' },
    { id: 2, state: 'closed' },
    { id: 3, spot: 46 },
    {
      ...{ id: 4, ...NEXT_DOOR },
    },
  );
  assert.deepEqual(await ask((tx) => tx.disputes.threadsAbout(HOUSE, SPOT)), [1]);
  const party = { alert_id: 1, part: 'holder', person_id: ANNA };
  await put('alert_parties', party, { alert_id: 2 }, { part: 'helper' }, { person_id: BORIS }, NEXT_DOOR);
  await ask((tx) => tx.disputes.leaveThread(HOUSE, alertId(1), 'holder', [ANNA]));
  assert.equal((await ids('alert_parties', 'true', 'alert_id')).length, 4);
  assert.deepEqual(
    await ids('alert_parties', "complex_id = 1 and alert_id = 1 and part = 'holder'", 'person_id'),
    [BORIS],
  );
  const transfer = { claim_id: 1, spot: 45, former: ANNA, protested_at: null };
  await put('spot_transfers', transfer, { claim_id: 2 }, { spot: 46 }, { former: BORIS }, NEXT_DOOR, {
    ...{ claim_id: 3, ...NEXT_DOOR },
  });
  const protest = (claim: number, spot: number, former: typeof ANNA) =>
    ask((tx) => tx.disputes.protest(HOUSE, claimId(claim), spotOf(spot), former, NOW));
  assert.deepEqual([await protest(1, 45, ANNA), await protest(1, 45, ANNA)], ['first', 'again']);
  assert.deepEqual([await protest(3, 45, ANNA), await protest(1, 45, VERA)], ['not yours', 'not yours']);
  const said = `${which.replace('person_id', 'former')} || ' ' || claim_id`;
  assert.deepEqual(await ids('spot_transfers', 'protested_at is not null', said), ['1 45 1 1']);
  assert.deepEqual(
    [await protest(2, 45, ANNA), await protest(1, 46, ANNA), await protest(1, 45, BORIS)],
    ['first', 'first', 'first'],
  );
  await put(
    'lost_spots',
    { id: 1, spot: 45, former: ANNA, protested_at: null },
    { id: 2, former: BORIS },
    NEXT_DOOR,
    {
      ...{ id: 3, ...NEXT_DOOR },
    },
  );
  const loss = (id: number) => ask((tx) => tx.register.protestLoss(HOUSE, id, ANNA, NOW));
  assert.deepEqual(
    [await loss(1), await loss(1), await loss(2), await loss(3)],
    [45, 'again', 'not yours', 'not yours'],
  );
  assert.deepEqual(await ids('lost_spots', 'protested_at is not null', 'complex_id * 100 + id'), [101]);
});

test('A tenancy is looked at and moved of one tenant of one spot', async (t) => {
  const { put, ask, ids } = await openRows(t);
  await put(
    'holdings',
    { spot: 45, person_id: ANNA, tenant_until: NOW },
    ...[
      { spot: 46 },
      { person_id: BORIS, tenant_until: null },
      { ...NEXT_DOOR, person_id: VERA },
      { person_id: DINA },
      NEXT_DOOR,
    ],
  );
  const of = await ask((tx) => tx.tenancies.of(HOUSE, SPOT));
  assert.deepEqual(people(of), [ANNA, DINA]);
  const until = ahead(days(9));
  const move = (person: typeof ANNA) =>
    ask((tx) => tx.tenancies.move(HOUSE, { spot: SPOT, person, until, warned: true }));
  await move(ANNA);
  await move(BORIS);
  const which = "complex_id || ' ' || spot || ' ' || person_id";
  assert.deepEqual(await ids('holdings', 'tenant_warned', which), ['1 45 1']);
  await put('alerts', { id: 1, kind: 'blocked', spot: 46 }, { spot: 45, ...NEXT_DOOR }, { id: 2, spot: 45 });
  const seen = (alert: number, part: 'sender' | 'holder' = 'holder') =>
    ask((tx) => tx.alerts.seenBy(HOUSE, alertId(alert), { person: BORIS, part }, NOW));
  assert.deepEqual((await seen(1))?.tenants, [ANNA]);
  assert.deepEqual([(await seen(2))?.tenants, (await seen(2, 'sender'))?.tenants], [[DINA, ANNA], []]);
});

test('Who holds a spot, and whom its calls may leave in peace, is asked of that spot and person here', async (t) => {
  const { put, ask, ids } = await openRows(t);
  const others = [{ person_id: BORIS }, { spot: 46 }, NEXT_DOOR, { spot: 47, person_id: VERA, ...NEXT_DOOR }];
  await put('holdings', { spot: 45, person_id: ANNA, no_signals: false }, ...others, {
    spot: 48,
    person_id: VERA,
  });
  const asked = [45, 46, 47].map(spotOf);
  assert.deepEqual(await ask((tx) => tx.spots.heldByOthers(HOUSE, asked, ANNA)), [45]);
  await ask((tx) => tx.spots.setNoSignals(HOUSE, SPOT, ANNA, true));
  assert.deepEqual(await ids('holdings', 'no_signals', "complex_id || ' ' || spot || ' ' || person_id"), [
    '1 45 1',
  ]);
  await put(
    'last_resorts',
    { id: 1, person_id: null, spot: 45 },
    { id: 2, spot: 46 },
    { id: 3, ...NEXT_DOOR },
  );
  await ask((tx) => tx.spots.assign(HOUSE, SPOT, DINA, NOW));
  assert.deepEqual(await ids('last_resorts'), [2, 3]);
});
