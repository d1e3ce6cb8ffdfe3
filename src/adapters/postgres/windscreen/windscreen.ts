import { type CompiledQuery, type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { ChangeOf } from '../../../core/changes.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import { before, hours } from '../../../core/kernel/time.ts';
import type { Tag } from '../../../core/windscreen/tag.ts';
import type { TagOf, Visit, Windscreen } from '../../../core/windscreen/windscreen-ports.ts';
import type { Post } from '../kit/line.ts';
import type { Tables } from '../tables.ts';
import { loadCall } from './load-call.ts';
import { hashOf, hashOfCaller, hashOfCode, newSecrets } from './tag-secrets.ts';

type TagRow = Omit<Selectable<Tables['windscreen_tags']>, 'token_hash' | 'code_hash'>;

export function windscreen(db: Kysely<Tables>, post: Post, secret: Buffer): Windscreen {
  const tags = async (where: RawBuilder<unknown>) => {
    // Whoever holds the spot no more has no card of it.
    const { rows } = await sql<TagRow>`
      select t.complex_id, t.id, t.person_id, t.spot, t.made_at, t.issue, t.doubted_until from windscreen_tags t
      join holdings h on h.complex_id = t.complex_id and h.spot = t.spot and h.person_id = t.person_id
      where ${where} order by t.spot, t.person_id
    `.execute(db);
    return rows.map(tagFrom);
  };
  return {
    issue: async (complex, { person, spot }, replaced, now) => {
      const secrets = newSecrets();
      const fresh = {
        token_hash: hashOf(secrets.token),
        code_hash: hashOfCode(secrets.code),
        made_at: now,
        doubted_until: null,
      };
      const made = await db
        .insertInto('windscreen_tags')
        .values({ complex_id: complex, person_id: person, spot, issue: 1, ...fresh })
        .onConflict((oc) =>
          oc
            .columns(['complex_id', 'spot', 'person_id'])
            .doUpdateSet({ ...fresh, issue: replaced + 1 })
            .where('windscreen_tags.issue', '=', replaced),
        )
        .returning('id')
        .executeTakeFirst();
      return made ? secrets : null;
    },
    remove: async (complex, of) => {
      const { rows } =
        await sql`delete from windscreen_tags where ${whose(complex, of)} returning id`.execute(db);
      return rows.length > 0;
    },
    of: (complex, person) => tags(sql`t.complex_id = ${complex} and t.person_id = ${person}`),
    at: (complex, spot) => tags(sql`t.complex_id = ${complex} and t.spot = ${spot}`),
    find: async (shown) => {
      const found = await tags(sql`t.token_hash = ${hashOf(shown)} or t.code_hash = ${hashOfCode(shown)}`);
      return found[0] ?? null;
    },
    loadCall: (tag, caller, now) => loadCall({ db, post, secret }, tag, caller, now),
    visit: async (key, since) => {
      const { rows } = await sql<Visit>`
        select v.complex_id as complex, v.alert_id as alert, v.opened, v.made_at as "madeAt", not exists (
          select from windscreen_visits o
          where o.complex_id = v.complex_id and o.alert_id = v.alert_id and o.id <> v.id
        ) as alone
        from windscreen_visits v where v.key_hash = ${hashOf(key)} and v.made_at > ${since}
      `.execute(db);
      return rows[0] ?? null;
    },
    noteFlood: async (complex, now) => {
      const { rows } = await sql`
        insert into windscreen_floods (complex_id, told_at) values (${complex}, ${now})
        on conflict (complex_id) do update set told_at = excluded.told_at
        where windscreen_floods.told_at <= ${before(now, hours(1))} returning complex_id
      `.execute(db);
      return rows.length > 0;
    },
  };
}

export function addVisit(
  db: Kysely<Tables>,
  secret: Buffer,
  complex: ComplexId,
  { alert, caller, opened, at }: ChangeOf<'visit'>,
): CompiledQuery {
  const { key, visitor, network } = caller;
  return db
    .insertInto('windscreen_visits')
    .values({
      complex_id: complex,
      alert_id: alert,
      key_hash: hashOf(key),
      visitor: hashOfCaller(secret, visitor),
      network: hashOfCaller(secret, network),
      opened,
      made_at: at,
    })
    .compile();
}

const whose = (complex: ComplexId, { person, spot }: TagOf) =>
  sql`complex_id = ${complex} and person_id = ${person} and spot = ${spot}`;

function tagFrom(row: TagRow): Tag {
  return {
    complex: row.complex_id,
    id: row.id,
    holder: row.person_id,
    spot: row.spot,
    madeAt: row.made_at,
    issue: row.issue,
    doubtedUntil: row.doubted_until,
  };
}
