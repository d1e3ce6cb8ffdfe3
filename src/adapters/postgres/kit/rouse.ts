import { type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { gatherHints, HINT_WORDS, type Hints } from '../../../application/hints.ts';
import { personId } from '../../../core/kernel/ids.ts';
import { CHORES, type Chore } from './feature.ts';
import { LOCK } from './locks.ts';

/** The channel on which processes tell each other what is to be done. */
export const ROUSE = 'parking_chores';

/** A commit waits for each that tells something: they are told together, so often at most. */
const EVERY = 50;

type Heard = { readonly chores: readonly Chore[]; readonly hints: Hints };

/** What this process tells others, and hears of them. As long as nobody else lives nothing is told. */
export type Rouse = {
  readonly tell: (chore: Chore) => void;
  readonly hint: (hints: Hints) => void;
  /** What somebody else told; our own words come back, too. */
  readonly heard: (told: string) => Heard;
  /** Whether others live, as the last look saw it. */
  readonly seen: (others: boolean) => void;
  readonly close: () => void;
};

export function createRouse(pool: Pool, number: () => number | null): Rouse {
  const chores = new Set<Chore>();
  const hints = gatherHints();
  let isAlone = true;
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    last = performance.now();
    // What an older version does not know stands behind what it does.
    const told = [`${number()}:${[...chores].join()}`, ...writeHints(hints.take())].join(':');
    chores.clear();
    // It writes nothing, and waits for no disk; who does not hear of it looks in a moment.
    const text = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";
    pool.query(text, [ROUSE, told]).catch(() => {});
  };
  const soon = () => {
    timer ??= setTimeout(send, Math.max(0, last + EVERY - performance.now()));
  };
  return {
    tell: (chore) => {
      if (isAlone) return;
      chores.add(chore);
      soon();
    },
    hint: (some) => {
      if (isAlone || some.size === 0) return;
      for (const [word, whom] of some) hints.add(word, whom);
      soon();
    },
    heard: (told) => {
      const [by, list = '', ...hinted] = told.split(':');
      if (by === String(number())) return { chores: [], hints: new Map() };
      isAlone = false;
      const names = new Set(list.split(','));
      return { chores: CHORES.filter((chore) => names.has(chore)), hints: readHints(hinted) };
    },
    seen: (others) => {
      isAlone = !others;
    },
    close: () => clearTimeout(timer),
  };
}

/** Numbers alone: `feed=3,17`, or `feed=house`. */
const writeHints = (hints: Hints): readonly string[] =>
  [...hints].map(([word, whom]) => `${word}=${whom === 'house' ? whom : [...whom].join()}`);

function readHints(told: readonly string[]): Hints {
  const { add, take } = gatherHints();
  for (const one of told) {
    const [name, whom = ''] = one.split('=');
    const word = HINT_WORDS.find((known) => known === name);
    if (word) add(word, whom === 'house' ? whom : whom.split(',').map((id) => personId(Number(id))));
  }
  return take();
}

/** Whether another process has a worker. */
export const othersLive = (owner: number): RawBuilder<boolean> => sql`exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${LOCK.worker} and l.objid <> ${owner}::int::oid
    and l.database = (select oid from pg_database where datname = current_database()))`;
