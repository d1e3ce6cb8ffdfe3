import type { Duration } from '../../core/kernel/time.ts';
import type { ButtonData } from './buttons.ts';
import type { ChatRef, ExternalId, FileRef, MessageRef, PhotoRef, Presence, TopicRef } from './incoming.ts';
import type { MenuChoice } from './menu.ts';
import type { RichText } from './wording.ts';

export type Button = PressButton | LinkButton;

export type PressButton = {
  readonly label: string;
  readonly press: ButtonData;
  readonly tone?: 'good' | 'bad';
};

/** Leads to the bot itself: to its private chat, to where it is added to a group, or to its app within the messenger. */
export type LinkButton = {
  readonly label: string;
  readonly link:
    | { readonly to: 'private chat' | 'add to group'; readonly bot: string }
    /** Over https alone, and in private chats only. */
    | { readonly to: 'app'; readonly url: string };
};

/** An entry of the menu: typing what stands on it opens the same. */
export type MenuEntry = { readonly label: string; readonly opens: MenuChoice };

/** A drawing of ours, shown as a picture; two drawings that are equal to the letter are the same picture. */
export type Picture = { readonly svg: string };

/** A file of ours, or one that somebody sent. */
export type OutgoingDocument =
  | { readonly name: string; readonly bytes: Uint8Array }
  /** A copy in the folder of copies, fetched when it is sent. */
  | { readonly copy: string }
  | { readonly file: FileRef }
  | (Fetched & { readonly name: string });

/** A file that another bot was given, fetched when it is sent; null: it is not to be had. */
export type Fetched = { readonly fetch: () => Promise<Uint8Array | null> };

/** Two to ten photos or files of people that are shown as one. */
export type Album = { readonly of: 'photos' | 'documents'; readonly files: readonly (FileRef | Fetched)[] };

/**
 * A message as meaning: text with its formatting, and at most one kind of buttons. It carries at most one of `photo`,
 * `picture`, `document` and `album`; a text that is too long to stand below follows as a message of its own.
 */
export type Outgoing = {
  readonly text: RichText;
  readonly buttons?: readonly (readonly Button[])[];
  /** The menu that stays below the chat; `none` takes it away. */
  readonly menu?: readonly (readonly MenuEntry[])[] | 'none';
  readonly silent?: boolean;
  readonly photo?: PhotoRef | Fetched;
  readonly picture?: Picture;
  readonly document?: OutgoingDocument;
  readonly album?: Album;
  /** All that is said where the messenger does not take what goes with the words; they themselves if left out. */
  readonly unfiled?: RichText;
  /** The message that it answers, where that still exists. */
  readonly replyTo?: MessageRef;
  readonly topic?: TopicRef;
  /** It takes the place of this message of ours, if that still stands, and is sent nowhere else. */
  readonly inPlaceOf?: MessageRef;
  /** Pinned where it goes. What stands there already is not sent again. */
  readonly pin?: { readonly sent: MessageRef | null };
};

/** What the person who just acted is shown; may be lost, they press again. */
export type Reply =
  | {
      readonly kind: 'message';
      readonly message: Outgoing;
      /** What it is a look at, and nothing else: an older look that has not left yet is pointless. */
      readonly screen?: string;
    }
  /** Replaces the message whose button was pressed. */
  | { readonly kind: 'replace'; readonly message: Outgoing }
  /** Changes another message of the same chat, if it still stands there. */
  | { readonly kind: 'edit'; readonly ref: MessageRef; readonly message: Outgoing }
  /** A line that fades; at most 200 characters. */
  | { readonly kind: 'toast'; readonly text: string };

/** What is answered: the update, its chat, and the press that waits for an end of its spinner. */
export type Asked = {
  /** The same as of the `Incoming`: who asks over HTTP finds the answer by it. */
  readonly key: string;
  readonly chat: ChatRef;
  readonly press: { readonly id: string; readonly message: MessageRef | null } | null;
};

/** `parts`: the messages of an album beside the one that stands for it; `bare`: the words went without their file. */
export type AlsoSent = { readonly parts?: readonly MessageRef[]; readonly bare?: true };

/** What became of something that we sent: a value, never an exception. */
export type Delivery =
  | {
      readonly kind: 'delivered';
      readonly message: MessageRef;
      readonly also?: AlsoSent;
      /** Where it was to be pinned. */
      readonly pinned?: Pinned;
    }
  /** Not now; `unsure`: it may have arrived although no answer came. */
  | {
      readonly kind: 'later';
      readonly after: Duration;
      readonly unsure: boolean;
      /** So long and no longer: waiting longer after each try makes nothing better. */
      readonly exact: boolean;
    }
  | { readonly kind: 'never'; readonly why: 'unreachable' | 'refused' }
  /** The message to edit is gone: it has to be sent anew. */
  | { readonly kind: 'gone' };

/** What came of pinning; `no right`: the bot may write there and not pin. */
export type Pinned = 'pinned' | 'no right' | 'not pinned';

/** What came of fetching a file. `refused`: the messenger no longer has it, or not for us. */
export type Download =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'too large' | 'refused' | 'out of reach' };

/** The way out to a messenger. Implementations keep its pace and know its errors. */
export type Gateway = {
  /**
   * Shows somebody what came of what they did: toast, edit and messages in one, in the order of their chat. Nothing to
   * say only ends the spinner. Resolves when all of it is sent, lost or overtaken; rejects for bugs.
   */
  readonly respond: (asked: Asked, replies: readonly Reply[]) => Promise<void>;
  readonly send: (chat: ChatRef, message: Outgoing, urgency: Urgency) => Promise<Delivery>;
  /** A message is being drawn that will be sent there at once: what need not wait for it is seen to meanwhile. */
  readonly expect?: (chat: ChatRef, urgency: Urgency) => void;
  readonly edit: (chat: ChatRef, ref: MessageRef, message: Outgoing, urgency: Urgency) => Promise<Delivery>;
  /** The bytes of a file that somebody sent; `within`: who asks waits no longer. */
  readonly download: (file: FileRef, mostBytes: number, within?: Duration) => Promise<Download>;
  /** Takes a message away, also one that a person wrote; true when nobody can read it there any more. */
  readonly remove: (chat: ChatRef, ref: MessageRef) => Promise<boolean>;
  /** Whether somebody is in a group now. */
  readonly presence: (group: ChatRef, person: ExternalId) => Promise<Presence>;
};

/** Replies get one try and a short deadline; announcements wait for everybody else. */
export type Urgency = 'reply' | 'alert' | 'note' | 'announcement';
