import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, days, earliest, type Instant, isDue } from '../kernel/time.ts';
import type { Announcement } from './announcement.ts';

/** «Просьба убрать машину»: an announcement whose readers say whether they will. */
export type MoveRequest = {
  /** When the silent ones are or were reminded; null: nobody has asked for it. */
  readonly remindAt: Instant | null;
  /** About so many spots; null: not yet. */
  readonly reminded: number | null;
  /** «Готово»: no answer is needed any more. */
  readonly closedAt: Instant | null;
};

export const NEW_REQUEST: MoveRequest = { remindAt: null, reminded: null, closedAt: null };

/** «Уберу», «Не смогу»: one answer a person, for all his spots that are meant. */
export type MoveAnswer = 'will move' | 'cannot move';

/** A spot that is asked, and what is known of it. One of its holders who will move it is enough. */
export type AskedSpot = {
  readonly spot: SpotNumber;
  readonly answer: MoveAnswer | null;
  /** Marked free in the directory: the car may be away, and nobody has said so to the admin. */
  readonly isFree: boolean;
};

/** What a reader has to do with it: which of his spots are asked, which of them are silent, and what he said. */
export type ReaderPart = {
  readonly spots: readonly SpotNumber[];
  readonly silent: readonly SpotNumber[];
  readonly answer: MoveAnswer | null;
};

/** After so long nobody waits for an answer. */
export const ANSWERED_FOR = days(7);
/** How long who answered what is kept. */
export const ANSWERS_KEPT = days(30);

type Sent = Pick<Announcement, 'state' | 'startsAt' | 'request'>;

/** Whether an answer still counts. */
export function isAnswerable({ state, startsAt, request }: Sent, now: Instant): boolean {
  if (!request || request.closedAt || startsAt === null) return false;
  return (state === 'going' || state === 'done') && !isDue(after(startsAt, ANSWERED_FOR), now);
}

/** Whether its answers can still be looked at. */
export function hasAnswers({ state, startsAt, request }: Sent, now: Instant): boolean {
  if (!request || startsAt === null || (state !== 'going' && state !== 'done')) return false;
  return !isDue(after(startsAt, ANSWERS_KEPT), now);
}

export type RemindRefusal = 'over' | 'reminded already' | 'nobody silent';

/** «Напомнить»: once, in the morning. */
export function decideReminder(
  announcement: Announcement,
  silent: number,
  morning: Instant,
  now: Instant,
): Result<Announcement, RemindRefusal> {
  const { request } = announcement;
  if (!request || !isAnswerable(announcement, now)) return refuse('over');
  if (request.remindAt) return refuse('reminded already');
  if (silent === 0) return refuse('nobody silent');
  return ok({ ...announcement, request: { ...request, remindAt: morning } });
}

/** Whether the silent ones have to be reminded now. */
export function isReminderDue(announcement: Announcement, now: Instant): boolean {
  const { request } = announcement;
  if (!request?.remindAt || request.reminded !== null || request.closedAt) return false;
  return isDue(request.remindAt, now);
}

/** When something is to happen by itself to one that has arrived; null: nothing any more. */
export function nextRequestLook({ startsAt, request }: Announcement, now: Instant): Instant | null {
  if (!request || request.closedAt || startsAt === null) return null;
  const end = after(startsAt, ANSWERED_FOR);
  return earliest(isDue(end, now) ? null : end, request.reminded === null ? request.remindAt : null);
}
