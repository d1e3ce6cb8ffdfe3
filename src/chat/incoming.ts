import type { Instant } from '../core/kernel/time.ts';

/** Where somebody can be written to: opaque outside its adapter, unique within its bot. */
export type ChatRef = string;

/** One message in a chat: opaque outside its adapter. */
export type MessageRef = string;

/** A bot as our database knows it. */
export type BotId = number;

/** Somebody as the messenger knows them; the id is 64-bit there and never shown to anybody. */
export type Sender = {
  readonly externalId: number;
  readonly displayName: string;
  readonly username: string | null;
  /** BCP 47 tag of the messenger's own interface. */
  readonly languageTag: string | null;
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
  readonly body: IncomingBody;
};

export type IncomingBody =
  | { readonly kind: 'text'; readonly text: string; readonly replyTo: MessageRef | null }
  /** `/name argument`; the name in lower case without the slash and the bot's own name. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  | {
      readonly kind: 'press';
      readonly code: string;
      readonly message: MessageRef | null;
      readonly pressId: string;
    }
  /** Anything that is no text: a photo, a sticker, a voice message. */
  | {
      readonly kind: 'media';
      readonly what: 'photo' | 'other';
      readonly caption: string;
      /** The messenger's own reference to the largest picture: it can be sent anew. */
      readonly photo: string | null;
    }
  /** The person let the bot in or shut it out. */
  | { readonly kind: 'reachability'; readonly reachable: boolean };
