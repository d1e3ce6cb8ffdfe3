import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { AnnouncementContent } from './announcement.ts';

/** «Новое объявление»: takes the place of the author's earlier draft `of`, and goes to whomever that went. */
export async function draftAnnouncement(
  tx: Tx,
  actor: Member,
  content: AnnouncementContent,
  of: AnnouncementId | null,
  now: Instant,
): Promise<Result<AnnouncementId, 'not allowed'>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  return ok(await tx.announcements.draft(actor.complex, actor.person, content, now, of));
}
