import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { AnnouncementContent, Audience } from './announcement.ts';

/** What an admin looks at before he sends it. */
export type Draft = { readonly id: AnnouncementId; readonly audience: Audience };

/** «Новое объявление»: takes the place of the author's earlier draft, and says how many will get it. */
export async function draftAnnouncement(
  tx: Tx,
  actor: Member,
  content: AnnouncementContent,
  now: Instant,
): Promise<Result<Draft, 'not allowed'>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const { complex, person } = actor;
  const id = await tx.announcements.draft(complex, person, content, now);
  return ok({ id, audience: await tx.announcements.audience(complex, person) });
}
