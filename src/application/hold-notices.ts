import { quietUntil } from '../core/complexes/quiet-hours.ts';
import { waitsForMorning } from '../core/features.ts';
import type { ComplexId, PersonId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Lane, Notice } from '../core/notices.ts';
import type { Complexes, Notices } from '../core/ports.ts';

/** The queue itself: what stands in it is sent when it is due. */
export type NoticeQueue = {
  readonly put: (
    complex: ComplexId,
    recipients: readonly PersonId[],
    lane: Lane,
    notice: Notice,
    dueAt: Instant,
  ) => Promise<void>;
};

/** What core tells people, on its way into the queue: a note that can wait is held until quiet hours are over. */
export function holdNotices(queue: NoticeQueue, complexes: Pick<Complexes, 'get'>, now: Instant): Notices {
  return {
    add: async (complex, recipients, lane, notice, notBefore) => {
      if (recipients.length === 0) return;
      const isHeld = lane === 'note' && waitsForMorning(notice);
      const morning = isHeld ? quietUntil(now, await complexes.get(complex)) : null;
      await queue.put(complex, recipients, lane, notice, notBefore ?? morning ?? now);
    },
  };
}
