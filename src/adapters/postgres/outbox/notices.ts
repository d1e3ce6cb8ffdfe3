import type { CompiledQuery, Kysely } from 'kysely';
import type { NoticeQueue } from '../../../application/hold-notices.ts';
import { type Queue, queueOf } from '../../../chat/kit/outbox.ts';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { type Lane, NOTICE_VERSION, type Notice } from '../../../core/notices.ts';
import type { Tables } from '../tables.ts';
import { LANES } from './lanes.ts';

export function noticeQueue(
  db: Kysely<Tables>,
  now: Instant,
  queued: (queue: Queue, many: number) => void,
): NoticeQueue {
  return {
    put: async (complex, recipients, lane, notice, dueAt) => {
      queued(queueOf(lane), recipients.length);
      await db.executeQuery(noticesFor(db, complex, recipients, lane, notice, now, dueAt));
    },
  };
}

/** The same notice for each of them, due then. */
export function noticesFor(
  db: Kysely<Tables>,
  complex: ComplexId,
  recipients: readonly PersonId[],
  lane: Lane,
  notice: Notice,
  now: Instant,
  dueAt: Instant,
): CompiledQuery {
  const rows = recipients.map((recipient) => ({
    complex_id: complex,
    recipient,
    lane: LANES[lane],
    card_id: null,
    notice: JSON.stringify(notice),
    version: NOTICE_VERSION,
    made_at: now,
    due_at: dueAt,
    state: 'due' as const,
    owner: null,
    settled_at: null,
  }));
  return db.insertInto('notices').values(rows).compile();
}
