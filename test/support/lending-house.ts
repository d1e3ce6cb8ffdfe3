import assert from 'node:assert/strict';
import { firstComplex } from '../../src/adapters/postgres/complexes/complexes.ts';
import { openPool } from '../../src/adapters/postgres/kit/connect.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { dueTimers } from '../../src/adapters/postgres/timers/timers.ts';
import { createTransactions } from '../../src/adapters/postgres/transact.ts';
import type { ChatTx } from '../../src/chat/kit/ports.ts';
import { fireTimer } from '../../src/core/features.ts';
import type { Member } from '../../src/core/kernel/actor.ts';
import { type PersonId, personId, type SpotNumber, spotNumber } from '../../src/core/kernel/ids.ts';
import type { Instant } from '../../src/core/kernel/time.ts';
import { freshDatabase, type Scope } from './database.ts';
import { insertPerson } from './seed-person.ts';

export type LendingHouse = Awaited<ReturnType<typeof openLendingHouse>>;

export const spotOf = (number: number): SpotNumber => spotNumber(number) ?? assert.fail();

/** A house of the core and the database alone: whoever holds these spots, and three people without one. */
export async function openLendingHouse(scope: Scope, spots: readonly number[], begun: Instant) {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const pool = await openPool(url, { max: 6, applicationName: 'lending' });
  scope.after(async () => {
    await pool.end();
    for (const drop of drops) await drop();
  });
  const db = openTables(pool);
  let now = begun;
  const clock = { now: () => now };
  await pool.query(
    "insert into bots (messenger, external_id) values ('telegram', '1') on conflict do nothing",
  );
  const complex = await firstComplex(db, { name: 'Двор', timeZone: 'Europe/Moscow' });
  const wakes = { notices: () => {}, timers: () => {} };
  const transactions = createTransactions(db, clock, wakes, Buffer.alloc(32));
  const { transact } = transactions;
  const people: PersonId[] = [];
  for (const held of [...spots.map((spot) => [spot]), [], [], []]) {
    const who = {
      id: 1_000 + people.length,
      firstName: `Жилец ${people.length}`,
      languageCode: 'ru' as const,
    };
    people.push(personId(Number(await insertPerson(pool, who, { spots: held, roles: [] }, now))));
  }
  const member = async (tx: ChatTx, person: PersonId): Promise<Member> => {
    const known = (await tx.residents.get(complex, person)) ?? assert.fail('nobody');
    return { ...known, kind: 'member', complex };
  };
  return {
    pool,
    complex,
    people,
    now: () => now,
    transact,
    /** In a transaction of his own, as he is then. */
    as: <T>(person: PersonId, work: (tx: ChatTx, me: Member) => Promise<T>) =>
      transact(async (tx) => work(tx, await member(tx, person))),
    /** Everything that happens by itself until then, each at its own time. */
    pass: async (until: Instant) => {
      for (;;) {
        const { rows } = await pool.query<{ at: Date | null }>('select min(due_at) as at from timers');
        const at = rows[0]?.at;
        if (!at || at > until) break;
        if (at > now) now = at;
        await dueTimers(transactions).take(now, (tx, due) => fireTimer(tx, due.complex, due.timer, now));
      }
      now = until;
    },
  };
}
