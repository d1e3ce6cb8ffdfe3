import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AlertId } from '../../../core/kernel/ids.ts';
import { type Duration, type Instant, lately } from '../../../core/kernel/time.ts';
import type { SpotHolder, Staff } from '../../../core/ports.ts';
import { CALL_WINDOWS } from '../../../core/windscreen/call-limits.ts';
import type { Tag } from '../../../core/windscreen/tag.ts';
import { RING_APART } from '../../../core/windscreen/tag-call.ts';
import type { CallSeen, TagCaller } from '../../../core/windscreen/windscreen-ports.ts';
import { complexes, type RulesRow, rulesFrom } from '../complexes/complexes.ts';
import { listOf } from '../kit/json.ts';
import type { Post } from '../kit/line.ts';
import { spotHold, visitTurn } from '../kit/locks.ts';
import { staffOf } from '../residents/residents.ts';
import { holdersOf } from '../spots/spots.ts';
import type { Tables } from '../tables.ts';
import { hashOf, hashOfCaller } from './tag-secrets.ts';

type Stands = { readonly db: Kysely<Tables>; readonly post: Post; readonly secret: Buffer };

type SeenRow = RulesRow & {
  readonly id: AlertId;
  readonly called: AlertId | null;
  readonly open: AlertId | null;
  readonly of_tag: number;
  readonly of_visitor: number;
  readonly of_visitor_today: number;
  readonly of_network: number;
  readonly of_house: number;
  readonly rang_lately: boolean;
  readonly holders: readonly SpotHolder[];
  readonly staff: readonly Staff[];
};

/** First the locks, then all that is read, in one statement: it sees one moment, and that is after the wait. */
export async function loadCall(
  { db, post, secret }: Stands,
  { complex, id: tag, spot }: Tag,
  caller: TagCaller,
  now: Instant,
): Promise<CallSeen> {
  post(visitTurn(complex).compile(db));
  // A transfer that is under way would hand over only the threads that it sees.
  post(spotHold(complex, spot).compile(db));
  const visitor = hashOfCaller(secret, caller.visitor);
  const network = hashOfCaller(secret, caller.network);
  const ofVisitor = (window: Duration) => sql`
    (select count(distinct alert_id)::int from windscreen_visits where visitor = ${visitor} and ${within('made_at', window, now)})`;
  const ofTag = sql`alerts where complex_id = ${complex} and tag_id = ${tag}`;
  const { rows } = await sql<SeenRow>`
    select nextval(pg_get_serial_sequence('alerts', 'id')) as id, c.remind_after_minutes, c.call_after_minutes,
      (select alert_id from windscreen_visits where key_hash = ${hashOf(caller.key)}) as called,
      (select id from ${ofTag} and state <> 'closed') as open,
      (select count(*)::int from ${ofTag} and ${within('raised_at', CALL_WINDOWS.ofTag, now)}) as of_tag,
      ${ofVisitor(CALL_WINDOWS.ofVisitor)} as of_visitor,
      ${ofVisitor(CALL_WINDOWS.ofVisitorToday)} as of_visitor_today,
      (select count(*)::int from windscreen_visits
        where network = ${network} and ${within('made_at', CALL_WINDOWS.ofNetwork, now)}) as of_network,
      (select count(*)::int from windscreen_visits
        where complex_id = ${complex} and ${within('made_at', CALL_WINDOWS.ofHouse, now)}) as of_house,
      exists (select from ${ofTag} and rings <> 'silent' and not withheld
        and ${within('raised_at', RING_APART, now)}) as rang_lately,
      ${listOf(holdersOf(complex, sql`${spot}`))} as holders, ${listOf(staffOf(complex, now))} as staff
    from complexes c where c.id = ${complex}
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a card is called by in a complex that is not there');
  return { ...seenFrom(row), house: await complexes(db).get(complex) };
}

function seenFrom(row: SeenRow): Omit<CallSeen, 'house'> {
  const counts = {
    ofTag: row.of_tag,
    ofVisitor: row.of_visitor,
    ofVisitorToday: row.of_visitor_today,
    ofNetwork: row.of_network,
    ofHouse: row.of_house,
  };
  const { id, called, open, holders, staff } = row;
  return { id, rules: rulesFrom(row), called, open, counts, rangLately: row.rang_lately, holders, staff };
}

/** What lies ahead of now was written before the clock was set back: it counts in no window. */
function within(column: string, window: Duration, now: Instant): RawBuilder<boolean> {
  const { since, until } = lately(now, window);
  const at = sql.ref(column);
  return sql`${at} > ${since} and ${at} <= ${until}`;
}
