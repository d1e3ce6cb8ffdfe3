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

/** Whether it waits for the morning when it is made in quiet hours. */
export function isHeld(lane: Lane, notice: Notice): boolean {
  return lane === 'note' && waitsForMorning(notice);
}

/** What core tells people, on its way into the queue: a note that can wait is held until quiet hours are over. */
export function holdNotices(queue: NoticeQueue, complexes: Pick<Complexes, 'get'>, now: Instant): Notices {
  return {
    add: async (complex, recipients, lane, notice, notBefore) => {
      if (recipients.length === 0) return;
      const morning = isHeld(lane, notice) ? quietUntil(now, await complexes.get(complex)) : null;
      await queue.put(complex, recipients, lane, notice, notBefore ?? morning ?? now);
    },
  };
}
