import type pg from 'pg';

/** How many complexes there are with the one that is tried, and what each of the others has behind it. */
export type Beside = {
  readonly complexes: number;
  /** In each, with a spot each: less than a thousand. */
  readonly people: number;
  readonly alerts: number;
  /** Of each alert. */
  readonly notices: number;
  /** When all of it happened, within a thousand minutes or so. */
  readonly since: string;
};

const BESIDE: Beside = { complexes: 100, people: 60, alerts: 100, notices: 4, since: '2026-11-20T12:00:00Z' };

/**
 * Other people's parking of some days ago: complexes, their residents, closed threads, their notices, passes, claims, entries
 * of the journal. None of it is due, none of it concerns complex 1.
 */
export async function fillBeside(pool: Pick<pg.Pool, 'query'>, beside = BESIDE): Promise<void> {
  const { complexes, people, alerts, notices, since } = beside;
  const person = '100000 + c * 1000 + n';
  const each = (many: number) => `generate_series(2, ${complexes}) c, generate_series(1, ${many}) n`;
  const past = `timestamptz '${since}' + n * interval '1 minute'`;
  await pool.query(`
    insert into complexes (id, name, time_zone) overriding system value
      select c, 'ЖК ' || c, 'Europe/Moscow' from generate_series(2, ${complexes}) c;
    insert into persons (id, display_name, language, met_at) overriding system value
      select ${person}, 'Сосед ' || n, 'ru', ${past} from ${each(people)};
    insert into addresses (bot_id, external_id, person_id, chat_ref)
      select 1, (9000000 + c * 1000 + n)::text, ${person}, (9000000 + c * 1000 + n)::text from ${each(people)};
    insert into memberships (complex_id, person_id, consent_version, consented_at, consent_asked, approved_at)
      select c, ${person}, 3, ${past}, 3, ${past} from ${each(people)};
    insert into spots (complex_id, number) select c, n from ${each(people)};
    insert into holdings (complex_id, spot, person_id, since) select c, n, ${person}, ${past} from ${each(people)};
    insert into claims (complex_id, person_id, made_at, verdict, open, decided_by, decided_at)
      select c, ${person}, ${past}, 'approved', false, 100000 + c * 1000 + 1, ${past} from ${each(people)};
    insert into journal (complex_id, at, by_person, about, deed)
      select c, ${past}, ${person}, ${person}, '{"kind": "spot left", "spot": 1}' from ${each(people)};
    insert into updates (bot_id, key, seen_at) select 1, 'beside:' || c || ':' || n, ${past} from ${each(alerts)};
    insert into alerts (complex_id, id, kind, spot, state, raised_at, open_since, last_event_at, rung_at,
        reminded_by_timer, reminders, closed_at, closing)
      overriding system value
      select c, n, 'blocked', 1 + n % ${people}, 'closed', ${past}, ${past}, ${past}, ${past}, false, 0, ${past}, 'resolved'
      from ${each(alerts)};
    insert into alert_parties (complex_id, alert_id, part, person_id, spot, reach, joined_at)
      select c, n, part, 100000 + c * 1000 + 1 + (n + (part = 'holder')::int) % ${people},
        case part when 'sender' then 1 + n % ${people} end, case part when 'holder' then 'delivered' end,
        case part when 'sender' then ${past} end
      from ${each(alerts)}, unnest('{sender,holder}'::text[]) part;
    insert into cards (complex_id, id, subject_kind, subject_id, part, viewer, message_ref, shown)
      overriding system value
      select c, n * 2 + (part = 'holder')::int, 'alert', n, part,
        100000 + c * 1000 + 1 + (n + (part = 'holder')::int) % ${people}, '7', 'shown'
      from ${each(alerts)}, unnest('{sender,holder}'::text[]) part;
    insert into notices (complex_id, recipient, lane, card_id, version, made_at, due_at, state, settled_at, message_ref)
      select c, 100000 + c * 1000 + 1 + n % ${people}, 0, n * 2, 1, ${past}, ${past}, 'sent', ${past}, '7'
      from ${each(alerts)}, generate_series(1, ${notices});
    analyze;
  `);
}
