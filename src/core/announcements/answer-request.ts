import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AnnouncementId, ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Announcement, LOOK_EVERY } from './announcement.ts';
import { isAnswerable, type MoveAnswer } from './move-request.ts';

export type AnswerRefusal = 'not allowed' | 'not yours' | 'over' | 'said already';

/** «Уберу», «Не смогу»: for all of one's spots that are meant; the last word counts. */
export async function answerRequest(
  tx: Tx,
  actor: Member,
  id: AnnouncementId,
  answer: MoveAnswer,
  now: Instant,
): Promise<Result<Announcement, AnswerRefusal>> {
  if (!may(actor, 'read announcements')) return refuse('not allowed');
  const announcement = await tx.announcements.lock(actor.complex, id);
  if (!announcement?.request) return refuse('not yours');
  const part = await tx.announcements.partOf(announcement, actor.person);
  if (part.spots.length === 0) return refuse('not yours');
  if (!isAnswerable(announcement, now)) return refuse('over');
  if (part.answer === answer) return refuse('said already');
  await tx.announcements.answer(announcement, actor.person, answer, now);
  // Two hundred answers are not two hundred edits: the card waits for whoever else answers meanwhile.
  const timer = { kind: 'announcement answers', announcement: id } as const;
  await tx.timers.setOnce(actor.complex, timer, after(now, LOOK_EVERY.later));
  return ok(announcement);
}

/** The cards say who has answered by now. */
export async function tellAnswers(tx: Tx, complex: ComplexId, id: AnnouncementId): Promise<void> {
  // Whoever answers holds the same lock: his answer is drawn now, or sets the timer anew.
  await tx.announcements.lock(complex, id);
  await tx.timers.set(complex, { kind: 'announcement answers', announcement: id }, null);
  await tx.cards.redraw(complex, { kind: 'announcement', announcement: id });
}
