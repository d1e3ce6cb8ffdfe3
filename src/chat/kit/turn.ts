import type { Account } from '../../application/account.ts';
import type { Complex } from '../../core/complexes/complex.ts';
import type { Actor, Member } from '../../core/kernel/actor.ts';
import { after, type Duration, type Instant } from '../../core/kernel/time.ts';
import type { Lexicon } from '../../core/lexicon.ts';
import type { Sheets } from '../../core/spots/import-ports.ts';
import type { Copies } from './copies.ts';
import { DIALOG_LIFE, type Dialog } from './dialogs.ts';
import { clockTime } from './house-time.ts';
import type { Incoming } from './incoming.ts';
import type { ChatTx, Consent, Links } from './ports.ts';
import type { ArgsOf, Language, RichText, WordKey, Words } from './wording.ts';

/** Words in the reader's language. */
export type Speech = {
  readonly language: Language;
  readonly say: <K extends WordKey>(key: K, ...args: ArgsOf<K>) => RichText;
  readonly plain: <K extends WordKey>(key: K, ...args: ArgsOf<K>) => string;
};

export function speak(words: Words, language: Language): Speech {
  return {
    language,
    say: (key, ...args) => words.say(language, key, ...args),
    plain: (key, ...args) => words.plain(language, key, ...args),
  };
}

/** One update being answered: who writes, what is unfinished, and the open transaction. */
export type Turn = {
  readonly tx: ChatTx;
  readonly now: Instant;
  readonly incoming: Incoming;
  readonly speech: Speech;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly actor: Actor;
  readonly dialog: Dialog | null;
  /** The complex as it was when the update came; null for strangers. */
  readonly complex: Complex | null;
  /** The text that this person agreed to; null for strangers. */
  readonly consent: Consent | null;
  /** Whoever wrote, as the application knows the way to him. */
  readonly account: Account;
  readonly links: Links;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
};

/** A turn of somebody who agreed to be known. */
export type MemberTurn = Turn & { readonly actor: Member };

export function isMember(turn: Turn): turn is MemberTurn {
  return turn.actor.kind === 'member';
}

/** Names the feature's own dialogs, so that nothing else is stored: `beginDialog<PassDialog>(turn, …)`. */
export async function beginDialog<D extends Dialog = never>(
  turn: MemberTurn,
  dialog: NoInfer<D>,
  life: Duration = DIALOG_LIFE,
): Promise<void> {
  await turn.tx.dialogs.set(turn.incoming.bot, turn.actor.person, dialog, after(turn.now, life));
}

/** The question stands as it is, for as long again. */
export async function keepDialog(turn: MemberTurn): Promise<void> {
  if (turn.dialog) await beginDialog<Dialog>(turn, turn.dialog);
}

export async function endDialog(turn: Turn): Promise<void> {
  if (!turn.dialog || !isMember(turn)) return;
  await turn.tx.dialogs.end(turn.incoming.bot, turn.actor.person);
}

/** The complex of the person, which came with the update. */
export async function complexOf(turn: MemberTurn): Promise<Complex> {
  return turn.complex ?? turn.tx.complexes.get(turn.actor.complex);
}

/** A moment as the person reads it: in the complex's zone and in their language. */
export async function timeOf(turn: MemberTurn, at: Instant): Promise<string> {
  const { timeZone } = await complexOf(turn);
  return clockTime(at, turn.now, timeZone, turn.speech.language);
}
