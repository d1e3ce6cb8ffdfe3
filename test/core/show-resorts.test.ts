import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../../src/core/alerts/alert.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { showResorts, stillShown } from '../../src/core/last-resort/show-resorts.ts';
import { aHolder, anAlert, start } from './an-alert.ts';

const [boris, galya, stepan] = [2, 3, 4].map(personId);
assert.ok(boris && galya && stepan);
const denies = { ...aHolder(boris, 'delivered'), answer: 'not mine', answeredAt: start } as const;
const holders = [denies, aHolder(galya, 'delivered')];
const helpers = [{ person: stepan, guard: true, reach: 'pending' }] as const;
const called = (more: Partial<Alert>) => anAlert({ calledAt: start, holders, helpers, ...more });

test('«Если я не отвечаю» of whoever said that it is not his car is shown to nobody', () => {
  const [shown, ...more] = showResorts(called({}));
  assert.deepEqual([shown?.kind === 'last resorts shown' && shown.owners, more], [[galya], []]);
  const comes = { ...aHolder(galya, 'delivered'), answer: 'coming', answeredAt: start } as const;
  const [late] = showResorts(called({ holders: [denies, comes] }));
  assert.deepEqual(
    late?.kind === 'last resorts shown' && late.owners,
    [galya],
    'who said that he comes may not',
  );
});

test('Nobody is called by it who is not waited for: no guard came, the sender tried too many numbers, or it is only words', () => {
  const nothing: Partial<Alert>[] = [
    { helpers: [] },
    { withheld: true },
    { kind: 'message' },
    { spot: null },
  ];
  for (const more of nothing) assert.deepEqual(showResorts(called(more)), []);
});

test('What guards were shown leaves their cards with whoever is not meant any more, and with the thread', () => {
  const resort = { flat: '87', phone: null };
  const shown = [boris, galya, null].map((person) => ({ ...resort, person }));
  assert.deepEqual(stillShown(called({}), shown), shown.slice(1));
  assert.deepEqual(stillShown(called({ state: 'closed' }), shown), []);
});
