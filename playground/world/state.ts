import type { Faults } from '../api/faults.ts';
import type { Pace } from '../api/pace.ts';
import type { BotCommand, DefaultRights, MenuButton, Message, ReplyKeyboard, User } from '../telegram.ts';
import type { FileStore } from './files.ts';
import type { Records, SentWith } from './records.ts';
import type { Updates } from './updates.ts';
import type { Webhook } from './webhook.ts';

/** House time. `advance` is what the page's «+5 минут» calls. */
export type Clock = { now(): Date; advance?(ms: number): void };

export type Person = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
};

/** How a person stands to the bot: who never pressed «Start» cannot be written to. */
export type Contact = {
  readonly person: Person;
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
};

export type AdminRights = {
  readonly can_manage_chat?: boolean;
  readonly can_delete_messages?: boolean;
  readonly can_invite_users?: boolean;
  readonly can_pin_messages?: boolean;
  readonly can_change_info?: boolean;
  readonly can_restrict_members?: boolean;
};

export type Membership =
  | { readonly status: 'creator' | 'member' | 'left' | 'kicked' }
  | { readonly status: 'administrator'; readonly rights: AdminRights };

/** A message with a `markup` of its own (no inline keyboard) cannot be edited any more. */
export type StoredMessage = SentWith & { message: Message; edits: number };

export type ChatState = {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  title: string;
  forum: boolean;
  readonly members: Map<number, Membership>;
  readonly topics: Map<number, string>;
  readonly messages: Map<number, StoredMessage>;
  pinned: number[];
  keyboard?: ReplyKeyboard | undefined;
  migratedTo?: number;
  /** The channel whose posts are forwarded here by themselves. */
  linkedChannel?: number;
};

/** One list of commands: for whom, and in which language; '' is everybody else's. */
export type ListedCommands = {
  readonly scope: string;
  readonly language: string;
  readonly commands: readonly BotCommand[];
};

/** What the bot says of itself, by language; '' is everybody else's. */
export type BotProfile = {
  commands: readonly ListedCommands[];
  readonly description: Map<string, string>;
  readonly shortDescription: Map<string, string>;
  /** By private chat; undefined: in all others. */
  readonly menuButtons: Map<number | undefined, MenuButton>;
  /** What the dialog of whoever adds the bot proposes. */
  readonly defaultRights: { groups: DefaultRights | undefined; channels: DefaultRights | undefined };
};

/** A press whose answer the person still waits for. */
export type OpenPress = {
  readonly at: Date;
  readonly chat: number;
  readonly person: Person;
  answer(toast: { text: string; alert: boolean; url?: string }): void;
};

export type Switches = {
  /** Whether a bare @mention reaches a bot in privacy mode: reported both ways, so tests try both. */
  mentionsArrive: boolean;
  /** Whether people who block, leave or never answer keep a press waiting: how long, in machine milliseconds. */
  readonly pressTimeoutMs: number;
};

/** Everything the play-Telegram knows. */
export type State = {
  readonly clock: Clock;
  readonly token: string;
  readonly bot: User;
  readonly switches: Switches;
  readonly people: Map<number, Contact>;
  readonly chats: Map<number, ChatState>;
  readonly presses: Map<string, OpenPress>;
  readonly profile: BotProfile;
  readonly files: FileStore;
  readonly updates: Updates;
  readonly webhook: Webhook;
  readonly records: Records;
  readonly faults: Faults;
  readonly pace: Pace;
  /** Grows over restarts, too: a bot's database outlives its world. */
  nextId(): number;
};
