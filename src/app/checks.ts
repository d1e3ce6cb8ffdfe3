import { setTimeout as wait } from 'node:timers/promises';
import { copyState } from '../adapters/postgres/backups/backups.ts';
import { groupState } from '../adapters/postgres/groups/groups.ts';
import { polledAgo } from '../adapters/postgres/kit/lead.ts';
import { newestMigration } from '../adapters/postgres/kit/newest-migration.ts';
import { inLine } from '../adapters/postgres/kit/open-tables.ts';
import { pauseLeft } from '../adapters/postgres/outbox/pace.ts';
import { queueState } from '../adapters/postgres/outbox/queue-state.ts';
import { steadyNow } from '../adapters/telegram/steady.ts';
import type { Check, Checks } from '../adapters/web/health.ts';
import type { Trouble } from '../application/repeated-trouble.ts';
import type { BotId } from '../chat/kit/incoming.ts';
import { between, type Duration, hours, type Instant, minutes, seconds } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import type { Database } from './database.ts';
import type { Loops } from './loops.ts';
import type { Source, SourceState } from './telegram-source.ts';

/** A notice that has waited longer says that the messenger does not take what we send. */
const LONGEST_WAIT = { alert: minutes(5), note: hours(1), announcement: hours(12) } as const;

/** A database that takes nothing for so long does not mend by itself. */
const LONGEST_REFUSED = minutes(1);

type Checked = {
  readonly database: Database;
  readonly bot: BotId;
  readonly clock: Clock;
  readonly source: Source;
  readonly loops: Loops;
  /** Of updates with the database. */
  readonly trouble: Trouble;
};

/** What must be well for alerts to arrive; one named check each. */
export function checksOf({ database, bot, clock, source, loops, trouble }: Checked): Checks {
  const { db, pool } = database;
  const look = lookingOnce(() => stateOf(db, bot, clock.now()));
  return {
    telegram: () => lookAtTelegram(source.state, () => polledAgo(pool, bot)),
    database: async () => {
      const { waiting: _, readOnly, ...counts } = (await look()).queue;
      // What people do is offered again and again meanwhile.
      const refusedMs = Math.round(trouble.lasts());
      const isWell =
        counts.deadNotices + counts.stuckNotices === 0 && !readOnly && refusedMs < LONGEST_REFUSED;
      return { ok: isWell, ...counts, readOnly, refusedMs };
    },
    // Another replica that is newer has changed the database: this one may no longer understand it.
    migrations: async () => {
      const newest = await newestMigration(db);
      return { ok: newest === database.newestKnown, newest };
    },
    notices: async () => {
      const { waiting } = (await look()).queue;
      const ages = waiting.map(({ lane, oldest }) => [lane, between(oldest, clock.now())] as const);
      const facts = Object.fromEntries(ages.map(([lane, age]) => [`${lane}OldestMs`, age]));
      const isLate = ages.some(([lane, age]) => age > LONGEST_WAIT[lane]);
      return { ok: !isLate, waiting: waiting.reduce((sum, { notices }) => sum + notices, 0), ...facts };
    },
    // Told to be quiet for so long, we do not bring an alert in time.
    pace: async () => {
      const { pausedMs } = await look();
      return { ok: pausedMs <= LONGEST_WAIT.alert, pausedMs };
    },
    // A group that does not show mentions is an admin's matter: he has been told, and alerts arrive.
    groups: async () => ({ ok: true, ...(await look()).groups }),
    // The admins are told of a copy that could not be made; alerts arrive without it.
    backups: async () => ({ ok: true, ...(await look()).copies }),
    loops: async () => {
      const restedMs =
        performance.now() -
        Math.min(...[loops.deliver, loops.announce, loops.fire].map((loop) => loop.lastLook()));
      return { ok: restedMs < minutes(1), restedMs: Math.round(restedMs) };
    },
  };
}

/** What the database says of all but its tables themselves: one round trip on one connection, whoever wants to know. */
function stateOf(db: Database['db'], bot: BotId, now: Instant) {
  return inLine(db, async (reading) => {
    const [queue, pausedMs, groups, copies] = await Promise.all([
      queueState(reading, now),
      pauseLeft(reading, bot),
      groupState(reading),
      copyState(reading),
    ]);
    return { queue, pausedMs, groups, copies };
  });
}

/** Checks that ask at the same moment are answered by the same look. */
function lookingOnce<T>(look: () => Promise<T>): () => Promise<T> {
  let looking: Promise<T> | null = null;
  return () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
}

/** A minute more than the longest pause between two looks. */
const LONGEST_SILENCE = minutes(2);

/** How long nobody may lead: whoever follows tries once a second. */
const TAKEOVER = seconds(1.5);

/** A replica that follows is as well as whoever leads; that nobody does is believed at the second look. */
async function lookAtTelegram(
  state: () => SourceState,
  askOthers: () => Promise<Duration | null>,
): Promise<Check> {
  const look = async (): Promise<Check> => {
    const seen = state();
    if (seen.kind !== 'polling' || seen.leadsSince) return telegramCheck(seen);
    // Whether the database is away is another check's matter.
    const othersPolled = await askOthers().catch(() => 0);
    return telegramCheck({ ...seen, othersPolled });
  };
  const first = await look();
  if (first.ok || first.leads !== false) return first;
  await wait(TAKEOVER);
  return look();
}

/** What a replica that follows knows of the others: how long ago whoever leads has polled; null: nobody leads. */
type Followed = { readonly othersPolled?: Duration | null };

export function telegramCheck(state: SourceState & Followed, now: Instant = steadyNow()): Check {
  const since = (at: Instant | null) => at && between(at, now);
  switch (state.kind) {
    case 'unknown':
      return { ok: false, mode: null };
    case 'polling': {
      const { leadsSince, lastPollAt, othersPolled = null } = state;
      if (!leadsSince) {
        const isLed = othersPolled !== null && othersPolled < LONGEST_SILENCE;
        return { ok: isLed, mode: 'polling', leads: false, othersPolledMs: othersPolled };
      }
      const silentMs = since(lastPollAt && lastPollAt > leadsSince ? lastPollAt : leadsSince);
      return { ok: (silentMs ?? 0) < LONGEST_SILENCE, mode: 'polling', leads: true, silentMs };
    }
    case 'webhook': {
      const { look, lastTakenAt } = state;
      const silentMs = since(lastTakenAt);
      if (!look) return { ok: false, mode: 'webhook', silentMs };
      const lookedMs = since(look.at);
      // What waits may be seconds old; what Telegram could not deliver, and we have not seen since, is stuck.
      const stuck = look.waiting > 0 && look.failedAt !== null && (lastTakenAt ?? 0) < look.failedAt;
      const { isOurs, waiting, failure } = look;
      const ok = isOurs && !stuck && (lookedMs ?? 0) < LONGEST_SILENCE;
      return { ok, mode: 'webhook', silentMs, isOurs, waiting, failure };
    }
  }
}
