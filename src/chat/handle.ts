import { takeCall, takeTyped } from '../application/typing-pace.ts';
import { whoActs } from '../application/who-acts.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Clock } from '../core/ports.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { accountOf } from './account.ts';
import { isCall, isFree } from './acts.ts';
import { isRestOfAlbum, keepPart, wholeOf } from './albums.ts';
import { onSecretKey } from './backups/secret-key.ts';
import type { Floods, Hearing } from './floods.ts';
import { giveUp } from './give-up.ts';
import type { Copies } from './kit/copies.ts';
import { createInOrder } from './kit/in-order.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Messengers } from './kit/messenger.ts';
import { offers } from './kit/offers.ts';
import type { Asked, Reply } from './kit/outgoing.ts';
import { withOwnFiles } from './kit/own-files.ts';
import type { Acquaintance, ChatTx, Converse, NextAlbum } from './kit/ports.ts';
import { withUnfiledReply } from './kit/unfiled.ts';
import { speak, type UpdateContext } from './kit/update-context.ts';
import type { Words } from './kit/wording.ts';
import { route, routeInGroup } from './route.ts';

export type HandleParts = {
  readonly converse: Converse;
  readonly nextAlbum: NextAlbum;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  readonly messengers: Pick<Messengers, 'of'>;
  /** The complex that strangers of this bot come to. */
  readonly home: ComplexId;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
  readonly floods: Floods;
  readonly isDatabaseLost: (error: unknown) => boolean;
  readonly report: (event: HandleEvent) => void;
};

export type HandleEvent =
  | { readonly kind: 'handled'; readonly key: string; readonly ms: number }
  | { readonly kind: 'repeated'; readonly key: string }
  /** Beyond what one chat may ask for, or overtaken by something newer. */
  | { readonly kind: 'dropped'; readonly key: string }
  | { readonly kind: 'threw'; readonly key: string; readonly error: unknown; readonly times: number };

export type Handle = {
  /** Resolves once the update is committed (or known to be poisonous); rejects only when the database is lost. */
  readonly update: (incoming: Incoming) => Promise<void>;
  /** Handles the album that has waited long enough for the rest of it; false when there is none. */
  readonly finishAlbum: () => Promise<boolean>;
  /** Resolves when every reply has been sent. */
  readonly idle: () => Promise<void>;
};

/**
 * One update, one transaction, no network in it. The next update of the chat waits for the commit; the reply goes out
 * behind those before it, and nobody waits for that.
 */
export function createHandle(parts: HandleParts): Handle {
  const { floods, clock } = parts;
  const queue = createInOrder();
  const answering = new Set<Promise<void>>();

  /** Nobody's update waits for it. A reply may be lost, they press again; a throw is a bug. */
  const respond = (incoming: Incoming, replies: readonly Reply[]) => {
    const { gateway } = parts.messengers.of(incoming.bot);
    const answer = gateway
      .respond(askedBy(incoming), inTopic(incoming, replies))
      .catch((error: unknown) => parts.report({ kind: 'threw', key: incoming.key, error, times: 0 }))
      .finally(() => answering.delete(answer));
    answering.add(answer);
  };
  const drop = (incoming: Incoming) => {
    parts.report({ kind: 'dropped', key: incoming.key });
    const isSpinning = incoming.body.kind === 'press' && floods.mayEndSpinner(incoming, clock.now());
    if (isSpinning) respond(incoming, []);
  };
  const update = async (came: Incoming) => {
    const incoming = withOwnFiles(came);
    const hearing = floods.hear(incoming, clock.now());
    if (hearing === 'drop') return drop(incoming);
    // Not in the queue: others would wait for the messenger.
    const cleaned = withoutSecret(parts, incoming);
    cleaned.catch(() => {});
    const work = async () => {
      if (floods.isPointless(incoming, clock.now())) return drop(incoming);
      const heard = await cleaned;
      respond(incoming, await commit(parts, heard, (tx) => converse(parts, tx, heard, hearing)));
    };
    try {
      await queue.run(turnsOf(incoming), work);
    } finally {
      floods.over(incoming);
    }
  };
  const finishAlbum = async () => {
    const part = await parts.nextAlbum(clock.now());
    if (!part) return false;
    // Another process, or another message, may be faster: nothing is left to take then.
    await queue.run(turnsOf(part), async () => {
      const finish = (tx: ChatTx) => finishWaiting(parts, tx, part, clock.now());
      respond(part, await commit(parts, part, finish));
    });
    return true;
  };
  const idle = async () => {
    await queue.idle();
    while (answering.size > 0) await Promise.allSettled(answering);
  };
  return { update, finishAlbum, idle };
}

const turnsOf = ({ bot, chat }: Incoming) => `${bot}:${chat.ref}`;

function askedBy({ key, chat, body }: Incoming): Asked {
  const press = body.kind === 'press' ? { id: body.pressId, message: body.message } : null;
  return { key, chat: chat.ref, press };
}

/** What is said goes where it was asked. */
function inTopic({ topic }: Incoming, replies: readonly Reply[]): readonly Reply[] {
  if (topic === undefined) return replies;
  return replies.map((reply) =>
    reply.kind === 'toast' ? reply : { ...reply, message: { topic, ...reply.message } },
  );
}

/** A secret key is deleted before anything is committed: whatever breaks after that, it stands there no longer. */
async function withoutSecret(parts: HandleParts, incoming: Incoming): Promise<Incoming> {
  const { body, bot, chat } = incoming;
  if (body.kind !== 'secret key') return incoming;
  const removed =
    body.message !== null && (await parts.messengers.of(bot).gateway.remove(chat.ref, body.message));
  return { ...incoming, body: { ...body, removed } };
}

/** Handles it, once more if that throws, and gives it up after the second time: the house goes on. */
async function commit(
  parts: HandleParts,
  incoming: Incoming,
  work: (tx: ChatTx) => Promise<Reply[]>,
): Promise<Reply[]> {
  const { key } = incoming;
  for (let times = 1; ; times += 1) {
    try {
      const start = performance.now();
      const replies = await parts.converse(incoming, work);
      parts.report({ kind: 'handled', key, ms: performance.now() - start });
      return replies;
    } catch (error) {
      if (parts.isDatabaseLost(error)) throw error;
      parts.report({ kind: 'threw', key, error, times });
      if (times < 2) continue;
      return giveUp(parts, incoming, error);
    }
  }
}

async function converse(
  parts: HandleParts,
  tx: ChatTx,
  incoming: Incoming,
  hearing: Hearing,
): Promise<Reply[]> {
  const now = parts.clock.now();
  const { bot, key, chat, sender, album } = incoming;
  const { isFirst, known } = await tx.people.arrive(bot, key, sender.externalId, now);
  if (!isFirst) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  if (album !== undefined && !known && (await isRestOfAlbum(tx, incoming, album, now))) return [];
  // What was sent before is heard before.
  const isOver = known !== null && known.album !== null && known.album !== album && chat.kind === 'private';
  const before = isOver ? await finishWaiting(parts, tx, incoming, null) : [];
  const who = isOver ? await tx.people.find(bot, sender.externalId, now) : known;
  const answer =
    album !== undefined && who
      ? takePart(parts, tx, incoming, { ...who, album }, now)
      : talk(parts, tx, incoming, who, hearing, now);
  return [...before, ...(await answer)];
}

/** A part of an album waits for the others. */
async function takePart(
  parts: HandleParts,
  tx: ChatTx,
  part: Incoming,
  { person, language, album }: Acquaintance & { readonly album: string },
  now: Instant,
): Promise<Reply[]> {
  const kept = await keepPart(tx, { bot: part.bot, person, album }, part, now);
  if (kept === 'whole') return finishWaiting(parts, tx, part, null);
  if (kept === 'waits') return [];
  return [{ kind: 'message', message: { text: parts.words.say(language, 'album-part-late') } }];
}

/** Handles the album of whoever is heard now; of one that is not due by then, nothing. */
async function finishWaiting(
  parts: HandleParts,
  tx: ChatTx,
  { bot, sender }: Incoming,
  dueBy: Instant | null,
): Promise<Reply[]> {
  const [first, ...rest] = await tx.albums.take(bot, sender.externalId, dueBy);
  if (!first) return [];
  const now = parts.clock.now();
  const { incoming, left } = wholeOf([first, ...rest]);
  const known = await tx.people.find(bot, sender.externalId, now);
  const replies = await talk(parts, tx, incoming, known, 'fine', now);
  if (left === 0 || !known) return replies;
  const text = parts.words.say(known.language, 'album-left-out', { count: left });
  return [...replies, { kind: 'message', message: { text } }];
}

/** One message, or one press, answered. */
async function talk(
  parts: HandleParts,
  tx: ChatTx,
  incoming: Incoming,
  known: Acquaintance | null,
  hearing: Hearing,
  now: Instant,
): Promise<Reply[]> {
  const context = await openTurn(parts, tx, incoming, known, now);
  parts.floods.met(incoming, offers(context.actor, 'see menu'));
  const replies = await answer(parts, context, hearing);
  return replies.map((reply) => withUnfiledReply(context.speech, reply));
}

async function answer(parts: HandleParts, context: UpdateContext, hearing: Hearing): Promise<Reply[]> {
  const { incoming } = context;
  if (incoming.body.kind === 'secret key') return onSecretKey(context);
  if (hearing === 'warn') return tooOften(context);
  // Chatter never comes this far, and nothing in a group counts towards anybody's limit.
  if (incoming.chat.kind === 'group') return routeInGroup(context);
  if (incoming.body.kind === 'reachability') return [];
  if (isFree(incoming.body, parts.words)) return route(context);
  const pace = await typingPace(parts, context);
  const warning: Reply[] =
    pace === 'warn' ? [{ kind: 'message', message: { text: context.speech.say('too-fast') } }] : [];
  if (pace === 'fine' || (await mayStillCall(parts, context))) return [...(await route(context)), ...warning];
  return warning;
}

/** One line, and nothing more until it is quiet; in a group nobody is scolded. */
function tooOften({ incoming, speech }: UpdateContext): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'toast', text: speech.plain('too-often') }];
  if (incoming.chat.kind === 'group') return [];
  return [{ kind: 'message', message: { text: speech.say('too-often') } }];
}

async function typingPace({ floods }: HandleParts, { account, incoming }: UpdateContext) {
  const { pace, until } = await takeTyped(account);
  if (until) floods.silenced(incoming, 'typed', until);
  return pace;
}

async function mayStillCall({ floods }: HandleParts, context: UpdateContext): Promise<boolean> {
  const { account, actor, incoming, dialog } = context;
  if (!isCall(incoming.body, context.lexicon)) return false;
  const { pace, until } = await takeCall(account, actor);
  if (until) floods.silenced(incoming, 'calls', until);
  return pace === 'fine' && (incoming.body.kind === 'command' || dialog?.kind === 'raising');
}

async function openTurn(
  parts: HandleParts,
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
  const reachable = chat.kind === 'private' ? heard : null;
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
    dialog: known?.dialog ?? null,
    complex: known?.home ?? null,
    consent: known?.consent ?? null,
    actor: await whoActs(tx, account, known, parts.home, { reachable, now }),
  };
}
