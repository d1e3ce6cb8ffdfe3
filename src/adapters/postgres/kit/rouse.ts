import { type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { CHORES, type Chore } from './feature.ts';
import { LOCK } from './locks.ts';

/** The channel on which processes tell each other what is to be done. */
export const ROUSE = 'parking_chores';

/** A commit waits for each that tells something: they are told together, so often at most. */
const EVERY = 50;

/** What this process tells others, and hears of them. As long as nobody else lives nothing is told. */
export type Rouse = {
  readonly tell: (chore: Chore) => void;
  /** What somebody else told; our own words come back, too. */
  readonly heard: (told: string) => readonly Chore[];
  /** Whether others live, as the last look saw it. */
  readonly seen: (others: boolean) => void;
  readonly close: () => void;
};

export function createRouse(pool: Pool, number: () => number | null): Rouse {
  const chores = new Set<Chore>();
  let isAlone = true;
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    last = performance.now();
    const told = `${number()}:${[...chores].join()}`;
    chores.clear();
    // It writes nothing, and waits for no disk; who does not hear of it looks in a moment.
    const text = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";
    pool.query(text, [ROUSE, told]).catch(() => {});
  };
  return {
    tell: (chore) => {
      if (isAlone) return;
      chores.add(chore);
      timer ??= setTimeout(send, Math.max(0, last + EVERY - performance.now()));
    },
    heard: (told) => {
      const [by, list = ''] = told.split(':');
      if (by === String(number())) return [];
      isAlone = false;
      const names = new Set(list.split(','));
      return CHORES.filter((chore) => names.has(chore));
    },
    seen: (others) => {
      isAlone = !others;
    },
    close: () => clearTimeout(timer),
  };
}

/** Whether another process has a worker. */
export const othersLive = (owner: number): RawBuilder<boolean> => sql`exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${LOCK.worker} and l.objid <> ${owner}::int::oid
    and l.database = (select oid from pg_database where datname = current_database()))`;
