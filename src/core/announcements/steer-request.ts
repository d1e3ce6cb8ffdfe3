import { may } from '../access.ts';
import { morningFrom } from '../complexes/quiet-hours.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Announcement } from './announcement.ts';
import { lookAtAnnouncement } from './follow-announcement.ts';
import { decideReminder, hasAnswers, isAnswerable, type RemindRefusal } from './move-request.ts';

/** «Напомнить»: the silent ones hear once more, this morning or tomorrow's. Any admin may. */
export async function remindSilent(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  now: Instant,
): Promise<Result<Announcement, 'not allowed' | RemindRefusal>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const { complex, person } = actor;
  const announcement = await tx.announcements.lock(complex, id);
  if (!announcement) return refuse('over');
  const asked = await tx.announcements.asked(announcement, now);
  const silent = asked.filter(({ answer }) => answer === null).length;
  const morning = morningFrom(now, await tx.complexes.get(complex));
  const decided = decideReminder(announcement, silent, morning, now);
  if (!decided.ok) return decided;
  await tx.announcements.save(decided.value);
  await tx.journal.note(complex, person, { kind: 'silent reminded' }, now);
  await lookAtAnnouncement(tx, complex, id, now);
  return decided;
}

/** «Готово»: no answer is needed any more, and nobody is reminded. */
export async function closeRequest(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'over'>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const announcement = await tx.announcements.lock(actor.complex, id);
  if (!announcement?.request || !isAnswerable(announcement, now)) return refuse('over');
  await tx.announcements.save({ ...announcement, request: { ...announcement.request, closedAt: now } });
  await lookAtAnnouncement(tx, actor.complex, id, now);
  return ok(null);
}

/** «Ответы»: the card of a request for whichever admin looks, from then on kept up to date. */
export async function seeAnswers(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'over'>> {
  if (!may(actor, 'announce')) return refuse('not allowed');
  const { complex, person } = actor;
  const announcement = await tx.announcements.get(complex, id);
  if (!announcement || !hasAnswers(announcement, now)) return refuse('over');
  const card = { kind: 'announcement', announcement: id } as const;
  const cards = await tx.cards.shown(complex, card);
  if (cards.some(({ viewer }) => viewer === person)) await tx.cards.ring(complex, card, person);
  else await tx.cards.show(complex, card, [person]);
  return ok(null);
}
