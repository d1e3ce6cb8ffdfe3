import type { AnnouncementId, ComplexId, GroupId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Announcement, AnnouncementContent, Audience, Progress } from './announcement.ts';
import type { AskedSpot, MoveAnswer, ReaderPart } from './move-request.ts';

export type Announcements = RequestAnswers & {
  /** Takes the place of the author's earlier draft; to whom `of` goes and what it asks is what this one does, too. */
  readonly draft: (
    complex: ComplexId,
    author: PersonId,
    content: AnnouncementContent,
    at: Instant,
    of: AnnouncementId | null,
  ) => Promise<AnnouncementId>;
  readonly get: (complex: ComplexId, announcement: AnnouncementId) => Promise<Announcement | null>;
  /** Locks it until the end of the transaction. */
  readonly lock: (complex: ComplexId, announcement: AnnouncementId) => Promise<Announcement | null>;
  readonly save: (announcement: Announcement) => Promise<void>;
  /** Those that were sent to all or to one of these spots (null: to any), the newest first. */
  readonly latest: (
    complex: ComplexId,
    spots: readonly SpotNumber[] | null,
    most: number,
  ) => Promise<readonly Announcement[]>;
  /** Everybody whom it concerns and who may read it, but its author. */
  readonly audience: (announcement: Pick<Announcement, 'complex' | 'author' | 'to'>) => Promise<Audience>;
  /** Those of the spots that nobody holds. */
  readonly unheld: (announcement: Pick<Announcement, 'complex' | 'to'>) => Promise<readonly SpotNumber[]>;
  /** Queues a notice for each of them, in one statement. */
  readonly queue: (announcement: Announcement) => Promise<void>;
  readonly progress: (complex: ComplexId, announcement: AnnouncementId) => Promise<Progress>;
  /** Whether somebody has still to be written to; whoever is being written to does not count. */
  readonly isQueued: (complex: ComplexId, announcement: AnnouncementId) => Promise<boolean>;
  readonly pins: (complex: ComplexId, announcement: AnnouncementId) => Promise<readonly Pin[]>;
  /** True when it has to be tried: it was not asked for before, or that came to nothing. */
  readonly askPin: (complex: ComplexId, announcement: AnnouncementId, group: GroupId) => Promise<boolean>;
  readonly recordPin: (complex: ComplexId, announcement: AnnouncementId, pin: Pin) => Promise<void>;
};

/** Who will move his car. */
export type RequestAnswers = {
  /** In place of what he said before. */
  readonly answer: (
    announcement: Announcement,
    person: PersonId,
    answer: MoveAnswer,
    at: Instant,
  ) => Promise<void>;
  /** Every spot that is asked and held by somebody beside its author, by number. */
  readonly asked: (announcement: Announcement, now: Instant) => Promise<readonly AskedSpot[]>;
  readonly partOf: (announcement: Announcement, person: PersonId) => Promise<ReaderPart>;
  /** Queues a reminder to everybody who holds a silent spot, in one statement; about how many spots it may arrive. */
  readonly remind: (announcement: Announcement) => Promise<number>;
};

/** An announcement in a group. `message` is where it stands there; null: it does not, or not any more. */
export type Pin = {
  readonly group: GroupId;
  /** `no right`: it is there and the bot may not pin; `not pinned`: that failed for another reason. */
  readonly state: 'asked' | 'pinned' | 'no right' | 'not pinned' | 'lost';
  readonly message: string | null;
};
