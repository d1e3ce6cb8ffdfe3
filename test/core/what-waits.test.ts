import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  callsAtFirst,
  lanesOf,
  requiredPermission,
  switchOf,
  waitsForMorning,
} from '../../src/core/features.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import type { CardSubject, Notice } from '../../src/core/notices.ts';

type Room = Readonly<Record<string, { readonly notices?: object; readonly cards?: object }>>;

const core = join(import.meta.dirname, '../../src/core');
const rooms: Room[] = await Promise.all(globSync(join(core, '*/feature.ts')).map((file) => import(file)));
const kindsOf = (slot: 'notices' | 'cards') =>
  rooms.flatMap((room) => Object.values(room)).flatMap((one) => Object.keys(one[slot] ?? {}));
const notices = kindsOf('notices') as Notice['kind'][];
const cards = kindsOf('cards') as CardSubject['kind'][];
const [anna, boris, vera] = [1, 2, 3].map(personId);
assert.ok(anna && boris && vera);
const notice = (kind: Notice['kind'], more: object = {}) =>
  ({ kind, person: anna, setBy: anna, by: boris, ...more }) as Notice;

/** Nobody sleeps through what he waits for, what answers his own press and what is about now. */
const AT_NIGHT = {
  thread: [
    ...['alert photo', 'alert letter', 'letter anew', 'alert answered', 'alert taken', 'alert unreached'],
    ...['helper left', 'last resort shown'],
  ],
  'his own press': [
    ...['sound check', 'sound not heard', 'device signed in', 'import read', 'backup made', 'restore'],
    ...['group unlinked', 'group linked', 'group blind', 'group sighted', 'group announcement'],
    ...['group mention arrived', 'group refused'],
  ],
  'what he waits for': ['claim approved', 'claim rejected', 'claim asked', 'claim waits'],
  'a guest who is here': ['pass ends soon', 'guest still inside'],
  'wait elsewhere, or make no sound': ['announcement', 'move reminder', 'backup file'],
};

test('In quiet hours nobody is told what can wait for the morning, and everybody what cannot', () => {
  const atOnce = notices.filter((kind) => !waitsForMorning(notice(kind)));
  assert.deepEqual(atOnce.toSorted(), Object.values(AT_NIGHT).flat().toSorted());
});

test('«Уведомления» keep what is about marks, guests and announcements from whoever wants none of it, and nothing else', () => {
  const kept = (reader: typeof anna) =>
    notices.flatMap((kind) => {
      const found = switchOf(notice(kind), reader);
      return found ? [[kind, found.topic, found.unless] as const] : [];
    });
  const others = [
    ['announcement', 'announcements', null],
    ['move reminder', 'announcements', null],
    ['spot marked free', 'marks', null],
    ['mark ended', 'marks', null],
    ['mark ran out', 'marks', null],
    ['pass ends soon', 'guests', null],
    ['guest still inside', 'guests', 'check passes'],
  ] as const;
  const inOrder = (list: readonly (readonly [string, ...unknown[]])[]) =>
    list.toSorted(([one], [other]) => one.localeCompare(other));
  assert.deepEqual(inOrder(kept(vera)), inOrder(others));
  // Whose mark it was may still be away, and somebody else on his spot.
  assert.deepEqual(inOrder(kept(anna)), inOrder(others.filter(([kind]) => kind !== 'mark ran out')));
});

test('Whoever is made or is no longer an admin, or a guard, reads it whatever he may by then; others do who may', () => {
  const theirs = notices.filter(
    (kind) => requiredPermission(notice(kind), anna) !== requiredPermission(notice(kind), vera),
  );
  assert.deepEqual(theirs, ['admin made', 'admin removed', 'guard removed']);
  for (const kind of theirs) {
    assert.equal(requiredPermission(notice(kind), anna), null);
    assert.equal(requiredPermission(notice(kind), boris), 'manage residents');
  }
});

test('Cards of calls and of who stands at the gate overtake everything; the rest takes its turn', () => {
  const urgent = (how: 'rung' | 'edited') =>
    cards.filter((kind) => lanesOf(kind)[how] === 'alert').toSorted();
  assert.deepEqual(urgent('rung'), ['alert', 'gate question', 'letter']);
  assert.deepEqual(
    urgent('edited'),
    ['alert', 'gate question', 'letter', 'pass'],
    'a pass shows the gate now',
  );
});

test('Nobody is called to the card that answers his own press', () => {
  const parts = ['sender', 'holder', 'helper', 'group', 'guard', 'borrower'];
  const calls = cards.flatMap((kind) =>
    parts.filter((part) => callsAtFirst({ kind, part } as CardSubject)).map((part) => `${kind} ${part}`),
  );
  const all = (kind: string, ...own: readonly string[]) =>
    parts.filter((part) => !own.includes(part)).map((part) => `${kind} ${part}`);
  assert.deepEqual(
    calls.toSorted(),
    [
      ...[...all('alert', 'sender'), ...all('car'), ...all('claim'), ...all('gate question', 'guard')],
      ...all('lending', 'borrower'),
    ].toSorted(),
  );
});
