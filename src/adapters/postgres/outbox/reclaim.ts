import { type Kysely, sql } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import { type Duration, type Instant, seconds } from '../../../core/kernel/time.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';

/** A process that lost the connection with its lock has this long to come back with it, in machine time. */
const GRACE = seconds(5);
/** Whoever did not look for so long cannot say that somebody was gone all the while. */
const LONGEST_GAP = seconds(3);

/** A notice that is being sent by whoever gives no sign of life, or by us. */
export type Sending = { readonly complex_id: ComplexId; readonly id: number; readonly owner: number };

/** Sent by a process whose lock is gone, or by us. */
const isDoubtful = (ours: number | null) => sql<boolean>`
  n.state = 'sending' and (n.owner = ${ours}::int or not exists (
    select from pg_locks l
    where l.locktype = 'advisory' and l.granted and l.classid = ${LOCK.worker} and l.objid = n.owner::oid
      and l.database = (select oid from pg_database where datname = current_database())
  ))`;

/** Whether there is any: a look that locks nothing. */
export const anyDoubtful = (ours: number) => sql`select from notices n where ${isDoubtful(ours)}`;

/**
 * Locks what this process is said to be sending, and what processes are whose lock is gone. Whoever takes a notice at
 * this moment is left alone.
 */
export async function doubtful(trx: Kysely<Tables>, ours: number | null): Promise<readonly Sending[]> {
  const { rows } = await sql<Sending>`
    select n.complex_id, n.id, n.owner from notices n where ${isDoubtful(ours)} for update skip locked
  `.execute(trx);
  return rows;
}

/** Whether they arrived nobody knows, so the rows are marked. */
export async function giveBack(
  trx: Kysely<Tables>,
  orphans: readonly Sending[],
  now: Instant,
): Promise<void> {
  await sql`
    with judged as (
      select o.complex_id, o.id, exists (
        select from notices d where d.complex_id = o.complex_id and d.card_id = o.card_id
          and d.channel = o.channel and d.state = 'due'
      ) as has_heir
      from notices o where (o.complex_id, o.id) in (
        select * from unnest(${orphans.map((one) => one.complex_id)}::bigint[], ${orphans.map(({ id }) => id)}::bigint[])
      )
    )
    update notices n
    set owner = null, due_at = ${now}, unsure = n.unsure + 1,
      state = case when has_heir then 'dropped' else 'due' end,
      settled_at = case when has_heir then ${now}::timestamptz end
    from judged j where n.complex_id = j.complex_id and n.id = j.id
  `.execute(trx);
}

/** Which owners have given no sign of life for so long that they are taken for dead. */
export type Missing = {
  /** `owners` are all that are missing now. */
  readonly areDead: (owners: readonly number[]) => ReadonlySet<number>;
  readonly isAny: () => boolean;
};

export function watchMissing(now: () => Duration = () => performance.now()): Missing {
  let since = new Map<number, Duration>();
  let lastLook = Number.NEGATIVE_INFINITY;
  return {
    areDead: (owners) => {
      const at = now();
      if (at - lastLook > LONGEST_GAP) since.clear();
      lastLook = at;
      since = new Map(owners.map((owner) => [owner, since.get(owner) ?? at]));
      return new Set(owners.filter((owner) => at - (since.get(owner) ?? at) >= GRACE));
    },
    isAny: () => since.size > 0,
  };
}
