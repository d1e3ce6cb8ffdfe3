import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';
import { concerns } from './addressees.ts';
import type { Announcement } from './announcement.ts';

/** «Объявления»: the last ones that residents got, the newest first; those to some spots for whoever holds one now. */
export async function readAnnouncements(
  tx: Tx,
  actor: Member,
  most: number,
): Promise<Result<readonly Announcement[], 'not allowed'>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  const spots = may(actor, 'announce') ? null : actor.spots;
  return ok(await tx.announcements.latest(actor.complex, spots, most));
}

/** Whether an announcement is for him: it concerns him, or he is one of those who write them. */
export function isFor({ to }: Pick<Announcement, 'to'>, reader: Pick<Member, 'roles' | 'spots'>): boolean {
  return may(reader, 'announce') || concerns(to, reader.spots);
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
  return isFor(announcement, actor) ? ok(announcement) : refuse('not allowed');
}
