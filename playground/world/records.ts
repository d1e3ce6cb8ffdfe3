import type { InlineKeyboard, Message, ReplyMarkup, Update } from '../telegram.ts';
import type { Person } from './state.ts';

/** One call of the bot, as it came and as it was answered. Uploads stand as `{ file, size }`. */
export type Call = {
  readonly at: Date;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly ms: number;
} & (
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly description: string } }
);

/** What a message brings along that Telegram's Message does not tell: a reply keyboard, and that it made no sound. */
export type SentWith = { readonly markup?: Exclude<ReplyMarkup, InlineKeyboard>; readonly silent?: true };

/** What happened in a chat, in order of time: the source of transcripts. */
export type Happening = { readonly at: Date } & (
  | ({ readonly kind: 'said'; readonly message: Message } & SentWith)
  | { readonly kind: 'edited'; readonly message: Message; readonly before: Message }
  | { readonly kind: 'deleted'; readonly message: Message; readonly by: 'bot' | 'person' }
  | { readonly kind: 'pressed'; readonly person: Person; readonly message: Message; readonly label: string }
  | { readonly kind: 'toast'; readonly person: Person; readonly text: string; readonly alert: boolean }
  | { readonly kind: 'pinned' | 'unpinned'; readonly message: Message }
  | { readonly kind: 'blocked' | 'unblocked'; readonly person: Person }
);

export type Change =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'update'; readonly update: Update; readonly chat: number }
  /** Updates were confirmed; a long poll began to wait or ended. */
  | { readonly kind: 'confirmed' | 'poll' }
  | { readonly kind: 'happening'; readonly chat: number; readonly happening: Happening }
  | { readonly kind: 'chat' | 'typing'; readonly chat: number }
  /** What stands around the chats: the bot's commands, the clock, the switches of the page. */
  | { readonly kind: 'house' };

export type Records = {
  readonly calls: Call[];
  readonly updates: Update[];
  /** Calls that are being answered right now. */
  inFlight: number;
  journal(chat: number): readonly Happening[];
  happened(chat: number, happening: Happening): void;
  called(call: Call): void;
  updated(update: Update, chat: number): void;
  changed(change: Change): void;
  /** Tells of every change, at once and in order; returns the way to stop. */
  onChange(listener: (change: Change) => void): () => void;
};

/** Keeps what happened; with `limit` only the newest so many of calls, updates and happenings a chat. */
export function createRecords(limit = Number.POSITIVE_INFINITY): Records {
  const calls: Call[] = [];
  const updates: Update[] = [];
  const journals = new Map<number, Happening[]>();
  const listeners = new Set<(change: Change) => void>();
  const changed = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  // Dropping a quarter at a time keeps a bench of thousands of calls linear.
  const keep = <T>(list: T[], item: T) => {
    list.push(item);
    if (list.length > limit * 1.25) list.splice(0, list.length - limit);
  };
  return {
    calls,
    updates,
    inFlight: 0,
    journal: (chat) => journals.get(chat) ?? [],
    happened(chat, happening) {
      const journal = journals.get(chat) ?? [];
      journals.set(chat, journal);
      keep(journal, happening);
      changed({ kind: 'happening', chat, happening });
    },
    called(call) {
      keep(calls, call);
      changed({ kind: 'call', call });
    },
    updated(update, chat) {
      keep(updates, update);
      changed({ kind: 'update', update, chat });
    },
    changed,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
