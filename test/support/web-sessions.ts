import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** A session of somebody, as if he had signed in; null: of a stranger. Returns the token. */
export async function insertSession(
  pool: pg.Pool,
  { person, complex = 1, now }: { person: number | null; complex?: number; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const name = randomBytes(12).toString('base64url');
  const until = new Date(now.getTime() + 30 * 86_400_000);
  if (person !== null)
    await pool.query(
      `insert into addresses (bot_id, external_id, person_id, chat_ref, unreachable_since)
       select id, $1, $2, $1, $3 from bots where messenger = 'web' on conflict (bot_id, person_id) do nothing`,
      [name, person, now],
    );
  await pool.query(
    `insert into web_sessions (complex_id, token_hash, bot_id, external_id, person_id, kind, device, made_at, seen_at, expires_at)
     select $1, $2, b.id, coalesce((select external_id from addresses a where a.bot_id = b.id and a.person_id = $4), $3),
       $4, 'browser', 'Chrome', $5, $5, $6 from bots b where b.messenger = 'web'`,
    [complex, createHash('sha256').update(token).digest(), name, person, now, until],
  );
  return token;
}
