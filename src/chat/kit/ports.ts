import type { LetterPart } from '../../core/alerts/letter.ts';
import type { Complex } from '../../core/complexes/complex.ts';
import type { Role } from '../../core/kernel/actor.ts';
import type { AlertId, ComplexId, LetterId, PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Duration, Instant } from '../../core/kernel/time.ts';
import type { CardSubject } from '../../core/notices.ts';
import type { Tx } from '../../core/ports.ts';
import type { Dialog, OpenDialog } from './dialogs.ts';
import type { Feed } from './feed.ts';
import type { Groups } from './groups.ts';
import type {
  AlbumRef,
  BotId,
  ChatRef,
  ExternalId,
  Incoming,
  MessageRef,
  Sender,
  TopicRef,
} from './incoming.ts';
import type { Visitors } from './visitors.ts';
import type { Language } from './wording.ts';

/** What a conversation asks of the world beside what core asks; the same transaction. */
export type ChatTx = Tx & {
  readonly updates: Updates;
  readonly people: People;
  readonly dialogs: Dialogs;
  readonly albums: Albums;
  readonly limits: Limits;
  readonly cardMessages: CardMessages;
  readonly feed: Feed;
  readonly visitors: Visitors;
  readonly groups: Groups;
};

/**
 * One update, one transaction: waits for its turn behind whoever talks in the same chat or as the same person
 * in another process, then runs the work and commits.
 */
export type Converse = <T>(incoming: Incoming, work: (tx: ChatTx) => Promise<T>) => Promise<T>;

/** Links into the messenger; null while it has not told who the bot is, and where there are none. */
export type Links = {
  /** Opens the chat with the bot and sends `/start payload`. */
  readonly start: (payload: string) => string | null;
  /** Where the web app is, an origin; left out: there is none. */
  readonly site?: string | undefined;
};

export type Updates = {
  /** Remembers that handling threw twice: a code, no content. */
  readonly failed: (bot: BotId, key: string, code: string, now: Instant) => Promise<void>;
};

/** The version of the text that somebody agreed to. */
export type Consent = {
  readonly version: number;
  readonly at: Instant;
  /** The version that they were shown last. */
  readonly asked: number;
};

/** Somebody who agreed to be known. */
export type Acquaintance = {
  readonly person: PersonId;
  readonly complex: ComplexId;
  readonly displayName: string;
  readonly username: string | null;
  readonly language: Language;
  readonly consent: Consent;
  readonly reachable: boolean;
  readonly roles: readonly Role[];
  readonly spots: readonly SpotNumber[];
  /** Every one of them is marked free now. */
  readonly away: boolean;
  /** When a guard was last here; null: never, or he is none. */
  readonly guardSeenAt: Instant | null;
  readonly dialog: OpenDialog | null;
  /** The topic of the private chat in which they were heard last. */
  readonly topic: TopicRef | null;
  /** What they sent as one message in their private chat and waits for the rest of it. */
  readonly album: AlbumRef | null;
  /** The complex as it is when the update comes. */
  readonly home: Complex;
};

export type Arrival = {
  /** False when this update was handled before: the messenger sent it again. */
  readonly isFirst: boolean;
  readonly known: Acquaintance | null;
};

export type People = {
  /** Remembers the update and finds out who sent it: all that every update asks, in one look. */
  readonly arrive: (bot: BotId, key: string, externalId: ExternalId, now: Instant) => Promise<Arrival>;
  readonly find: (bot: BotId, externalId: ExternalId, now: Instant) => Promise<Acquaintance | null>;
  readonly meet: (
    bot: BotId,
    sender: Sender,
    chat: ChatRef,
    language: Language,
    now: Instant,
  ) => Promise<PersonId>;
  /** Keeps name and username as the messenger has them now. */
  readonly refresh: (bot: BotId, person: PersonId, sender: Sender) => Promise<void>;
  /** Where in the private chat the answers go from now on. */
  readonly setTopic: (bot: BotId, person: PersonId, topic: TopicRef | null) => Promise<void>;
  readonly setReachable: (bot: BotId, person: PersonId, reachable: boolean, now: Instant) => Promise<void>;
  /** They were shown this version of the text about what is kept. */
  readonly askedConsent: (complex: ComplexId, person: PersonId, version: number) => Promise<void>;
  readonly setLanguage: (person: PersonId, language: Language) => Promise<void>;
  /** True once for each id of `ADMIN_IDS`: a later demotion stands. */
  readonly seedAdmin: (
    complex: ComplexId,
    bot: BotId,
    externalId: ExternalId,
    now: Instant,
  ) => Promise<boolean>;
  /** Those whom `ADMIN_IDS` named once and does no longer, each once. */
  readonly unnamedAdmins: (
    bot: BotId,
    adminIds: readonly ExternalId[],
    now: Instant,
  ) => Promise<readonly { readonly complex: ComplexId; readonly person: PersonId }[]>;
};

export type Dialogs = {
  readonly set: (bot: BotId, person: PersonId, dialog: Dialog, expiresAt: Instant) => Promise<void>;
  readonly end: (bot: BotId, person: PersonId) => Promise<void>;
};

/** An album comes as several messages: they wait for each other by house time. */
export type Albums = {
  /** Keeps a part until then; how many there are by now, or null: the album was handled before this part came. */
  readonly keep: (
    whose: { readonly bot: BotId; readonly person: PersonId; readonly album: AlbumRef },
    part: Incoming,
    due: Instant,
    now: Instant,
  ) => Promise<number | null>;
  readonly isWaiting: (bot: BotId, externalId: ExternalId, album: AlbumRef) => Promise<boolean>;
  /** Takes the album of somebody that has waited longest in a chat, its parts in order. */
  readonly take: (
    bot: BotId,
    externalId: ExternalId,
    chat: ChatRef,
    which: AlbumWish,
  ) => Promise<readonly Incoming[]>;
};

/** This one and no other, and only if it is due by then; null: whichever, whenever. */
export type AlbumWish = { readonly album: AlbumRef | null; readonly dueBy: Instant | null };

/** A part of the album whose time has come first, to be looked at; null: none waits any more. */
export type NextAlbum = (now: Instant) => Promise<Incoming | null>;

export type Limits = {
  /** Counts one event in a sliding window. `warn` comes once, then `silence` until the window has cleared. */
  readonly take: (
    subject: LimitSubject,
    most: number,
    window: Duration,
    now: Instant,
  ) => Promise<'fine' | 'warn' | 'silence'>;
  /** Asks already, beside what else is asked, for what `take` will want to know of this one. */
  readonly foresee: (subject: LimitSubject) => void;
  /** Whether so many were counted; nothing is counted by that. */
  readonly isFull: (subject: LimitSubject, most: number, window: Duration, now: Instant) => Promise<boolean>;
  /** When a window that is full has room again; null: nothing was counted. */
  readonly clearsAt: (subject: LimitSubject, window: Duration) => Promise<Instant | null>;
};

/** `bot` null: at whichever bot, and in the app. */
export type LimitSubject = {
  readonly bot: BotId | null;
  readonly externalId: ExternalId;
  readonly what?: string;
};

export type ThreadPart = { readonly alert: AlertId; readonly part: LetterPart };

/** What a reply points at; guards and admins have a part, too, but write nothing. */
export type RepliedThread = { readonly alert: AlertId; readonly part: LetterPart | 'helper' };

export type CardMessages = {
  /** The message that shows the viewer's card now; null: no card, or not shown yet. */
  readonly current: (
    complex: ComplexId,
    subject: CardSubject,
    viewer: PersonId,
  ) => Promise<MessageRef | null>;
  /** The messages with cards of open threads and of passes, newest first: what somebody can still press. */
  readonly standing: (complex: ComplexId, viewer: PersonId) => Promise<readonly MessageRef[]>;
  /** The message that a letter became for its reader; null: it has not arrived. */
  readonly letter: (viewer: PersonId, letter: LetterId) => Promise<MessageRef | null>;
  /** Whether a letter reached somebody as words alone: the messenger did not take its photos. */
  readonly wentBare: (letter: LetterId) => Promise<boolean>;
  /** Whether the photos that came with an alert did not reach somebody who has its card. */
  readonly photosLost: (complex: ComplexId, alert: AlertId) => Promise<boolean>;
  /** The thread to which a message that the viewer got belongs, and the viewer's part in it. */
  readonly threadOf: (viewer: PersonId, message: MessageRef) => Promise<RepliedThread | null>;
  /** What an admin may see of an applicant beside the name. */
  readonly usernameOf: (person: PersonId) => Promise<string | null>;
};
