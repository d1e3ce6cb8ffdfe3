import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { concerns } from './addressees.ts';
import type { Announcement } from './announcement.ts';

/** «Объявления»: the last ones that residents got, the newest first; those to some spots for whoever holds one now. */
export async function readAnnouncements(
  tx: Tx,
  actor: Member,
  most: number,
  now: Instant,
): Promise<Result<readonly Announcement[], 'not allowed'>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  const spots = may(actor, 'announce') ? null : await standsAt(tx, actor, now);
  return ok(await tx.announcements.latest(actor.complex, spots, most));
}

/** Where somebody's car may stand: his own spots, and the one that he was lent. */
export async function standsAt(
  tx: Tx,
  { complex, person, spots }: Pick<Member, 'complex' | 'person' | 'spots'>,
  now: Instant,
): Promise<readonly SpotNumber[]> {
  const lent = await tx.lendings.openOf(complex, person);
  return lent && !isDue(lent.until, now) ? [...spots, lent.spot] : spots;
}

/** Whether an announcement is for him: it concerns him, or he is one of those who write them. */
export async function isFor(
  tx: Tx,
  { to }: Pick<Announcement, 'to'>,
  reader: Pick<Member, 'complex' | 'person' | 'roles' | 'spots'>,
  now: Instant,
): Promise<boolean> {
  return may(reader, 'announce') || concerns(to, await standsAt(tx, reader, now));
}

/** One of them; a draft and one that waits are nobody's to read. */
export async function readAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  now: Instant,
): Promise<Result<Announcement, 'not allowed' | 'not sent'>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  const announcement = await tx.announcements.get(actor.complex, id);
  if (announcement?.state !== 'going' && announcement?.state !== 'done') return refuse('not sent');
  return (await isFor(tx, announcement, actor, now)) ? ok(announcement) : refuse('not allowed');
}
