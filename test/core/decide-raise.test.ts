import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Alert, isForHelpers, nextDeadline, type Reach } from '../../src/core/alerts/alert.ts';
import type { RaiseSeen } from '../../src/core/alerts/alert-ports.ts';
import { decideRaise } from '../../src/core/alerts/decide-raise.ts';
import { quotaOf } from '../../src/core/alerts/quota.ts';
import type { Wish } from '../../src/core/alerts/raise-alert.ts';
import type { Change, ChangeOf } from '../../src/core/changes.ts';
import type { Member } from '../../src/core/kernel/actor.ts';
import { alertId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { MOST_NUMBERS } from '../../src/core/spots/try-number.ts';
import { aHolder, anAlert, anna, start } from './an-alert.ts';

const now = after(start, minutes(3));
const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const spot = spotNumber(45) ?? assert.fail();
const own = spotNumber(12) ?? assert.fail();
const people = [1, 2, 3, 4, 5, 6].map(personId);
const numbers = Array.from({ length: MOST_NUMBERS + 1 }, (_, n) => spotNumber(100 + n) ?? assert.fail());

const roles = fc.constantFrom<Member['roles']>(['resident'], ['resident', 'guard'], ['admin']);
const wish = fc.constantFrom<Wish>(
  { kind: 'blocked', spot },
  { kind: 'sos', spot },
  { kind: 'message', spot },
  { kind: 'stranger', spot: own },
  { kind: 'unknown', spot: null },
);
const holders = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom(...people),
    reachable: fc.boolean(),
    noSignals: fc.boolean(),
    tenant: fc.boolean(),
    banned: fc.boolean(),
  }),
  { selector: ({ person }) => person, maxLength: 4 },
);
const staff = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom(...people),
    roles: fc.constantFrom<RaiseSeen['staff'][number]['roles']>(['guard'], ['admin'], ['guard', 'admin']),
  }),
  { selector: ({ person }) => person, maxLength: 3 },
);
const past: fc.Arbitrary<RaiseSeen['past']> = fc.record({
  inTenMinutes: fc.integer({ min: 0, max: 4 }),
  inADay: fc.integer({ min: 0, max: 11 }),
  openThread: fc.constantFrom(null, null, null, alertId(7)),
  lastClosedAt: fc.constantFrom(null, null, start),
  lastSignature: fc.constantFrom(null, own),
});
const howling = anAlert({ id: alertId(8), kind: 'sos', spot, senders: [], holders: [] });
const seen = (howls: boolean): fc.Arbitrary<RaiseSeen> =>
  fc.record({
    id: fc.constant(alertId(9)),
    rules: fc.constant(rules),
    past,
    tried: fc.integer({ min: 0, max: numbers.length }).map((count) => numbers.slice(0, count)),
    meant: fc.constant(null),
    howling: howls ? fc.option(holders.map(howlingAt)) : fc.constant(null),
    holders,
    borrower: fc.option(fc.record({ person: fc.constantFrom(...people), reachable: fc.boolean() })),
    mutedBy: fc.subarray(people),
    hasSpotResort: fc.boolean(),
    staff,
  });

function howlingAt(parties: readonly { person: Alert['holders'][number]['person'] }[]): Alert {
  return {
    ...howling,
    senders: anAlert({}).senders.map((sender) => ({ ...sender, person: personId(6) })),
    holders: parties.map(({ person }) => aHolder(person, 'delivered' satisfies Reach)),
  };
}

type Case = { actor: Member; wish: Wish; seen: RaiseSeen; photos: readonly string[] };
const raising = fc
  .record({ roles, wish, photos: fc.constantFrom([], ['a photo']) })
  .chain(({ roles, wish, photos }) =>
    seen(wish.kind === 'sos').map((seen): Case => {
      const actor: Member = {
        kind: 'member',
        complex: complexId(1),
        person: anna,
        roles,
        spots: [own],
        away: false,
      };
      return { actor, wish, seen, photos };
    }),
  );

const decided = ({ actor, wish, seen, photos }: Case) =>
  decideRaise(actor, wish, seen, now, { fromGroup: false, note: { text: 'тут', photos } });

const only = <K extends Change['kind']>(changes: readonly Change[], kind: K): ChangeOf<K>[] =>
  changes.filter((change): change is ChangeOf<K> => change.kind === kind);

const everyCase = (check: (one: Case) => void) => fc.assert(fc.property(raising, check), { numRuns: 2_000 });

const raises = (check: (one: Case, alert: Alert, changes: readonly Change[]) => void) =>
  everyCase((one) => {
    const raise = decided(one);
    if (!raise.ok) return;
    const [made] = only(raise.value.changes, 'new thread');
    if (made) check(one, made.alert, raise.value.changes);
  });

test('A decision only looks: what it saw stays as it was, and looking again decides the same', () => {
  everyCase((one) => {
    const before = JSON.stringify(one.seen);
    assert.deepEqual(decided(one), decided(one));
    assert.equal(JSON.stringify(one.seen), before);
  });
});

test('Nobody raises more than the quota, and nobody a second thread about the same', () => {
  everyCase((one) => {
    const { past } = one.seen;
    const quota = quotaOf(one.actor, one.wish.kind);
    const full = past.inTenMinutes >= quota.inTenMinutes || past.inADay >= quota.inADay;
    if (full || past.openThread !== null) assert.equal(decided(one).ok, false);
  });
});

test('One thread with its timer, and a card for everybody who is told of it, once; the sender’s comes last', () => {
  raises((_, alert, changes) => {
    const timers = only(changes, 'timer');
    assert.deepEqual(
      timers.map(({ dueAt }) => dueAt),
      [nextDeadline(alert, rules)],
    );
    const cards = only(changes, 'new cards').flatMap((change) => change.cards);
    const asked = [...alert.holders, ...(alert.borrower ? [alert.borrower] : [])];
    const told = asked.filter(({ reach }) => reach === 'pending').map(({ person }) => person);
    const helpers = alert.helpers.map(({ person }) => person);
    assert.deepEqual(
      cards.map(({ viewer }) => viewer),
      [...told, ...helpers, anna],
    );
    assert.equal(changes.at(-1)?.kind, 'new cards');
    assert.deepEqual(
      cards.map(({ viewer, waits }) => (waits ? viewer : null)).filter((viewer) => viewer !== null),
      told.length + helpers.length > 0 ? [anna] : [],
      'the sender waits for news of whoever is told, where anybody is',
    );
  });
});

test('Nobody is called by himself, and whoever asked for peace reads no words of this neighbour', () => {
  raises(({ seen }, alert, changes) => {
    for (const party of [...alert.holders, ...alert.helpers]) assert.notEqual(party.person, anna);
    for (const { person, muted, reach } of alert.holders) {
      assert.equal(muted, seen.mutedBy.includes(person));
      if (muted && alert.kind === 'message') assert.equal(reach, 'unreachable');
    }
    const muted = alert.holders.filter((holder) => holder.muted).map((holder) => holder.person);
    for (const { people } of only(changes, 'tell')) {
      if (alert.helpers.length > 0) continue;
      assert.ok(people.every((person) => !muted.includes(person)));
    }
  });
});

test('A number too many tells guards and admins alone, passes no words on, and is not counted', () => {
  everyCase((one) => {
    const { wish, seen, actor } = one;
    const isHelper = actor.roles.some((role) => role === 'guard' || role === 'admin');
    const tooMany = seen.tried.length >= MOST_NUMBERS && !isHelper;
    if (!tooMany || wish.spot === null || wish.kind === 'stranger') return;
    const raise = decided(one);
    if (wish.kind === 'message') return assert.equal(raise.ok, false);
    if (!raise.ok) return;
    assert.deepEqual(only(raise.value.changes, 'number tried'), []);
    const [made] = only(raise.value.changes, 'new thread');
    assert.deepEqual([made?.alert.withheld, made?.alert.holders], [true, []]);
  });
});

test('While an alarm howls a neighbour joins it instead of raising another one', () => {
  everyCase((one) => {
    const raise = decided(one);
    if (!raise.ok || !one.seen.howling) return;
    const [made] = only(raise.value.changes, 'new thread');
    if (made) return assert.ok(made.alert.withheld);
    assert.equal(raise.value.alert, one.seen.howling.id);
    const isCounted = one.actor.roles.every((role) => role === 'resident');
    assert.equal(only(raise.value.changes, 'number tried').length, isCounted ? 1 : 0);
    const [joined] = only(raise.value.changes, 'thread');
    assert.ok(joined?.alert.senders.some(({ person }) => person === anna));
  });
});

test('Whoever came to the spot while others hear an alarm there hears of it aloud, also from whom he wanted peace', () => {
  const newcomer = personId(2);
  const unheard = { reachable: true, noSignals: false, tenant: false, banned: false };
  const seen: RaiseSeen = {
    ...{ id: alertId(9), rules, tried: [], meant: null, borrower: null, staff: [], hasSpotResort: false },
    past: { inTenMinutes: 0, inADay: 0, openThread: null, lastClosedAt: null, lastSignature: null },
    howling: howlingAt([]),
    holders: [{ ...unheard, person: newcomer }],
    mutedBy: [newcomer],
  };
  const actor = { kind: 'member', complex: complexId(1), person: anna, spots: [own], away: false } as const;
  const raise = decided({
    actor: { ...actor, roles: ['resident'] },
    wish: { kind: 'sos', spot },
    seen,
    photos: [],
  });
  assert.ok(raise.ok);
  const [joined] = only(raise.value.changes, 'thread');
  assert.deepEqual(
    joined?.alert.holders.map(({ person, muted }) => [person, muted]),
    [[newcomer, false]],
  );
});

test('Whoever rents the spot is asked first, and whoever owns it waits only for somebody who can hear', () => {
  raises(({ seen, wish }, alert) => {
    const holds = (person: number) => seen.holders.find((one) => one.person === person);
    assert.ok(!alert.ownersWait || alert.holders.every(({ person }) => holds(person)?.tenant));
    const hears = alert.holders.some(({ person, muted, reach }) => {
      return reach === 'pending' && !muted && !holds(person)?.banned;
    });
    if (alert.ownersWait) assert.ok(hears);
    const isAsked = alert.holders.length > 0 && !isForHelpers(alert) && wish.spot !== null;
    const left = seen.holders.filter(({ person, tenant, noSignals, reachable }) => {
      const isOwner = !tenant && reachable && !noSignals && person !== anna;
      return isOwner && !alert.holders.some((one) => one.person === person);
    });
    if (isAsked && left.length > 0) assert.ok(alert.ownersWait, 'an owner was left out for good');
  });
});

test('A borrower is told beside the holders, and is neither one of them nor the sender', () => {
  raises(({ seen, wish }, alert) => {
    const { borrower } = seen;
    const isOther = borrower && borrower.person !== anna;
    const isHolder = seen.holders.some(({ person }) => person === borrower?.person);
    const isAbout = wish.spot !== null && wish.kind !== 'stranger' && !alert.withheld;
    assert.equal(alert.borrower?.person, isOther && !isHolder && isAbout ? borrower.person : undefined);
  });
});
