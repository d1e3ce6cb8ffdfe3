import { type RawBuilder, sql } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';

/** The web hears and answers, and nothing can be sent there by itself. */
const byMessenger = (person: RawBuilder<unknown>) => sql<boolean>`exists (
  select from addresses a join bots b on b.id = a.bot_id
  where a.person_id = ${person} and a.unreachable_since is null and b.messenger <> 'web'
)`;

/**
 * Joins the `way`s by which `person` is told, and their `pair` where there are two. Whoever has no browser that lets itself be called, which is
 * looked up in one empty index where nobody has, is told by his messenger. An alert goes both ways at once, all else by push where the
 * messenger is out of reach. `calls`: it is worth calling anybody; what is not stands in his feed all the same.
 */
export function waysTo(
  person: RawBuilder<unknown>,
  complex: ComplexId,
  { lane, calls }: { readonly lane: number; readonly calls: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select ${byMessenger(person)} as by_messenger, nextval('notice_pairs') as pair
      from push_subscriptions s where s.complex_id = ${complex} and s.person_id = ${person} limit 1
    ) browser on true
    cross join lateral (
      select 'messenger' as channel where browser.by_messenger is not false or not ${calls}
      union all
      select 'push' where ${calls} and browser.by_messenger is not null and (${lane}::int = 0 or not browser.by_messenger)
    ) way`;
}

/** What a push claim brings along of its reader's browsers: those that have not got it yet. */
export const devicesOf = sql`(
  select coalesce(json_agg(json_build_object(
    'id', s.id, 'endpoint', s.endpoint, 'p256dh', s.p256dh, 'auth', s.auth
  ) order by s.id) filter (where w.notice_id is null), '[]')
  from push_subscriptions s
  left join push_sendings w on w.complex_id = t.complex_id and w.notice_id = t.id and w.subscription_id = s.id
  where s.complex_id = t.complex_id and s.person_id = t.recipient
)`;

/** Some browser has got it. */
export const tookBefore = sql`exists (
  select from push_sendings w where w.complex_id = t.complex_id and w.notice_id = t.id
)`;

export const hasBrowser = (complex: RawBuilder<unknown>, person: RawBuilder<unknown>) => sql<boolean>`exists (
  select from push_subscriptions s where s.complex_id = ${complex} and s.person_id = ${person}
)`;

/** Ids of people as one relation, in their order. */
export const listOf = (people: readonly PersonId[]) =>
  sql`unnest(${people}::bigint[]) with ordinality as one(person, at)`;
