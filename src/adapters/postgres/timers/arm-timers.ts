import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Timer } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';

/**
 * Timers are never in a copy: each is set anew from what it is about, at once where nothing tells more. Null: by the
 * start of the program, or what it is about comes back closed.
 */
const TIMERS: { readonly [Kind in Timer['kind']]: RawBuilder<unknown> | null } = {
  alert: null,
  mark: null,
  lending: null,
  wish: null,
  pass: null,
  'gate question': null,
  announcement: null,
  'announcement answers': null,
  'sound check': null,
  retention: null,
  unreached: null,
  guards: null,
  backup: null,
  strips: sql`select complex_id, 'strips', 0, max(used_at) from strips where used_at is not null and not told group by complex_id`,
  claim: sql`select complex_id, 'claim', id, coalesce(reminded_at, made_at) + interval '24 hours' from claims where open`,
  tenancy: sql`select complex_id, 'tenancy', spot,
    min(case when tenant_warned then tenant_until else tenant_until - interval '7 days' end)
    from holdings where tenant_until is not null group by complex_id, spot`,
  ban: sql`select complex_id, 'ban', person_id, banned_until from memberships where banned_until is not null`,
};

/** Sets every timer that is missing. */
export async function armTimers(db: Kysely<Tables>): Promise<void> {
  for (const due of Object.values(TIMERS)) {
    if (!due) continue;
    await sql`insert into timers (complex_id, kind, subject_id, due_at) ${due} on conflict do nothing`.execute(
      db,
    );
  }
}
