import { takeCall, takeTyped } from '../application/typing-pace.ts';
import { whoActs } from '../application/who-acts.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Clock } from '../core/ports.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { accountOf } from './account.ts';
import { isCall, isFree } from './acts.ts';
import { onSecretKey } from './backups/secret-key.ts';
import type { Floods, Hearing } from './floods.ts';
import type { Copies } from './kit/copies.ts';
import { createInOrder } from './kit/in-order.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Messengers } from './kit/messenger.ts';
import { offers } from './kit/offers.ts';
import type { Asked, Reply } from './kit/outgoing.ts';
import { withOwnFiles } from './kit/own-files.ts';
import type { Acquaintance, ChatTx, Converse } from './kit/ports.ts';
import { speak, type UpdateContext } from './kit/update-context.ts';
import type { Words } from './kit/wording.ts';
import { route, routeInGroup } from './route.ts';

export type HandleParts = {
  readonly converse: Converse;
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
      .respond(askedBy(incoming), replies)
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
      respond(incoming, await commit(parts, await cleaned, hearing));
    };
    try {
      await queue.run(`${incoming.bot}:${incoming.chat.ref}`, work);
    } finally {
      floods.over(incoming);
    }
  };
  const idle = async () => {
    await queue.idle();
    while (answering.size > 0) await Promise.allSettled(answering);
  };
  return { update, idle };
}

function askedBy({ key, chat, body }: Incoming): Asked {
  const press = body.kind === 'press' ? { id: body.pressId, message: body.message } : null;
  return { key, chat: chat.ref, press };
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
async function commit(parts: HandleParts, incoming: Incoming, hearing: Hearing): Promise<Reply[]> {
  const { key, sender } = incoming;
  const heard: Heard = { hearing, language: parts.words.choose(sender.languageTag ?? undefined) };
  for (let times = 1; ; times += 1) {
    try {
      const start = performance.now();
      const replies = await parts.converse(incoming, (tx) => converse(parts, tx, incoming, heard));
      parts.report({ kind: 'handled', key, ms: performance.now() - start });
      return replies;
    } catch (error) {
      if (parts.isDatabaseLost(error)) throw error;
      parts.report({ kind: 'threw', key, error, times });
      if (times < 2) continue;
      return giveUp(parts, incoming, heard, error);
    }
  }
}

/** How an update is heard; its language is the messenger's until the person is known. */
type Heard = { readonly hearing: Hearing; language: Acquaintance['language'] };

async function converse(parts: HandleParts, tx: ChatTx, incoming: Incoming, heard: Heard): Promise<Reply[]> {
  const now = parts.clock.now();
  const { bot, key, sender } = incoming;
  const { isFirst, known } = await tx.people.arrive(bot, key, sender.externalId, now);
  if (!isFirst) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  if (known) heard.language = known.language;
  const context = await openTurn(parts, tx, incoming, known, now);
  parts.floods.met(incoming, offers(context.actor, 'see menu'));
  if (incoming.body.kind === 'secret key') return onSecretKey(context);
  if (heard.hearing === 'warn') return tooOften(context);
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

/** Stored as failed without its content; the person hears that it did not work. */
async function giveUp(
  parts: HandleParts,
  incoming: Incoming,
  { language }: Heard,
  error: unknown,
): Promise<Reply[]> {
  const { bot, key, chat, body } = incoming;
  const code = codeOf(error);
  await parts.converse(incoming, (tx) => tx.updates.failed(bot, key, code, parts.clock.now()));
  if (chat.kind === 'group') return [];
  const text = parts.words.say(language, 'went-wrong');
  return body.kind === 'press'
    ? [{ kind: 'toast', text: text.text }]
    : [{ kind: 'message', message: { text } }];
}

/** The database's own code where there is one (SQLSTATE), else the kind of the error; never its message. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const isState = 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);
  return isState ? String(error.code) : error.name;
}
