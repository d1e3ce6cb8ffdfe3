import type { AnnouncementId, ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, days, type Instant, isDue, seconds } from '../kernel/time.ts';
import type { Addressees } from './addressees.ts';
import type { Formatting } from './formatting.ts';
import type { MoveRequest } from './move-request.ts';

/** Drafts that were not sent are forgotten after this, and in time what nobody looks back at. */
export const DRAFT_LIFE = days(1);
export const ANNOUNCEMENT_LIFE = days(365);

/** A text, or photos or files with a text below them, as many as an album holds. The references are the messenger's own. */
export type AnnouncementContent = {
  readonly text: string | null;
  /** Of the text. */
  readonly formatting: readonly Formatting[];
  readonly photos: readonly string[];
  readonly documents: readonly string[];
};

/** One message of an admin to all residents of the house, or to the holders of some spots. */
export type Announcement = {
  readonly complex: ComplexId;
  readonly id: AnnouncementId;
  /** Null: the author is no longer known. */
  readonly author: PersonId | null;
  readonly content: AnnouncementContent;
  readonly to: Addressees;
  /** Null: it asks nobody to move a car. */
  readonly request: MoveRequest | null;
  readonly state: 'draft' | 'waiting' | 'going' | 'done' | 'called off';
  /** When it leaves or left; a draft has no such time. */
  readonly startsAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** How it ended; null until then. */
  readonly report: Report | null;
};

export type Report = {
  readonly delivered: number;
  /** A push service took it, and no phone said that it showed it. */
  readonly onPhone: number;
  /** Closed the bot, before or meanwhile. */
  readonly unreachable: number;
  readonly failed: number;
};

/** How far it got, counted while it goes. */
export type Progress = Report & {
  readonly left: number;
  /** When the next of those who are left may be written to; null: they are being written to. */
  readonly nextAt: Instant | null;
};

/** Who is going to get it. */
export type Audience = {
  readonly reachable: number;
  readonly unreachable: number;
  /** Whoever has switched announcements off: he reads them when he likes. */
  readonly off: number;
};

export type SendRefusal =
  | 'not allowed'
  | 'not yours'
  | 'waits already'
  | 'goes already'
  | 'went already'
  | 'called off';

/** «Отправить» waits for the end of quiet hours, «Срочно, сейчас» does not; neither counts twice. */
export function decideSend(
  announcement: Announcement,
  urgent: boolean,
  quietUntil: Instant | null,
  now: Instant,
): Result<Announcement, SendRefusal> {
  switch (announcement.state) {
    case 'draft':
      return ok(
        urgent || quietUntil === null
          ? { ...announcement, state: 'going', startsAt: now }
          : { ...announcement, state: 'waiting', startsAt: quietUntil },
      );
    case 'waiting':
      return urgent ? ok({ ...announcement, state: 'going', startsAt: now }) : refuse('waits already');
    case 'going':
      return refuse('goes already');
    case 'done':
      return refuse('went already');
    case 'called off':
      return refuse('called off');
  }
}

/** «Не отправлять»: while nobody has got it. */
export function decideCallOff(announcement: Announcement): Result<Announcement, SendRefusal> {
  if (announcement.state === 'waiting') return ok({ ...announcement, state: 'called off' });
  if (announcement.state === 'called off') return refuse('called off');
  return refuse(announcement.state === 'done' ? 'went already' : 'goes already');
}

/**
 * The morning of one that waits: whoever was asleep through it (the bot, too) waits for the next. It goes to nobody
 * once its author may not announce any more.
 */
export function decideMorning(
  announcement: Announcement,
  isAllowed: boolean,
  quietUntil: Instant | null,
  now: Instant,
): Announcement {
  if (announcement.state !== 'waiting' || !announcement.startsAt || !isDue(announcement.startsAt, now)) {
    return announcement;
  }
  if (!isAllowed) return { ...announcement, state: 'called off' };
  if (quietUntil !== null) return { ...announcement, startsAt: quietUntil };
  return { ...announcement, state: 'going', startsAt: now };
}

/**
 * Whether it makes no sound now: quiet hours began, or Telegram was away until then. What left in quiet hours was urgent.
 */
export function isHushed(
  { startsAt }: Announcement,
  isQuiet: (at: Instant) => boolean,
  now: Instant,
): boolean {
  return isQuiet(now) && startsAt !== null && !isQuiet(startsAt);
}

/** Each look at the progress edits its bar: often enough to be alive, seldom enough to take few slots from others. */
export const LOOK_EVERY = { first: seconds(2), later: seconds(5) } as const;
const FIRST_COPIES = 300;

export function nextLook({ nextAt, delivered }: Progress, now: Instant): Instant {
  const soon = after(now, delivered < FIRST_COPIES ? LOOK_EVERY.first : LOOK_EVERY.later);
  return nextAt !== null && nextAt > soon ? nextAt : soon;
}
