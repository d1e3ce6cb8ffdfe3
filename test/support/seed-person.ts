import type pg from 'pg';
import type { Person } from '../../playground/index.ts';
import type { Instant } from '../../src/core/kernel/time.ts';
import { CONSENT_VERSION } from '../../src/core/privacy/consent.ts';

/** All that `seedSample` writes, in one statement instead of twelve: scenarios begin with thousands of people. */
const INSERT_PERSON = `with bot as (
  select id from bots where messenger = 'telegram'
), person as (
  insert into persons (display_name, language, met_at) values ($1, $2, $3) returning id
), address as (
  insert into addresses (bot_id, external_id, person_id, chat_ref, username)
  select bot.id, $4, person.id, $4, $5 from bot, person
), member as (
  insert into memberships (complex_id, person_id, consent_version, consented_at, approved_at, roles)
  select 1, id, $6, $3, case when $7 then $3::timestamptz end, $8 from person
), spot as (
  insert into spots (complex_id, number) select 1, unnest($9::int[]) on conflict do nothing
), holding as (
  insert into holdings (complex_id, spot, person_id, since) select 1, unnest($9::int[]), id, $3 from person
)
select id from person`;

export type Seed = { readonly spots: readonly number[]; readonly roles: readonly ('admin' | 'guard')[] };

/** Somebody who agreed and lives in the first house, or works there; the row of a person. */
export async function insertPerson(
  pool: pg.Pool,
  who: Person,
  { spots, roles }: Seed,
  now: Instant,
): Promise<number> {
  const lives = spots.length > 0 || roles.length === 0;
  const language = who.languageCode ?? 'ru';
  const values = [who.firstName, language, now, String(who.id), null, CONSENT_VERSION, lives, roles, spots];
  const { rows } = await pool.query<{ id: number }>({ name: 'seed person', text: INSERT_PERSON, values });
  return rows[0]?.id ?? 0;
}
