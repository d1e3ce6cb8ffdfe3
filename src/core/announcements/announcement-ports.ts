import type { AnnouncementId, ComplexId, GroupId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Announcement, AnnouncementContent, Audience, Progress } from './announcement.ts';

export type Announcements = {
  /** Takes the place of the author's earlier draft. */
  readonly draft: (
    complex: ComplexId,
    author: PersonId,
    content: AnnouncementContent,
    at: Instant,
  ) => Promise<AnnouncementId>;
  readonly get: (complex: ComplexId, announcement: AnnouncementId) => Promise<Announcement | null>;
  /** Locks it until the end of the transaction. */
  readonly lock: (complex: ComplexId, announcement: AnnouncementId) => Promise<Announcement | null>;
  readonly save: (announcement: Announcement) => Promise<void>;
  /** Those that residents got, the newest first. */
  readonly latest: (complex: ComplexId, most: number) => Promise<readonly Announcement[]>;
  /** Everybody who may read it but its author. */
  readonly audience: (complex: ComplexId, author: PersonId) => Promise<Audience>;
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

/** An announcement in a group. `message` is where it stands there; null: it does not, or not any more. */
export type Pin = {
  readonly group: GroupId;
  /** `no right`: it is there and the bot may not pin; `not pinned`: that failed for another reason. */
  readonly state: 'asked' | 'pinned' | 'no right' | 'not pinned' | 'lost';
  readonly message: string | null;
};
