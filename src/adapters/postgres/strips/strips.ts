import { type Kysely, sql } from 'kysely';
import type { ComplexId, SpotNumber } from '../../../core/kernel/ids.ts';
import { after, type Instant } from '../../../core/kernel/time.ts';
import { CODE_LENGTH } from '../../../core/kernel/typed-code.ts';
import { STRIP_LIFE, type Strip, type StripCount, type StripsFor } from '../../../core/strips/strip.ts';
import type { Strips } from '../../../core/strips/strips-ports.ts';
import { LOCK } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { hashOf, hashOfCode, newSecrets, type StripSecrets } from './strip-secrets.ts';

export function strips(db: Kysely<Tables>): Strips {
  return {
    lock: async (complex) => {
      await sql`select pg_advisory_xact_lock(${LOCK.strips}, hashtext(${String(complex)}))`.execute(db);
    },
    count: (complex, now) => count(db, complex, now),
    print: async (complex, whom, now) => {
      const spots = await spotsFor(db, complex, whom);
      const made = await Promise.all(spots.map(async (spot) => ({ spot, secrets: await newSecrets() })));
      await put(db, complex, made, now);
      return made.map(({ spot, secrets: { token, code } }): Strip => ({ spot, token, code }));
    },
    find: async (complex, shown, now) => {
      const { rows } = await sql<{ spot: SpotNumber }>`
        select spot from strips where ${await shows(complex, shown, now)}
      `.execute(db);
      return rows[0]?.spot ?? null;
    },
    use: async (complex, shown, now) => {
      // Of two at once the second waits for the row and then finds it used.
      const { rows } = await sql`
        update strips set used_at = ${now} where ${await shows(complex, shown, now)} returning spot
      `.execute(db);
      return rows.length > 0;
    },
    revokeAll: async (complex, now) => {
      const { rows } = await sql`
        update strips set revoked_at = ${now} where ${isLive(complex, now)} returning spot
      `.execute(db);
      return rows.length;
    },
    takeUntold: async (complex) => {
      const { rows } = await sql`
        update strips set told = true
        where complex_id = ${complex} and used_at is not null and not told returning spot
      `.execute(db);
      return rows.length;
    },
  };
}

const isLive = (complex: ComplexId, now: Instant) =>
  sql<boolean>`complex_id = ${complex} and used_at is null and revoked_at is null and expires_at > ${now}`;

async function shows(complex: ComplexId, shown: string, now: Instant) {
  const isTyped = shown.length === CODE_LENGTH;
  const hash = isTyped ? sql`code_hash = ${await hashOfCode(shown)}` : sql`token_hash = ${hashOf(shown)}`;
  return sql`${hash} and ${isLive(complex, now)}`;
}

/** Spots that nobody holds. */
const missing = sql`not exists (
  select from holdings h where h.complex_id = s.complex_id and h.spot = s.number)`;

type CountRow = {
  readonly spots: number;
  readonly missing: number;
  readonly live: number;
  readonly until: Date | null;
  readonly live_missing: number;
  readonly issues: number;
};

async function count(db: Kysely<Tables>, complex: ComplexId, now: Instant): Promise<StripCount> {
  const { rows } = await sql<CountRow>`
    with house as (
      select s.number, ${missing} as missing, l.until from spots s
      left join (select spot, expires_at as until from strips where ${isLive(complex, now)}) l on l.spot = s.number
      where s.complex_id = ${complex}
    )
    select count(*)::int as spots, count(*) filter (where missing)::int as missing,
      count(until)::int as live, max(until) as until, count(until) filter (where missing)::int as live_missing,
      (select coalesce(sum(issue), 0)::int from strips where complex_id = ${complex}) as issues
    from house
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a count has a row');
  return {
    spots: row.spots,
    joined: row.spots - row.missing,
    live: { count: row.live, until: row.until },
    liveMissing: row.live_missing,
    issues: row.issues,
  };
}

async function spotsFor(db: Kysely<Tables>, complex: ComplexId, whom: StripsFor): Promise<SpotNumber[]> {
  const { rows } = await sql<{ number: SpotNumber }>`
    select s.number from spots s where s.complex_id = ${complex}
      and ${whom === 'all' ? sql`true` : missing} order by s.number
  `.execute(db);
  return rows.map(({ number }) => number);
}

async function put(
  db: Kysely<Tables>,
  complex: ComplexId,
  made: readonly { readonly spot: SpotNumber; readonly secrets: StripSecrets }[],
  now: Instant,
): Promise<void> {
  await sql`
    insert into strips (complex_id, spot, token_hash, code_hash, printed_at, expires_at)
    select ${complex}, spot, token_hash, code_hash, ${now}, ${after(now, STRIP_LIFE)} from unnest(
      ${made.map(({ spot }) => spot)}::int[], ${made.map(({ secrets }) => secrets.tokenHash)}::bytea[],
      ${made.map(({ secrets }) => secrets.codeHash)}::bytea[]
    ) as fresh (spot, token_hash, code_hash)
    on conflict (complex_id, spot) do update set token_hash = excluded.token_hash, code_hash = excluded.code_hash,
      printed_at = excluded.printed_at, expires_at = excluded.expires_at, issue = strips.issue + 1,
      used_at = null, revoked_at = null, told = false
  `.execute(db);
}
