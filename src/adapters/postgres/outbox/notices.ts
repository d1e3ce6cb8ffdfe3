import type { Kysely } from 'kysely';
import { type Queue, queueOf } from '../../../chat/kit/outbox.ts';
import { quietUntil } from '../../../core/complexes/quiet-hours.ts';
import { waitsForMorning } from '../../../core/features.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import { NOTICE_VERSION } from '../../../core/notices.ts';
import type { Notices } from '../../../core/ports.ts';
import { complexes } from '../complexes/complexes.ts';
import type { Tables } from '../tables.ts';
import { LANES } from './lanes.ts';

export function notices(db: Kysely<Tables>, now: Instant, queued: (queue: Queue) => void): Notices {
  return {
    add: async (complex, recipients, lane, notice, notBefore) => {
      if (recipients.length === 0) return;
      const isHeld = lane === 'note' && waitsForMorning(notice);
      const morning = isHeld ? quietUntil(now, await complexes(db).get(complex)) : null;
      const dueAt = notBefore ?? morning ?? now;
      queued(queueOf(lane));
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
      await db.insertInto('notices').values(rows).execute();
    },
  };
}
