import type { Formatting } from '../../core/announcements/formatting.ts';
import type { Instant } from '../../core/kernel/time.ts';

/** Where somebody can be written to: opaque outside its adapter, unique within its bot. */
export type ChatRef = string;

/** One message in a chat: opaque outside its adapter. */
export type MessageRef = string;

/** A part of a chat with a conversation of its own: opaque outside its adapter. */
export type TopicRef = string;

/** A file that can be fetched or sent again: opaque outside its adapter. */
export type FileRef = string;

/** A photo that can be sent again: opaque outside its adapter. */
export type PhotoRef = FileRef;

/** One photo of a message, or all of an album. */
export type Photos = readonly [PhotoRef, ...PhotoRef[]];

/** Messages that were sent as one have the same: opaque outside its adapter. */
export type AlbumRef = string;

/** A bot as our database knows it. */
export type BotId = number;

/** Somebody as their messenger names them: opaque outside its adapter, unique within its bot, never shown to anybody. */
export type ExternalId = string;

/** Somebody as the messenger knows them. */
export type Sender = {
  readonly externalId: ExternalId;
  readonly displayName: string;
  readonly username: string | null;
  /** BCP 47 tag of the messenger's own interface. */
  readonly languageTag: string | null;
  /** What he does there is heard, and nothing can be sent there by itself: the web. */
  readonly oneWay?: true;
  /** His accounts at other bots: what he does here and there is done in turn, and counts together. */
  readonly elsewhere?: readonly { readonly bot: BotId; readonly externalId: ExternalId }[];
};

/** One thing that happened in a messenger, decoded and cleaned. */
export type Incoming = {
  readonly bot: BotId;
  /** Recognised again by presence, never by order. */
  readonly key: string;
  readonly chat: { readonly kind: 'private' | 'group'; readonly ref: ChatRef };
  readonly sender: Sender;
  /** When the person did it, by the messenger's clock; presses carry no time of their own. */
  readonly writtenAt: Instant | null;
  /** Of a private chat that has topics. */
  readonly topic?: TopicRef;
  /** Other messages are parts of this one. */
  readonly album?: AlbumRef;
  readonly body: IncomingBody;
};

/** A group, and the admins of the house who may be in it. */
export type AdminsThere = { readonly chat: ChatRef; readonly admins: readonly ExternalId[] };

/** `unknown`: the messenger does not tell, or not now. */
export type Presence = 'in' | 'out' | 'unknown';

export type IncomingBody =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly formatting?: readonly Formatting[];
      readonly replyTo: MessageRef | null;
    }
  /** `/name argument`; the name in lower case without the slash and the bot's own name. */
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly argument: string;
      /** The pictures under which it stands. */
      readonly photos?: Photos;
    }
  | {
      readonly kind: 'press';
      readonly code: string;
      readonly message: MessageRef | null;
      readonly pressId: string;
      /** Where a group is to be linked: whether an admin of the house is in it; asked of the messenger before all else. */
      readonly adminThere?: Presence;
    }
  /** Photos of one's own: the messenger's references to them, which can be sent anew. */
  | {
      readonly kind: 'photo';
      readonly photos: Photos;
      readonly caption: string;
      /** Of the caption. */
      readonly formatting?: readonly Formatting[];
      readonly replyTo: MessageRef | null;
    }
  /** A file as it was sent: a table, a copy of the house, somebody's contract. */
  | {
      readonly kind: 'document';
      readonly file: FileRef;
      /** The other files of an album. */
      readonly more?: readonly FileRef[];
      /** Cleaned, without any path; may be empty. */
      readonly name: string;
      /** The message that it stands in; null where nothing can be done with it. */
      readonly message: MessageRef | null;
      /** As the messenger tells the size; zero where it does not. */
      readonly bytes: number;
      readonly caption: string;
      readonly formatting?: readonly Formatting[];
      readonly replyTo: MessageRef | null;
    }
  /** Anything else: a sticker, a voice message, a contact, and whatever was forwarded. */
  | {
      readonly kind: 'media';
      /** What stands below a part of an album that cannot be passed on. */
      readonly caption?: string;
      readonly formatting?: readonly Formatting[];
      readonly replyTo: MessageRef | null;
      /** What was forwarded, without its author: it orders nothing, and only an announcement takes it. */
      readonly forwarded?: Extract<IncomingBody, { kind: 'text' | 'photo' | 'document' }>;
    }
  /** It held a secret key: nothing else is known of it, and it is deleted before anything else happens. */
  | { readonly kind: 'secret key'; readonly message: MessageRef | null; readonly removed?: boolean }
  /** A small file may be nothing but a secret key: what it is otherwise is known when it was looked into. */
  | {
      readonly kind: 'unread file';
      readonly file: FileRef;
      readonly message: MessageRef;
      /** Null: nobody has to answer. */
      readonly otherwise: IncomingBody | null;
    }
  /** The person let the bot in or shut it out. */
  | { readonly kind: 'reachability'; readonly reachable: boolean }
  | GroupEvent;

/** What reaches us of a group chat beside presses. Chatter is not among it. */
export type GroupEvent =
  | AddressedInGroup
  /** A photo that speaks to nobody; another part of its album may. Otherwise it is chatter, and nothing is kept of it. */
  | { readonly kind: 'album part'; readonly photo: PhotoRef }
  /** Somebody addressed the bot in the name of the group: nobody knows who. */
  | {
      readonly kind: 'anonymous';
      readonly title: string;
      readonly message: MessageRef;
      readonly topic: TopicRef | null;
    }
  /** The bot came, went, or was given other rights. */
  | {
      readonly kind: 'bot standing';
      readonly title: string;
      readonly present: boolean;
      readonly seesAll: boolean;
    }
  /** The group goes on under another reference. */
  | { readonly kind: 'moved'; readonly from: ChatRef; readonly to: ChatRef };

/** Somebody wrote to the bot in a group. */
export type AddressedInGroup = {
  readonly kind: 'addressed';
  /** `reply`: to a message of the bot itself. */
  readonly how: 'mention' | 'command' | 'reply';
  /** Of a command: its name without the slash. */
  readonly command: string | null;
  readonly title: string;
  /** What was written before the mention, and after it or after the command. */
  readonly before: string;
  readonly after: string;
  readonly photos: readonly PhotoRef[];
  /** The message of somebody else that it replies to: its words, never its author. */
  readonly replied: { readonly text: string; readonly photo: PhotoRef | null } | null;
  readonly message: MessageRef;
  readonly topic: TopicRef | null;
};
