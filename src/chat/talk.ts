import { takeCall, takeTyped } from '../application/typing-pace.ts';
import { whoActs } from '../application/who-acts.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { accountOf } from './account.ts';
import { isCall, isFree } from './acts.ts';
import { tooOften } from './answer-to.ts';
import { onSecretKey } from './backups/secret-key.ts';
import type { Floods, Hearing } from './floods.ts';
import type { Copies } from './kit/copies.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Messengers } from './kit/messenger.ts';
import { offers } from './kit/offers.ts';
import type { Reply } from './kit/outgoing.ts';
import type { TagPrinting } from './kit/pictures.ts';
import type { Acquaintance, ChatTx } from './kit/ports.ts';
import type { SheetPrinting } from './kit/sheets.ts';
import { withUnfiledReply } from './kit/unfiled.ts';
import { speak, type UpdateContext } from './kit/update-context.ts';
import type { Words } from './kit/wording.ts';
import { notTaken } from './not-taken.ts';
import { route, routeInGroup } from './route.ts';
import { unheard } from './unheard.ts';

export type TalkParts = {
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly messengers: Pick<Messengers, 'of'>;
  /** The complex that strangers of this bot come to. */
  readonly home: ComplexId;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
  readonly printing: TagPrinting | null;
  readonly sheetPrinting: SheetPrinting;
  readonly floods: Floods;
};

/** One message, or one press, answered. `left`: parts of an album that nothing could be done with. */
export async function talk(
  parts: TalkParts,
  tx: ChatTx,
  incoming: Incoming,
  known: Acquaintance | null,
  hearing: Hearing,
  now: Instant,
  left = 0,
): Promise<Reply[]> {
  const context = await openContext(parts, tx, incoming, known, now);
  const { speech } = context;
  parts.floods.met(incoming, offers(context.actor, 'see menu'));
  const replies = await repliesTo(parts, context, hearing);
  const rest = left > 0 && known ? notTaken(context, speech.say('album-left-out', { count: left })) : [];
  return [...replies, ...rest].map((reply) => withUnfiledReply(speech, reply));
}

/** A part of an album that was answered without it. */
export async function onLatePart(
  parts: TalkParts,
  tx: ChatTx,
  incoming: Incoming,
  known: Acquaintance,
  now: Instant,
): Promise<Reply[]> {
  const context = await openContext(parts, tx, incoming, known, now);
  return notTaken(context, context.speech.say('album-part-late'));
}

async function repliesTo(parts: TalkParts, context: UpdateContext, hearing: Hearing): Promise<Reply[]> {
  const { incoming } = context;
  if (incoming.body.kind === 'secret key') return onSecretKey(context);
  if (hearing === 'warn') return tooOften(context);
  // Chatter never comes this far, and nothing in a group counts towards anybody's limit.
  if (incoming.chat.kind === 'group') return routeInGroup(context);
  if (incoming.body.kind === 'reachability') return [];
  if (isFree(incoming.body, parts.words)) return answer(parts, context);
  const { pace, until } = await takeTyped(context.account);
  if (until) parts.floods.silenced(incoming, 'typed', until);
  if (pace === 'fine') return route(context);
  if (!(await mayStillCall(parts, context))) return unheard(context, pace, until);
  const warning: Reply = { kind: 'message', message: { text: context.speech.say('too-fast') } };
  return [...(await route(context)), ...(pace === 'warn' ? [warning] : [])];
}

/** Presses and labels are answered in a silence, too; whether what they ask is heard is found out anew. */
async function answer({ floods }: TalkParts, context: UpdateContext): Promise<Reply[]> {
  const { dialog, standing, incoming } = context;
  const replies = await route(context);
  if (standing.dialog && standing.dialog !== dialog) floods.asked(incoming);
  return replies;
}

async function mayStillCall({ floods }: TalkParts, context: UpdateContext): Promise<boolean> {
  const { account, actor, incoming, dialog } = context;
  if (!isCall(incoming.body, context.lexicon)) return false;
  const { pace, until } = await takeCall(account, actor);
  if (until) floods.silenced(incoming, 'calls', until);
  return pace === 'fine' && (incoming.body.kind === 'command' || dialog?.kind === 'raising');
}

async function openContext(
  parts: TalkParts,
  tx: ChatTx,
  incoming: Incoming,
  known: Acquaintance | null,
  now: Instant,
): Promise<UpdateContext> {
  const { bot, chat, sender, body } = incoming;
  const { words } = parts;
  const { adminIds, links } = parts.messengers.of(bot);
  const language = known?.language ?? words.choose(sender.languageTag ?? undefined);
  const topic = incoming.topic ?? null;
  const isHeard = chat.kind === 'private' && body.kind !== 'reachability';
  if (known && isHeard && known.topic !== topic) await tx.people.setTopic(bot, known.person, topic);
  const account = accountOf(tx, incoming, { language, adminIds, now });
  const heard = body.kind === 'reachability' ? body.reachable : true;
  // Whoever writes in a group may have closed the private chat all the same.
  const reachable = chat.kind === 'private' && !sender.oneWay ? heard : null;
  return {
    tx,
    now,
    incoming,
    words,
    lexicon: parts.lexicon,
    speech: speak(words, language),
    account,
    links,
    copies: parts.copies,
    sheets: parts.sheets,
    printing: parts.printing,
    sheetPrinting: parts.sheetPrinting,
    dialog: known?.dialog ?? null,
    standing: { dialog: known?.dialog ?? null },
    complex: known?.home ?? null,
    consent: known?.consent ?? null,
    actor: await whoActs(tx, account, known, parts.home, { reachable, now }),
  };
}
