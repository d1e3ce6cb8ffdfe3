import { type Kysely, type Selectable, sql } from 'kysely';
import type { Groups } from '../../../chat/kit/groups.ts';
import type { Group } from '../../../core/groups/group.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { Tables } from '../tables.ts';
import { askedBack } from './asked-back.ts';
import { botNames } from './bot-names.ts';
import { groupLines } from './group-lines.ts';
import { moveGroup } from './move-group.ts';

export function groups(db: Kysely<Tables>, now: Instant, queued: () => void): Groups {
  return {
    ...houseGroups(db),
    ...groupLines(db, now, queued),
    ...askedBack(db, now),
    ...botNames(db),
  };
}

/** The group chats themselves: which there are, and whose. */
function houseGroups(
  db: Kysely<Tables>,
): Pick<Groups, 'get' | 'find' | 'meet' | 'save' | 'hasLinkedNamesake' | 'link' | 'unlink' | 'move' | 'all'> {
  const one = (id: Group['id']) => db.selectFrom('groups').selectAll().where('id', '=', id);
  return {
    get: async (id) => fromRow(await one(id).executeTakeFirst()),
    find: async (bot, chat) => {
      const row = db.selectFrom('groups').selectAll().where('bot_id', '=', bot).where('chat_ref', '=', chat);
      return fromRow(await row.executeTakeFirst());
    },
    meet: async (bot, chat, title, language) => {
      const row = { bot_id: bot, chat_ref: chat, title, language, complex_id: null };
      const made = await db
        .insertInto('groups')
        .values({ ...row, present: true, sees_all: false })
        .onConflict((oc) => oc.columns(['bot_id', 'chat_ref']).doUpdateSet({ title }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return groupOf(made);
    },
    save: async (group) => {
      await db
        .updateTable('groups')
        .set({
          present: group.present,
          admin_seen: group.adminSeen,
          sees_all: group.seesAll,
          mention_seen_at: group.mentionSeenAt,
          told_unlinked: group.toldUnlinked,
          told_blind: group.toldBlind,
        })
        .where('id', '=', group.id)
        .execute();
    },
    hasLinkedNamesake: async (group) => {
      const namesake = await db
        .selectFrom('groups as g')
        .innerJoin('groups as other', (join) =>
          join.onRef('other.bot_id', '=', 'g.bot_id').onRef('other.title', '=', 'g.title'),
        )
        .select('other.id')
        .where('g.id', '=', group)
        .where('other.complex_id', 'is not', null)
        .executeTakeFirst();
      return namesake !== undefined;
    },
    link: async (group, complex, language) => {
      const linked = await db
        .updateTable('groups')
        .set({ complex_id: complex, language })
        .where('id', '=', group)
        .where('complex_id', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return linked !== undefined;
    },
    unlink: async (group, complex) => {
      const unlinked = await db
        .updateTable('groups')
        .set({ complex_id: null })
        .where('id', '=', group)
        .where('complex_id', '=', complex)
        .returning('id')
        .executeTakeFirst();
      return unlinked !== undefined;
    },
    move: (bot, from, to) => moveGroup(db, bot, from, to),
    all: async (complex) => {
      const rows = await db
        .selectFrom('groups')
        .selectAll()
        .where((eb) =>
          eb.or([
            eb('complex_id', '=', complex),
            eb.and([eb('complex_id', 'is', null), eb('present', '=', sql.lit(true))]),
          ]),
        )
        .orderBy('title')
        .orderBy('id')
        .execute();
      return rows.map(groupOf);
    },
  };
}

/** What /readyz tells of the groups. */
export async function groupState(db: Kysely<Tables>): Promise<{ linked: number; blind: number }> {
  const { rows } = await sql<{ linked: number; blind: number }>`
    select count(*)::int as linked,
      (count(*) filter (where not sees_all and mention_seen_at is null))::int as blind
    from groups where present and complex_id is not null
  `.execute(db);
  return rows[0] ?? { linked: 0, blind: 0 };
}

function groupOf(row: Selectable<Tables['groups']>): Group {
  return {
    id: row.id,
    title: row.title,
    complex: row.complex_id,
    present: row.present,
    adminSeen: row.admin_seen,
    seesAll: row.sees_all,
    mentionSeenAt: row.mention_seen_at,
    toldUnlinked: row.told_unlinked,
    toldBlind: row.told_blind,
  };
}

function fromRow(row: Selectable<Tables['groups']> | undefined): Group | null {
  return row ? groupOf(row) : null;
}
