import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { KINDS, type Kind, mayKind, PEOPLE } from '../../scripts/access-table.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { createTransactions, type Transactions } from '../../src/adapters/postgres/transact.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import type { Member } from '../../src/core/kernel/actor.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import type { HouseClock } from '../../src/house-clock.ts';
import type { Scope } from '../support/database.ts';
import { HELD, type Held, noteHeld } from './held.ts';
import { openTestBed } from './people.ts';
import { CALLS, OWN } from './ring.ts';

test('Every use case refuses whoever the table refuses, and nobody else, whatever face calls it', async (t) => {
  const bed = await meet(t);
  const told: string[] = [];
  const holds: Record<string, string> = {};
  for (const [name, [action, go, otherWord]] of Object.entries(CALLS)) {
    const held: Held = new Set();
    for (const kind of KINDS) {
      const call = (tx: ChatTx, me: Member) => go(noteHeld(tx, held), me, bed.clock.now());
      const came = await tried(bed, kind, call, otherWord);
      if (came.denied === mayKind(kind, action))
        told.push(`${name}: ${kind} ${came.denied ? 'may' : 'may not'}`);
      else if (came.denied && came.wrote) told.push(`${name}: writes before it refuses ${kind}`);
    }
    if (held.size > 0) holds[name] = [...held].join(' ');
  }
  assert.deepEqual(told, []);
  assert.deepEqual(holds, HELD);
});

test('What is about a thing of one’s own does nothing for anybody whose it is not', async (t) => {
  const bed = await meet(t);
  const told: string[] = [];
  for (const [name, go] of Object.entries(OWN)) {
    for (const kind of KINDS) {
      const { refused, wrote } = await tried(bed, kind, (tx, me) => go(tx, me, bed.clock.now()));
      if (!refused || wrote) told.push(`${name}: ${kind}`);
    }
  }
  assert.deepEqual(told, []);
});

/** Pure, or a part of several use cases, each of which asks first; and what somebody may whoever he is. */
const NO_USE_CASE = [
  'may',
  'quotaLeft',
  'quotaOf',
  'tryNumber',
  'namesFreely',
  'decideRaise',
  'countTry',
  'lockBoth',
  'admit',
  'consentAgain',
  'takeUpOffice',
  'ownMarks',
  'standsAt',
  'seeLettings',
  'bringPass',
  'dayBegan',
  'ownPasses',
  'signOutEverywhere',
];

test('Every function of core and the application that takes who acts is tried here', () => {
  const src = join(import.meta.dirname, '../../src');
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(core|application)\b.*\.ts$/.test(file))
    .flatMap((file) => actorsIn(readFileSync(join(src, file), 'utf8')));
  const tried = [...Object.keys(CALLS), ...Object.keys(OWN)].map((name) => name.split(' ')[0] ?? '');
  assert.deepEqual([...new Set([...tried, ...NO_USE_CASE])].sort(), found.sort());
});

/** The exported functions that take a member or an actor as who acts. */
function actorsIn(source: string): string[] {
  const all = [...source.matchAll(/export (?:async )?function (\w+)\(([\s\S]*?)\):/g)];
  const takes = /(?:\bactor|\{[^}]*\}): (?:Pick<)?(?:Member|Actor)\b/;
  return all.filter(([, , parts = '']) => takes.test(parts)).map(([, name = '']) => name);
}

class Undo extends Error {}

type Came = { readonly denied: boolean; readonly refused: boolean; readonly wrote: boolean };

type Met = {
  readonly clock: HouseClock;
  readonly members: Readonly<Record<Kind, Member>>;
  readonly transact: Transactions['transact'];
};

/** Everybody as the house knows him: whatever is tried is undone, and nobody changes. */
async function meet(scope: Scope): Promise<Met> {
  const { app, people, idOf } = await openTestBed(scope);
  const wakes = { notices: () => {}, timers: () => {} };
  const { transact, look } = createTransactions(openTables(app.pool), app.clock, wakes, Buffer.alloc(32));
  const memberOf = async (kind: Kind): Promise<Member> => {
    const person = personId((await idOf(people[kind])) ?? 0);
    const complex = complexId(kind === 'resident of another complex' ? 2 : 1);
    const known = await look((tx) => tx.residents.get(complex, person));
    const roles = known?.roles ?? PEOPLE[kind];
    return { kind: 'member', complex, person, spots: known?.spots ?? [], away: false, roles };
  };
  const members = {} as Record<Kind, Member>;
  for (const kind of KINDS) members[kind] = await memberOf(kind);
  return { clock: app.clock, members, transact };
}

/** What came of it, in a transaction that is rolled back. */
async function tried(
  { members, transact }: Met,
  kind: Kind,
  go: (tx: ChatTx, me: Member) => Promise<unknown>,
  otherWord = 'not allowed',
): Promise<Came> {
  let came: Came | null = null;
  const undone = transact(async (tx, trx) => {
    const me = members[kind];
    const result = await go(tx, me).catch(() => null);
    const written = await sql<{ xid: string | null }>`select pg_current_xact_id_if_assigned() as xid`
      .execute(trx)
      .catch(() => null);
    const [denied, refused] = [isDenied(result, otherWord), isRefusal(result)];
    came = { denied, refused, wrote: written?.rows[0]?.xid !== null };
    throw new Undo();
  });
  // What it wrote may fail only when the transaction ends: nothing of it stays either way.
  await assert.rejects(undone);
  return came ?? assert.fail('nothing came of it');
}

function isRefusal(came: unknown): came is object {
  return (
    came === 'not yours' || (typeof came === 'object' && came !== null && 'ok' in came && came.ok === false)
  );
}

/** Refused because of who asks; a thing that is not there is another matter. */
function isDenied(came: unknown, otherWord: string): boolean {
  if (typeof came !== 'object' || !isRefusal(came)) return false;
  const why = 'why' in came ? came.why : null;
  const word = typeof why === 'object' && why !== null && 'kind' in why ? why.kind : why;
  return word === 'not allowed' || word === otherWord;
}
