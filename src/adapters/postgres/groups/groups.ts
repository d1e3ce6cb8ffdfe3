import { type Kysely, type Selectable, sql } from 'kysely';
import type { Groups, LinePlace } from '../../../chat/kit/groups.ts';
import type { Group } from '../../../core/groups/group.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { cardQueue } from '../outbox/cards.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

export function groups(db: Kysely<Tables>, now: Instant, queued: () => void): Groups {
  const queue = cardQueue(db, now, queued);
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
          sees_all: group.seesAll,
          mention_seen_at: group.mentionSeenAt,
          told_unlinked: group.toldUnlinked,
          told_blind: group.toldBlind,
        })
        .where('id', '=', group.id)
        .execute();
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
    move: async (bot, from, to) => {
      const old = await db
        .selectFrom('groups')
        .select('id')
        .where('bot_id', '=', bot)
        .where('chat_ref', '=', from)
        .forUpdate()
        .executeTakeFirst();
      // Whoever heard of it first has moved it: two updates and a refused call tell of the same.
      if (!old) return;
      await db
        .deleteFrom('groups')
        .where('bot_id', '=', bot)
        .where('chat_ref', '=', to)
        .where('complex_id', 'is', null)
        .execute();
      const moved = await db
        .updateTable('groups')
        .set({ chat_ref: to, present: true })
        .where('id', '=', old.id)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('groups').where('bot_id', '=', bot).where('chat_ref', '=', to))),
        )
        .returning('id')
        .executeTakeFirst();
      if (!moved) return;
      const lines = db.selectFrom('group_lines').select('id').where('group_id', '=', moved.id);
      await db
        .updateTable('cards')
        .set({ message_ref: null, shown: null })
        .where('line_id', 'in', lines)
        .execute();
      await db.updateTable('group_lines').set({ reply_to: null }).where('group_id', '=', moved.id).execute();
      await db
        .updateTable('announcement_pins')
        .set({ message_ref: null })
        .where('group_id', '=', moved.id)
        .execute();
    },
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
        .orderBy('id')
        .execute();
      return rows.map(groupOf);
    },
    tell: async (complex, group, notice) => {
      queued();
      await db
        .insertInto('notices')
        .values({
          complex_id: complex,
          recipient: null,
          group_id: group,
          lane: LANES.note,
          card_id: null,
          notice: JSON.stringify(notice),
          version: NOTICE_VERSION,
          made_at: now,
          due_at: now,
          state: 'due',
          owner: null,
          settled_at: null,
        })
        .execute();
    },
    showLine: async (complex, alert, place, message) => {
      const line = await db
        .insertInto('group_lines')
        .values({ complex_id: complex, group_id: place.group, topic: place.topic, reply_to: place.replyTo })
        .returning('id')
        .executeTakeFirstOrThrow();
      const card = await db
        .insertInto('cards')
        .values({
          complex_id: complex,
          subject_kind: 'alert',
          subject_id: alert,
          part: 'group',
          viewer: null,
          line_id: line.id,
          message_ref: message,
          shown: null,
          // What is there already is edited, not sent anew.
          rings_wanted: message === null ? 1 : 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await queue(complex, [{ id: card.id, viewer: null, group_id: place.group }], LANES.note);
    },
    askBack: async (complex, author, { note, place }, expiresAt) => {
      const { id } = await db
        .insertInto('asked_back')
        .values({
          complex_id: complex,
          person_id: author,
          group_id: place?.group ?? null,
          topic: place?.topic ?? null,
          reply_to: place?.replyTo ?? null,
          note: note.text,
          note_photos: note.photos,
          expires_at: expiresAt,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
    takeBack: async (complex, id, author) => {
      const row = await db
        .deleteFrom('asked_back')
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('person_id', '=', author)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      if (!row) return null;
      const place: LinePlace | null =
        row.group_id === null ? null : { group: row.group_id, topic: row.topic, replyTo: row.reply_to };
      return { note: { text: row.note, photos: row.note_photos }, place };
    },
    isLate: async (complex, id, author) => {
      const row = await db
        .selectFrom('asked_back')
        .select('id')
        .where('complex_id', '=', complex)
        .where('id', '=', id)
        .where('person_id', '=', author)
        .executeTakeFirst();
      return row !== undefined;
    },
    botName: async (bot) => {
      const row = await db.selectFrom('bots').select('name').where('id', '=', bot).executeTakeFirst();
      return row?.name ?? null;
    },
    botNameIn: async (group) => {
      const row = await db
        .selectFrom('groups as g')
        .innerJoin('bots as b', 'b.id', 'g.bot_id')
        .select('b.name')
        .where('g.id', '=', group)
        .executeTakeFirst();
      return row?.name ?? null;
    },
  };
}

/** Remembers what people type behind @ to address the bot. */
export async function nameBot(db: Kysely<Tables>, bot: number, name: string): Promise<void> {
  await db.updateTable('bots').set({ name }).where('id', '=', bot).execute();
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
    seesAll: row.sees_all,
    mentionSeenAt: row.mention_seen_at,
    toldUnlinked: row.told_unlinked,
    toldBlind: row.told_blind,
  };
}

function fromRow(row: Selectable<Tables['groups']> | undefined): Group | null {
  return row ? groupOf(row) : null;
}
