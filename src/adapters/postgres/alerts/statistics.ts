import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Day, Figures, Statistics, Week } from '../../../core/alerts/statistics.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import { before, type Instant, minutes } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';

type Counts = Pick<Figures, 'residents' | 'banned' | 'spots' | 'held'>;
type Threads = Omit<Figures, keyof Counts | 'days' | 'weeks'>;

export function statistics(db: Kysely<Tables>): Statistics {
  return {
    since: async (complex, since, now, timeZone) => {
      const calls = callsSince(complex, since, now);
      const counts = await sql<Counts>`
        select
          (select count(*)::int from memberships m where m.complex_id = ${complex} and (m.approved_at is not null
            or exists (select from holdings h where h.complex_id = ${complex} and h.person_id = m.person_id))) as residents,
          (select count(*)::int from memberships where complex_id = ${complex} and banned_until > ${now}) as banned,
          (select count(*)::int from spots where complex_id = ${complex}) as spots,
          (select count(distinct spot)::int from holdings where complex_id = ${complex}) as held
      `.execute(db);
      const threads = await sql<Threads>`
        with calls as (${calls})
        select count(*) filter (where kind not in ('sos', 'message', 'windscreen'))::int as blocked,
          count(*) filter (where kind = 'sos')::int as sos,
          count(*) filter (where kind = 'message')::int as messages,
          count(*) filter (where kind = 'windscreen')::int as windscreen,
          count(*) filter (where asked)::int as asked,
          count(minutes) filter (where asked)::int as answered,
          (percentile_cont(0.5) within group (order by minutes) filter (where asked))::float8 as minutes,
          count(*) filter (where called)::int as called
        from calls
      `.execute(db);
      const days = await sql<Day>`
        with calls as (${calls}), each_day as (
          select generate_series((${since}::timestamptz at time zone ${timeZone})::date,
            (${now}::timestamptz at time zone ${timeZone})::date, interval '1 day')::date as day
        )
        select to_char(d.day, 'YYYY-MM-DD') as date, count(c.raised_at)::int as alerts,
          count(c.minutes)::int as answered,
          (percentile_cont(0.5) within group (order by c.minutes))::float8 as minutes
        from each_day d left join calls c on c.asked and (c.raised_at at time zone ${timeZone})::date = d.day
        group by d.day order by d.day
      `.execute(db);
      const [houseRow] = counts.rows;
      const [threadRow] = threads.rows;
      if (!houseRow || !threadRow) throw new Error('a query of aggregates returned no row');
      return { ...houseRow, ...threadRow, days: days.rows };
    },
    weeks: async (complex, since, now, timeZone) => {
      // A call that is younger may still be answered in time.
      const { rows } = await sql<Week>`
        with calls as (${callsSince(complex, since, before(now, minutes(15)))})
        select to_char(date_trunc('week', raised_at at time zone ${timeZone}), 'YYYY-MM-DD') as monday,
          count(*)::int as asked,
          count(*) filter (where minutes <= 5)::int as within5,
          count(*) filter (where minutes <= 15)::int as within15,
          (percentile_cont(0.5) within group (order by minutes))::float8 as minutes
        from calls where asked group by 1 order by 1
      `.execute(db);
      return rows;
    },
  };
}

/** A call for nobody in particular, or to a spot without holders, cannot be answered by one. */
function callsSince(complex: ComplexId, since: Instant, until: Instant): RawBuilder<unknown> {
  return sql`
    select a.raised_at, a.kind, a.called_at is not null as called,
      a.kind <> 'message' and count(p.person_id) > 0 as asked,
      extract(epoch from min(p.answered_at) - a.raised_at) / 60 as minutes
    from alerts a
    left join alert_parties p on p.complex_id = a.complex_id and p.alert_id = a.id and p.part = 'holder' and not p.borrower
    where a.complex_id = ${complex} and a.raised_at >= ${since} and a.raised_at <= ${until}
    group by a.complex_id, a.id
  `;
}
