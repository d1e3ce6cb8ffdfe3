import { may } from '../access.ts';
import { quietUntil } from '../complexes/quiet-hours.ts';
import type { AuditEvent } from '../journal/journal.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { withSpotsOfNow } from './address-announcement.ts';
import { type Announcement, decideCallOff, decideSend, type SendRefusal } from './announcement.ts';
import { follow } from './follow-announcement.ts';

/** «Отправить» or «Срочно, сейчас»; from now on its author has a card that tells how far it got. */
export async function sendAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  urgent: boolean,
  now: Instant,
): Promise<Result<Announcement, SendRefusal>> {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  const own = locked.value;
  const quiet = quietUntil(now, await tx.complexes.get(actor.complex));
  const decided = decideSend(own, urgent, quiet, now);
  if (!decided.ok) return decided;
  const sent = own.state === 'draft' ? await withSpotsOfNow(tx, decided.value) : decided.value;
  await tx.announcements.save(sent);
  if (own.state === 'draft') await tx.journal.note(actor.complex, actor.person, sending(sent), now);
  await tx.cards.show(actor.complex, { kind: 'announcement', announcement: id }, [actor.person]);
  await follow(tx, sent, now);
  return ok(sent);
}

function sending({ to }: Announcement): AuditEvent {
  return to.kind === 'all' ? { kind: 'announced' } : { kind: 'announced to spots', count: to.spots.length };
}

/** «Не отправлять». */
export async function callOffAnnouncement(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  now: Instant,
): Promise<Result<Announcement, SendRefusal>> {
  const own = await lockOwn(tx, actor, id);
  if (!own.ok) return own;
  const decided = decideCallOff(own.value);
  if (!decided.ok) return decided;
  await tx.announcements.save(decided.value);
  await tx.journal.note(actor.complex, actor.person, { kind: 'announcement called off' }, now);
  await follow(tx, decided.value, now);
  return decided;
}

async function lockOwn(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
): Promise<Result<Announcement, 'not allowed' | 'not yours'>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const announcement = await tx.announcements.lock(actor.complex, id);
  return announcement?.author === actor.person ? ok(announcement) : refuse('not yours');
}
