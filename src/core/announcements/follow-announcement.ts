import { may } from '../access.ts';
import { morningFrom, quietUntil } from '../complexes/quiet-hours.ts';
import type { AnnouncementId, ComplexId } from '../kernel/ids.ts';
import { earliest, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Announcement, decideMorning, nextLook } from './announcement.ts';
import { isReminderDue, nextRequestLook } from './move-request.ts';

/** Its timer: lets one that waited go, counts one that goes, ends it when nobody is left, reminds of one that asks. */
export async function lookAtAnnouncement(
  tx: Tx,
  complex: ComplexId,
  id: AnnouncementId,
  now: Instant,
): Promise<void> {
  const announcement = await tx.announcements.lock(complex, id);
  if (!announcement) return tx.timers.set(complex, { kind: 'announcement', announcement: id }, null);
  if (announcement.state === 'going') return count(tx, await reminded(tx, announcement, now), now);
  if (announcement.state === 'done') return lookAtRequest(tx, await reminded(tx, announcement, now), now);
  const isAllowed = await mayStillAnnounce(tx, announcement);
  const next = decideMorning(announcement, isAllowed, quietUntil(now, await tx.complexes.get(complex)), now);
  if (next !== announcement) await tx.announcements.save(next);
  await follow(tx, next, now);
}

/** Its author may have been banned, demoted or forgotten overnight. */
async function mayStillAnnounce(tx: Tx, { complex, author }: Announcement): Promise<boolean> {
  const me = author && (await tx.residents.get(complex, author));
  return me ? may(me, 'announce') : false;
}

/** What has to happen now that it is in this state. */
export async function follow(tx: Tx, announcement: Announcement, now: Instant): Promise<void> {
  const { complex, id, state, startsAt } = announcement;
  if (state === 'going') {
    await tx.announcements.queue(announcement);
    return count(tx, announcement, now);
  }
  await tx.timers.set(
    complex,
    { kind: 'announcement', announcement: id },
    state === 'waiting' ? startsAt : null,
  );
  await tx.cards.redraw(complex, { kind: 'announcement', announcement: id });
}

async function count(tx: Tx, announcement: Announcement, now: Instant): Promise<void> {
  const { complex, id } = announcement;
  const timer = { kind: 'announcement', announcement: id } as const;
  // Who ends the last copy sets it, too (`recordCopy`): he has done so, and is counted, or waits until we have set it.
  await tx.timers.set(complex, timer, now);
  const progress = await tx.announcements.progress(complex, id);
  const { left, delivered, onPhone, unreachable, failed } = progress;
  const report = { delivered, onPhone, unreachable, failed };
  const done = { ...announcement, state: 'done', finishedAt: now, report } as const;
  if (left === 0) {
    await tx.announcements.save(done);
    return lookAtRequest(tx, done, now);
  }
  const next = earliest(nextLook(progress, now), nextRequestLook(announcement, now));
  await tx.timers.set(complex, timer, next);
  await tx.cards.redraw(complex, { kind: 'announcement', announcement: id });
}

/** One that has arrived: it is looked at again while it waits for answers. */
async function lookAtRequest(tx: Tx, announcement: Announcement, now: Instant): Promise<void> {
  const { complex, id } = announcement;
  await tx.timers.set(
    complex,
    { kind: 'announcement', announcement: id },
    nextRequestLook(announcement, now),
  );
  await tx.cards.redraw(complex, { kind: 'announcement', announcement: id });
}

/** With its silent ones reminded, where that is due; whoever was asleep through the morning waits for the next. */
async function reminded(tx: Tx, announcement: Announcement, now: Instant): Promise<Announcement> {
  const { complex, request } = announcement;
  if (!request || !isReminderDue(announcement, now)) return announcement;
  const morning = morningFrom(now, await tx.complexes.get(complex));
  const next = isDue(morning, now)
    ? { ...request, reminded: await tx.announcements.remind(announcement) }
    : { ...request, remindAt: morning };
  await tx.announcements.save({ ...announcement, request: next });
  return { ...announcement, request: next };
}

/** Somebody's copy has come to its end: after the last one the report is due. */
export async function recordCopy(
  tx: Tx,
  complex: ComplexId,
  id: AnnouncementId,
  now: Instant,
): Promise<void> {
  // Each of the last few does this, for none of them sees how the others end.
  if (await tx.announcements.isQueued(complex, id)) return;
  await tx.timers.set(complex, { kind: 'announcement', announcement: id }, now);
}
