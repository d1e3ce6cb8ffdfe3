import type { Account } from '../../application/account.ts';
import type { Complex } from '../../core/complexes/complex.ts';
import type { Actor, Member } from '../../core/kernel/actor.ts';
import { after, type Duration, type Instant } from '../../core/kernel/time.ts';
import type { Lexicon } from '../../core/lexicon.ts';
import type { Sheets } from '../../core/spots/import-ports.ts';
import type { Copies } from './copies.ts';
import { DIALOG_LIFE, type Dialog, type OpenDialog, type Standing } from './dialogs.ts';
import { clockTime } from './house-time.ts';
import type { Incoming } from './incoming.ts';
import type { TagPrinting } from './pictures.ts';
import type { ChatTx, Consent, Links } from './ports.ts';
import { asQuestion } from './questions.ts';
import type { SheetPrinting } from './sheets.ts';
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
export type UpdateContext = {
  readonly tx: ChatTx;
  readonly now: Instant;
  readonly incoming: Incoming;
  readonly speech: Speech;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly actor: Actor;
  readonly dialog: OpenDialog | null;
  readonly standing: Standing;
  /** The complex as it was when the update came; null for strangers. */
  readonly complex: Complex | null;
  /** The text that this person agreed to; null for strangers. */
  readonly consent: Consent | null;
  /** Whoever wrote, as the application knows the way to him. */
  readonly account: Account;
  readonly links: Links;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
  /** Null: there is no address of ours that a card could name. */
  readonly printing: TagPrinting | null;
  readonly sheetPrinting: SheetPrinting;
};

/** An update of somebody who agreed to be known. */
export type MemberContext = UpdateContext & { readonly actor: Member };

export function isMember(context: UpdateContext): context is MemberContext {
  return context.actor.kind === 'member';
}

/** Names the feature's own dialogs, so that nothing else is stored: `beginDialog<PassDialog>(context, …)`. */
export async function beginDialog<D extends Dialog = never>(
  context: MemberContext,
  dialog: NoInfer<D>,
  life: Duration = DIALOG_LIFE,
): Promise<void> {
  const { tx, incoming, actor, standing, now } = context;
  standing.dialog = asQuestion(dialog, standing, incoming);
  await tx.dialogs.set(incoming.bot, actor.person, standing.dialog, after(now, life));
}

/** The question stands as it is, for as long again. */
export async function keepDialog(context: MemberContext): Promise<void> {
  if (context.dialog) await beginDialog<Dialog>(context, context.dialog);
}

export async function endDialog(context: UpdateContext): Promise<void> {
  context.standing.dialog = null;
  if (!context.dialog || !isMember(context)) return;
  await context.tx.dialogs.end(context.incoming.bot, context.actor.person);
}

/** The complex of the person, which came with the update. */
export async function complexOf(context: MemberContext): Promise<Complex> {
  return context.complex ?? context.tx.complexes.get(context.actor.complex);
}

/** A moment as the person reads it: in the complex's zone and in their language. */
export async function timeOf(context: MemberContext, at: Instant): Promise<string> {
  const { timeZone } = await complexOf(context);
  return clockTime(at, context.now, timeZone, context.speech.language);
}
