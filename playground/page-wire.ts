/** What the page is told over server-sent events. Types only, shared with the scripts of the page. */
import type { BotCommand, Message, ReplyKeyboard } from './telegram.ts';

export type PagePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly languageCode: string;
  readonly spots: readonly number[];
  readonly admin: boolean;
  readonly guard: boolean;
  /** Known from the first minute on; of others the page learns from what the bot tells them. */
  readonly settled: boolean;
  /** Lies on the page from the start. */
  readonly phone: boolean;
  readonly started: boolean;
  readonly blocked: boolean;
};

export type PageGroup = {
  readonly id: number;
  readonly title: string;
  readonly members: readonly number[];
  /** How the bot stands in it, in the Bot API's words. */
  readonly bot: string;
};

export type Troubles = { readonly tooMany: boolean; readonly offline: boolean };

export type Guide = {
  /** The scene that is played, and how many of its steps are done. */
  readonly scene: string;
  readonly done: number;
  /** Each with whose turn it is: a person, the house chat, or a tool of the page. */
  readonly steps: readonly { readonly id: string; readonly who: number | string }[];
  readonly scenes: readonly string[];
  readonly finished: readonly string[];
  /** The clock was pushed to a new day when the scene began. */
  readonly morning: boolean;
  /** Whoever came in last. */
  readonly newcomer: number | null;
};

export type House = {
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
  /** House time, in milliseconds. */
  readonly now: number;
  readonly canAdvance: boolean;
  /** The bot works for the people of a real house: nobody is invented, and there is no guide. */
  readonly realHouse: boolean;
  readonly timeZone: string | null;
  readonly commands: readonly { readonly language: string; readonly commands: readonly BotCommand[] }[];
  readonly people: readonly PagePerson[];
  readonly groups: readonly PageGroup[];
  readonly troubles: Troubles;
  /** One for the phones of each language. */
  readonly guides: { readonly ru: Guide; readonly en: Guide };
  /** What a bot tells of itself before it is started, by language; under '' for all others. */
  readonly about: Readonly<Record<string, string>>;
};

export type PageMessage = Message & { readonly edits: number; readonly silent?: true };

/** What a chat has beside its messages. */
export type ChatFrame = {
  readonly id: number;
  readonly keyboard: ReplyKeyboard | null;
  readonly pinned: readonly number[];
};

export type ChatView = ChatFrame & { readonly messages: readonly PageMessage[] };

export type PageEvent =
  /** Everything: comes first, and again after a lost connection. */
  | { readonly kind: 'all'; readonly house: House; readonly chats: readonly ChatView[] }
  | { readonly kind: 'house'; readonly house: House }
  | { readonly kind: 'chat'; readonly frame: ChatFrame }
  /** New, or as it stands after a change. */
  | { readonly kind: 'message'; readonly chat: number; readonly message: PageMessage }
  | { readonly kind: 'gone'; readonly chat: number; readonly id: number }
  | { readonly kind: 'typing'; readonly chat: number };

/** A line of the engineer's log; it comes again when it learns how long the bot took. */
export type LogEntry = {
  readonly n: number;
  /** House time, in milliseconds. */
  readonly at: number;
  readonly what: 'call' | 'update';
  readonly name: string;
  readonly chat: number | null;
  readonly ms: number | null;
  /** The refusal of a call, as `429 Too Many Requests`. */
  readonly fault: string | null;
  readonly body: unknown;
};
