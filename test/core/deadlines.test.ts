import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Alert,
  canBeHeard,
  deadlines,
  type Holder,
  mayRemindAt,
  newestAnswer,
  nextDeadline,
  reachesMutedOnly,
  reachesNobody,
  takesWords,
} from '../../src/core/alerts/alert.ts';
import { askedByTag } from '../../src/core/alerts/ask-owners.ts';
import { isBorrower } from '../../src/core/alerts/borrower.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { aHolder, anAlert, start } from './an-alert.ts';

const rules = { remindAfter: minutes(5), callAfter: minutes(10) };
const [boris, galya, stepan, guest] = [2, 3, 4, 8].map(personId);
assert.ok(boris && galya && stepan && guest);
const comes: Holder = { ...aHolder(boris, 'delivered'), answer: 'coming', answeredAt: start };
const closed: Partial<Alert> = { state: 'closed', closing: 'resolved', closedAt: start };
const due = (more: Partial<Alert>) => deadlines(anAlert(more), rules);

test('Words reach whoever owns a rented spot later, and a neighbour who stands there when no holder hears them', () => {
  const gone = [aHolder(boris, 'unreachable')];
  assert.equal(canBeHeard(anAlert({ holders: gone })), false);
  assert.equal(canBeHeard(anAlert({ holders: gone, ownersWait: true })), true);
  assert.equal(canBeHeard(anAlert({ holders: [aHolder(boris, 'delayed')] })), true);
  assert.equal(takesWords(anAlert({ holders: gone })), false);
  assert.equal(takesWords(anAlert({ holders: gone, borrower: aHolder(guest, 'delivered') })), true);
  assert.equal(takesWords(anAlert({ holders: gone, borrower: aHolder(guest, 'unreachable') })), false);
  const unknown = (reach: Holder['reach']) =>
    anAlert({ kind: 'unknown', spot: null, helpers: [{ person: stepan, guard: true, reach }] });
  assert.equal(takesWords(unknown('delivered')), true);
  assert.equal(takesWords(unknown('unreachable')), false, 'no guard and no admin can read them');
});

test('Who has answered was reached, whatever came after; who is muted is alone only where nobody else can be told', () => {
  const answered: Holder = { ...comes, reach: 'unreachable' };
  assert.equal(reachesNobody(anAlert({ holders: [answered] })), false);
  assert.equal(reachesNobody(anAlert({ holders: [aHolder(boris, 'unreachable')] })), true);
  const muted: Holder = { ...aHolder(boris, 'delivered'), muted: true };
  assert.equal(reachesMutedOnly(anAlert({ holders: [muted] })), true);
  assert.equal(reachesMutedOnly(anAlert({ holders: [muted, aHolder(galya, 'pending')] })), false);
});

test('A promise for a car that nobody vouches for does not hold help back; any other one does', () => {
  const vague: Holder = { ...comes, unvouched: true };
  const denies: Holder = { ...aHolder(galya, 'delivered'), answer: 'not mine', answeredAt: start };
  const tenMinutesOn = after(start, minutes(10));
  for (const other of [aHolder(galya, 'delivered'), denies])
    assert.deepEqual(due({ state: 'answered', holders: [vague, other] }).call, tenMinutesOn);
  assert.equal(due({ state: 'answered', holders: [comes] }).call, null);
  assert.equal(due({ state: 'answered', holders: [vague, { ...comes, person: galya }] }).call, null);
  assert.equal(due({ kind: 'message', state: 'answered', holders: [vague] }).call, null);
  assert.equal(due({ ...closed, holders: [vague] }).call, null);
});

test('Whose promise is over is asked about it once, and never because of mere words or when all is over', () => {
  const twoMinutesOn = after(start, minutes(12));
  const promised: Partial<Alert> = {
    state: 'answered',
    holders: [{ ...comes, answer: 'in 5 minutes', answeredAt: after(start, minutes(5)) }],
  };
  assert.deepEqual(due(promised).ask, twoMinutesOn);
  // The sender was asked of an older one.
  assert.deepEqual(due({ ...promised, askedAt: after(start, minutes(4)) }).ask, twoMinutesOn);
  assert.equal(due({ ...promised, askedAt: after(start, minutes(10)) }).ask, null);
  assert.equal(due({ ...promised, kind: 'message' }).ask, null);
  assert.equal(due({ ...promised, ...closed }).ask, null);
  assert.equal(due({ ...promised, state: 'open' }).ask, null);
});

test('A call that is open again waits for help from then; of two answers at one moment the one who comes is shown', () => {
  const denies: Holder = { ...aHolder(galya, 'delivered'), answer: 'not mine', answeredAt: start };
  const again = due({ openSince: after(start, minutes(7)), holders: [denies, aHolder(boris, 'delivered')] });
  assert.deepEqual(again.call, after(start, minutes(17)));
  for (const holders of [
    [denies, comes],
    [comes, denies],
  ])
    assert.equal(newestAnswer(anAlert({ holders }))?.person, boris);
});

test('A car that nobody finds is worth advice while nobody is on it: once, and never when it is over or taken', () => {
  const lost: Partial<Alert> = { unfound: true };
  assert.deepEqual(due(lost).advise, after(start, minutes(10)));
  assert.equal(due({ ...lost, takenBy: stepan }).advise, null);
  assert.equal(due({ ...lost, advised: true }).advise, null);
  assert.equal(due({ ...lost, ...closed }).advise, null);
  assert.equal(due({ ...lost, state: 'answered', holders: [comes] }).advise, null);
  assert.equal(due({ ...lost, kind: 'message' }).advise, null);
});

test('An owner is asked when the reminder is due, or would be; not while somebody comes, nor when it is over', () => {
  const rented: Partial<Alert> = { ownersWait: true, holders: [aHolder(boris, 'delivered')] };
  assert.deepEqual(due(rented).owners, after(start, minutes(5)));
  assert.deepEqual(
    due({ ...rented, rungAt: after(start, minutes(2)) }).owners,
    after(start, minutes(7)),
    'with the reminder',
  );
  assert.deepEqual(due({ ...rented, holders: [aHolder(boris, 'pending')] }).owners, after(start, minutes(5)));
  assert.equal(due({ ...rented, state: 'answered', holders: [comes] }).owners, null);
  assert.equal(due({ ...rented, ...closed }).owners, null);
  assert.equal(due({ ...rented, ownersWait: false }).owners, null);
});

test('A call that is over is waited for by no clock, and «Напомнить» rings nobody there', () => {
  const onPhone: Holder = { ...aHolder(galya, 'on phone'), phoneAt: start };
  const over = anAlert({ ...closed, holders: [{ ...comes, unvouched: true }, onPhone], unfound: true });
  assert.equal(nextDeadline(over, rules), null);
  assert.equal(mayRemindAt(over), null);
  assert.notEqual(mayRemindAt(anAlert({ holders: [comes] })), null);
  assert.equal(mayRemindAt(anAlert({ holders: [comes], reminders: 3 })), null);
  assert.equal(mayRemindAt(anAlert({ holders: [comes], kind: 'message' })), null);
});

test('The card of a tenant’s car asks who rents the spot, the card of the owner’s car who owns it', () => {
  const owner = { person: boris, reachable: true, noSignals: false };
  const tenant = { person: galya, reachable: true, noSignals: false, tenant: true };
  const asked = (of: typeof boris, holders = [owner, tenant]) => {
    const found = askedByTag(holders, of);
    return [found.asked.map(({ person }) => person), found.ownersWait];
  };
  assert.deepEqual(asked(galya), [[galya], true]);
  assert.deepEqual(asked(boris), [[boris], false]);
  assert.deepEqual(asked(boris, [{ ...owner, reachable: false }, tenant]), [[boris, galya], false]);
});

test('Who holds the spot is its holder, though he stood there as a neighbour before', () => {
  const borrower = aHolder(guest, 'delivered');
  assert.equal(isBorrower(anAlert({ borrower }), guest), true);
  assert.equal(isBorrower(anAlert({ borrower, holders: [borrower] }), guest), false);
});
