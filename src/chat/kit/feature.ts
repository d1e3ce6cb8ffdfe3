import type { Member } from '../../core/kernel/actor.ts';
import type { CardSubject, Notice } from '../../core/notices.ts';
import type { Dialog } from './dialogs.ts';
import type { PhotoRef, Photos } from './incoming.ts';
import type { MenuChoice } from './menu.ts';
import type { Action } from './offers.ts';
import type { Outgoing, Reply } from './outgoing.ts';
import type { ChatTx } from './ports.ts';
import type { Reader } from './reader.ts';
import type { MemberContext, UpdateContext } from './update-context.ts';

/** What one feature of the conversation does. A room exports one; `features.ts` lists them. */
export type Feature<Code extends Kinded, D extends Dialog = never> = {
  /** What its buttons do for a member who is not banned; only the code is believed, and every screen asks who may. */
  readonly presses: { readonly [K in Code['kind']]: Press<MemberContext, Of<Code, K>> };
  /** Comes before that, for whoever presses; null: it is for members alone. */
  readonly anybody?: { readonly [K in Code['kind']]?: Press<UpdateContext, Of<Code, K>, Reply[] | null> };
  /** What a ban leaves. */
  readonly whenBanned?: {
    readonly [K in Code['kind']]?: true | ((code: Of<Code, K>, actor: Member) => boolean);
  };
  /** Presses that somebody else waits for: heard in a flood, too. */
  readonly vital?: { readonly [K in Code['kind']]?: true | ((code: Of<Code, K>) => boolean) };
  /** Its buttons that stand in a group. */
  readonly inGroup?: { readonly [K in Code['kind']]?: Press<UpdateContext, Of<Code, K>> };
  readonly dialogs?: { readonly [K in D['kind']]: Answer<Of<D, K>> };
  /** What it tells people in messages of their own; null: it need not be said any more. */
  readonly notices?: { readonly [K in Notice['kind']]?: Drawing<Of<Notice, K>> };
  /** The messages that it keeps up to date; null: nobody needs it any more. */
  readonly cards?: { readonly [K in CardSubject['kind']]?: CardDrawing<Of<CardSubject, K>> };
  readonly commands?: Readonly<Record<string, Command>>;
  readonly menu?: { readonly [Choice in MenuChoice]?: (context: MemberContext) => Replies };
};

type Kinded = { readonly kind: string };
type Of<Union extends Kinded, K extends string> = Extract<Union, { readonly kind: K }>;
type Replies = Reply[] | Promise<Reply[]>;
type Press<T extends UpdateContext, Code, Result = Reply[]> = (
  context: T,
  code: Code,
) => Result | Promise<Result>;

/**
 * How an open question is answered. Null: what came is about something else. Methods, so that the dialogs of all
 * features can stand in one table: each reads only what it stored itself.
 */
export type Answer<D> = {
  /** What whoever answers has to be allowed by then, as for a press; null: the use case finds out whose the thing is. */
  needs(dialog: D): Action | null;
  text(context: MemberContext, dialog: D, text: string): Promise<Reply[] | null>;
  photo?(context: MemberContext, dialog: D, photos: Photos, caption: string): Promise<Reply[] | null>;
  /** A sticker, a voice message, a file, a photo where none is taken: a friendly line, and the dialog stays. */
  media?(context: MemberContext, dialog: D): Replies | Promise<Reply[] | null>;
  readonly whenBanned?: true;
  /** Somebody waits for what is typed here: a new text about what is kept comes after it. */
  readonly urgent?: true;
};

export type Drawing<N> = (tx: ChatTx, reader: Reader, notice: N) => Promise<Outgoing | null>;

export type CardDrawing<Subject> = (
  tx: ChatTx,
  reader: Reader,
  subject: Subject,
  shownBefore: boolean,
) => Promise<Outgoing | null>;

export type Command =
  | {
      readonly on: (context: MemberContext, argument: string, photos: readonly PhotoRef[]) => Replies;
      /** For whoever has no menu yet, too. */
      readonly withoutMenu?: true;
      readonly whenBanned?: true;
      /** Somebody waits for it: a new text about what is kept comes after it. */
      readonly urgent?: true;
      /** What is typed next still answers the open question. */
      readonly keepsDialog?: true;
      /** To everybody else the command means nothing. */
      readonly action?: Action;
    }
  /** Whatever somebody may or may not do, and before any consent. */
  | { readonly anybody: (context: UpdateContext) => Replies };
