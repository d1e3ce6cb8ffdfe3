import type { Kysely } from 'kysely';
import type { Groups } from '../../../chat/kit/groups.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import { cardQueue } from '../outbox/cards.ts';
import { LANES } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

/** What the bot says in groups: notices, and one line a thread that is edited as the thread goes on. */
export function groupLines(
  db: Kysely<Tables>,
  now: Instant,
  queued: () => void,
): Pick<Groups, 'tell' | 'showLine'> {
  const queue = cardQueue(db, now, queued);
  return {
    tell: async (complex, group, notice, notBefore = now) => {
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
          due_at: notBefore,
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
  };
}
