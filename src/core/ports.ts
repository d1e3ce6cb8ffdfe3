import type { Alert, AlertKind, NamedCar, Sender } from './alerts/alert.ts';
import type { AlertLoads, Letters, Mutes } from './alerts/alert-ports.ts';
import type { AlertCard, AlertPart, AlertTimer } from './alerts/feature.ts';
import type { Statistics } from './alerts/statistics.ts';
import type { Announcements } from './announcements/announcement-ports.ts';
import type { AnnouncementTimer } from './announcements/feature.ts';
import type { Marks } from './away/away-ports.ts';
import type { MarkTimer } from './away/feature.ts';
import type { Backups, CopyRows } from './backups/backup-ports.ts';
import type { BackupTimer } from './backups/feature.ts';
import type { Cars } from './cars/car-ports.ts';
import type { Change } from './changes.ts';
import type { Complex } from './complexes/complex.ts';
import type { Settings } from './complexes/settings.ts';
import type { Directory } from './directory/directory-ports.ts';
import type { HouseGroups } from './groups/group-ports.ts';
import type { Journal } from './journal/journal.ts';
import type { Role, StaffRole } from './kernel/actor.ts';
import type { AlertId, ComplexId, LetterId, PersonId, SpotNumber } from './kernel/ids.ts';
import type { Instant, Lately } from './kernel/time.ts';
import type { LastResorts } from './last-resort/last-resort-ports.ts';
import type { LendingTimer } from './lending/feature.ts';
import type { Lendings, Wishes } from './lending/lending-ports.ts';
import type { CardSubject, Lane, Notice } from './notices.ts';
import type { Browsers } from './notifications/browser-ports.ts';
import type { SoundTimer, UnreachedTimer } from './notifications/feature.ts';
import type { Notifications } from './notifications/notification-ports.ts';
import type { PassTimer } from './passes/feature.ts';
import type { GateQuestions, Passes } from './passes/pass-ports.ts';
import type { RetentionTimer } from './privacy/feature.ts';
import type { Privacy } from './privacy/privacy-ports.ts';
import type { BanTimer, ClaimTimer, GuardsTimer } from './residents/feature.ts';
import type { Claims, ClaimTalk, Disputes, Invites } from './residents/joining-ports.ts';
import type { Register } from './residents/register.ts';
import type { GuardWatch } from './residents/unseen-guards.ts';
import type { SpotImports } from './spots/import-ports.ts';
import type { SpotBook } from './spots/spot-book.ts';
import type { Tried } from './spots/try-number.ts';
import type { StripTimer } from './strips/feature.ts';
import type { Strips } from './strips/strips-ports.ts';
import type { TenancyTimer } from './tenancy/feature.ts';
import type { Tenancies } from './tenancy/tenancy-ports.ts';
import type { WebLogins, WebSessions } from './web/web-ports.ts';
import type { Windscreen } from './windscreen/windscreen-ports.ts';

/** Everything core asks of the database. All of it happens in one transaction, or none of it does. */
export type Tx = {
  readonly complexes: Complexes;
  readonly residents: Residents;
  readonly spots: Spots;
  readonly claims: Claims;
  readonly directory: Directory;
  readonly disputes: Disputes;
  readonly claimTalk: ClaimTalk;
  readonly invites: Invites;
  readonly marks: Marks;
  readonly lendings: Lendings;
  readonly wishes: Wishes;
  readonly passes: Passes;
  readonly gateQuestions: GateQuestions;
  readonly cars: Cars;
  readonly register: Register;
  readonly guardWatch: GuardWatch;
  readonly journal: Journal;
  readonly settings: Settings;
  readonly spotBook: SpotBook;
  readonly spotImports: SpotImports;
  readonly statistics: Statistics;
  readonly alerts: Alerts;
  readonly letters: Letters;
  readonly announcements: Announcements;
  readonly groups: HouseGroups;
  readonly mutes: Mutes;
  readonly cards: Cards;
  readonly notices: Notices;
  readonly notifications: Notifications;
  readonly lastResorts: LastResorts;
  readonly tenancies: Tenancies;
  readonly timers: Timers;
  readonly windscreen: Windscreen;
  readonly strips: Strips;
  readonly privacy: Privacy;
  readonly backups: Backups;
  readonly copyRows: CopyRows;
  readonly webSessions: WebSessions;
  readonly webLogins: WebLogins;
  readonly browsers: Browsers;
  /** Writes what was decided, in the order of the list. */
  readonly save: (complex: ComplexId, changes: readonly Change[]) => Promise<void>;
};

/** House time. The playground and the tests push it. */
export type Clock = { readonly now: () => Instant };

export type Complexes = {
  readonly get: (complex: ComplexId) => Promise<Complex>;
};

export type Membership = {
  readonly person: PersonId;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly spots: readonly SpotNumber[];
  /** Every one of them is marked free now. */
  readonly away: boolean;
};

export type Residents = {
  readonly get: (complex: ComplexId, person: PersonId) => Promise<Membership | null>;
  /** Idempotent: a second consent changes nothing. */
  readonly consent: (complex: ComplexId, person: PersonId, version: number, at: Instant) => Promise<void>;
  /** True when they were no resident before. */
  readonly approve: (complex: ComplexId, person: PersonId, at: Instant) => Promise<boolean>;
  /** Idempotent. */
  readonly giveRole: (complex: ComplexId, person: PersonId, role: StaffRole) => Promise<void>;
  /** Everybody who was made something and is not banned. */
  readonly staff: (complex: ComplexId) => Promise<readonly Staff[]>;
};

export type Staff = { readonly person: PersonId; readonly roles: readonly StaffRole[] };

export type SpotHolder = {
  readonly person: PersonId;
  readonly reachable: boolean;
  /** Wants to hear of alerts only when no other holder can be reached. */
  readonly noSignals: boolean;
  /** By a plate that nobody confirms as his. */
  readonly unvouched?: true;
  /** Holds it until a day, and is asked before whoever owns it. */
  readonly tenant?: boolean;
  /** Reads what comes, and is not relied on. */
  readonly banned?: boolean;
};

export type Spots = {
  /** Whoever holds the spot; `reachable` is false where the messenger told us that they closed the door. */
  readonly holders: (complex: ComplexId, spot: SpotNumber) => Promise<readonly SpotHolder[]>;
  readonly setNoSignals: (
    complex: ComplexId,
    spot: SpotNumber,
    person: PersonId,
    noSignals: boolean,
  ) => Promise<void>;
  /** Those of the spots that somebody other than `person` holds. */
  readonly heldByOthers: (
    complex: ComplexId,
    spots: readonly SpotNumber[],
    person: PersonId,
  ) => Promise<readonly SpotNumber[]>;
  /** The numbers that somebody has tried. */
  readonly tried: (complex: ComplexId, person: PersonId, lately: Lately) => Promise<readonly Tried[]>;
  /** Makes the spot known to the complex where it is not; idempotent. A tenant who is given it without an end owns it. */
  readonly assign: (
    complex: ComplexId,
    spot: SpotNumber,
    person: PersonId,
    at: Instant,
    tenantUntil?: Instant | null,
  ) => Promise<void>;
};

export type Alerts = AlertLoads & {
  /** Locks the thread until the end of the transaction. */
  readonly lock: (complex: ComplexId, alert: AlertId) => Promise<Alert | null>;
  readonly get: (complex: ComplexId, alert: AlertId) => Promise<Alert | null>;
  /** False when this holder has complained about the alert itself (null), or about that letter of it, already. */
  readonly complain: (
    complex: ComplexId,
    about: { readonly alert: AlertId; readonly letter: LetterId | null },
    holder: PersonId,
    at: Instant,
  ) => Promise<boolean>;
  /** The open threads in which one of them asks the other, in order of number. */
  readonly openBetween: (
    complex: ComplexId,
    holder: PersonId,
    sender: PersonId,
  ) => Promise<readonly AlertId[]>;
  /** The open threads that somebody asks or is asked in, newest first. */
  readonly openOf: (complex: ComplexId, person: PersonId) => Promise<readonly OpenThread[]>;
  /** The open threads that somebody is told of as a holder or a helper, in order of number. */
  readonly openTo: (complex: ComplexId, person: PersonId) => Promise<readonly ToldOf[]>;
  /** The same as far as he may look at them, which leaves out words that are kept from him; how far each has come. */
  readonly standingOf: (complex: ComplexId, person: PersonId) => Promise<readonly StandingThread[]>;
  /** What the sender asked about of late, newest first: spots, and cars as he typed them last. */
  readonly recentlyNamed: (
    complex: ComplexId,
    sender: PersonId,
    since: Instant,
    most: number,
  ) => Promise<{ readonly spots: readonly SpotNumber[]; readonly cars: readonly NamedCar[] }>;
  /** Until when it is the last that its sender may raise, of `most` in ten minutes; null: one came after it, or there is room. */
  readonly lastUntil: (
    complex: ComplexId,
    sender: PersonId,
    alert: AlertId,
    most: number,
    now: Instant,
  ) => Promise<Instant | null>;
};

export type StandingThread = ToldOf & {
  /** It has arrived. */
  readonly isReached: boolean;
  /** He has a card about it, or had one. */
  readonly hasCard: boolean;
};

export type ToldOf = { readonly alert: AlertId; readonly part: 'holder' | 'helper' };

export type OpenThread = {
  readonly alert: AlertId;
  readonly part: 'sender' | 'holder';
  readonly kind: AlertKind;
  readonly spot: SpotNumber | null;
  /** As the sender typed it. */
  readonly plate: string | null;
};

/** The sender's recent past. Alerts that reached nobody do not count towards the quotas. */
export type SenderHistory = {
  readonly inTenMinutes: number;
  readonly inADay: number;
  /** The sender's open thread of this kind about this spot or car. */
  readonly openThread: AlertId | null;
  /** When the sender's last thread of this kind about this spot or car was closed. */
  readonly lastClosedAt: Instant | null;
  /** What the sender signed with last. */
  readonly lastSignature: Sender['spot'];
};

export type Cards = {
  /**
   * Gives each viewer a card and queues its first showing. One of a thread that is there already comes again, aloud:
   * whoever is told of it anew was out of it meanwhile.
   */
  readonly show: (complex: ComplexId, subject: CardSubject, viewers: readonly PersonId[]) => Promise<void>;
  /** Queues an edit of every card of the subject: drawn from the state at that moment. */
  readonly redraw: (complex: ComplexId, subject: CardTopic) => Promise<void>;
  /** Queues the viewer's card anew as a message with a sound. */
  readonly ring: (complex: ComplexId, subject: CardSubject, viewer: PersonId) => Promise<void>;
  /** What became of the subject's cards. */
  readonly shown: (complex: ComplexId, subject: CardSubject) => Promise<readonly CardShown[]>;
};

export type CardShown = {
  readonly viewer: PersonId;
  readonly isShown: boolean;
  /** The newest ring; null: it was never rung. */
  readonly ring: 'heard' | 'on its way' | 'lost' | null;
};

/** All cards of a thread (or of some of its parties), or of anything else. */
export type CardTopic =
  | { readonly kind: 'alert'; readonly alert: AlertId; readonly parts?: readonly AlertPart[] }
  | Exclude<CardSubject, AlertCard>;

export type Notices = {
  readonly add: (
    complex: ComplexId,
    recipients: readonly PersonId[],
    lane: Lane,
    notice: Notice,
    /** Not before then; when left out, by the table of quiet hours. What is made later may overtake it. */
    dueAt?: Instant,
  ) => Promise<void>;
};

/** What happens by itself at a time: at most one timer a thing. */
export type Timer =
  | AlertTimer
  | AnnouncementTimer
  | BackupTimer
  | BanTimer
  | ClaimTimer
  | LendingTimer
  | MarkTimer
  | PassTimer
  | RetentionTimer
  | SoundTimer
  | TenancyTimer
  | UnreachedTimer
  | StripTimer
  | GuardsTimer;

export type Timers = {
  /** Sets, moves or (null) takes away the timer. */
  readonly set: (complex: ComplexId, timer: Timer, dueAt: Instant | null) => Promise<void>;
  /** One that is set already stays as it is. */
  readonly setOnce: (complex: ComplexId, timer: Timer, dueAt: Instant) => Promise<void>;
};
