import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import type { Announcement } from './announcement.ts';

/** «Объявления»: the last ones that residents got, the newest first. */
export async function readAnnouncements(
  tx: Tx,
  actor: Member,
  most: number,
): Promise<Result<readonly Announcement[], 'not allowed'>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  return ok(await tx.announcements.latest(actor.complex, most));
}

/** One of them; a draft and one that waits are nobody's to read. */
export async function readAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
): Promise<Result<Announcement, 'not allowed' | 'not sent'>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  const announcement = await tx.announcements.get(actor.complex, id);
  if (announcement?.state !== 'going' && announcement?.state !== 'done') return refuse('not sent');
  return ok(announcement);
}
