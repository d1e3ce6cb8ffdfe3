import { sql } from 'kysely';
import { type Role, STAFF_ROLES, type StaffRole } from '../../../core/kernel/actor.ts';
import type { SpotNumber } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Json } from '../kit/json.ts';

/** What the rows of a house say about one of its people. */
export type Standing = {
  readonly display_name: string;
  readonly approved_at: Date | null;
  readonly made: readonly StaffRole[];
  readonly banned: boolean;
  readonly waiting: boolean;
  readonly spots: readonly SpotNumber[];
  readonly away: boolean;
};

/** The columns of a standing, of a membership `m` and its person `p`. */
export const standing = (now: Instant) => sql`
  p.display_name, m.approved_at, m.roles as made,
  coalesce(m.banned_until > ${now}, false) as banned,
  exists (
    select from claims c where c.complex_id = m.complex_id and c.person_id = m.person_id and c.open
  ) as waiting,
  array(
    select spot from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id order by spot
  ) as spots,
  coalesce((
    select bool_and(exists (
      select from free_marks f where f.complex_id = h.complex_id and f.spot = h.spot and f.until > ${now}
    )) from holdings h where h.complex_id = m.complex_id and h.person_id = m.person_id
  ), false) as away`;

/** The same in the words of the core. */
export function readStanding(row: Standing | Json<Standing>) {
  return { displayName: row.display_name, spots: row.spots, away: row.away, roles: rolesOf(row) };
}

/** The roles, in the words of access.ts. */
function rolesOf(row: Standing | Json<Standing>): Role[] {
  const roles: Role[] = [];
  if (row.banned) roles.push('banned');
  if (row.spots.length > 0) roles.push('resident');
  else if (row.approved_at) roles.push('resident without spot');
  roles.push(...STAFF_ROLES.filter((role) => row.made.includes(role)));
  if (roles.length === 0) roles.push(row.waiting ? 'applicant' : 'newcomer');
  return roles;
}
