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
import { withoutSecret } from './secrets.ts';
import { unheard } from './unheard.ts';

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
    const hearing = floods.hear(came, clock.now());
    if (hearing === 'drop') return drop(came);
    // Not in the queue: others would wait for the messenger.
    const cleaned = withoutSecret(parts.messengers.of(came.bot).gateway, came);
    cleaned.catch(() => {});
    const work = async () => {
      if (floods.isPointless(came, clock.now())) return drop(came);
      const clean = await cleaned;
      if (!clean) return;
      const incoming = withOwnFiles(clean);
      respond(incoming, await commit(parts, incoming, hearing));
    };
    try {
      await queue.run(`${came.bot}:${came.chat.ref}`, work);
    } finally {
      floods.over(came);
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

/** Handles it, once more if that throws, and gives it up after the second time: the house goes on. */
async function commit(parts: HandleParts, incoming: Incoming, hearing: Hearing): Promise<Reply[]> {
  const { key } = incoming;
  for (let times = 1; ; times += 1) {
    try {
      const start = performance.now();
      const replies = await parts.converse(incoming, (tx) => converse(parts, tx, incoming, hearing));
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
  const { bot, key, sender } = incoming;
  const { isFirst, known } = await tx.people.arrive(bot, key, sender.externalId, now);
  if (!isFirst) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  const context = await openTurn(parts, tx, incoming, known, now);
  parts.floods.met(incoming, offers(context.actor, 'see menu'));
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
async function answer({ floods }: HandleParts, context: UpdateContext): Promise<Reply[]> {
  const { dialog, standing, incoming } = context;
  const replies = await route(context);
  if (standing.dialog && standing.dialog !== dialog) floods.asked(incoming);
  return replies;
}

/** One line, and nothing more until it is quiet; in a group nobody is scolded. */
function tooOften({ incoming, speech }: UpdateContext): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'toast', text: speech.plain('too-often') }];
  if (incoming.chat.kind === 'group') return [];
  return [{ kind: 'message', message: { text: speech.say('too-often') } }];
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
    standing: { dialog: known?.dialog ?? null },
    complex: known?.home ?? null,
    consent: known?.consent ?? null,
    actor: await whoActs(tx, account, known, parts.home, { reachable, now }),
  };
}

/** Stored as failed without its content; the person hears that it did not work. */
async function giveUp(parts: HandleParts, incoming: Incoming, error: unknown): Promise<Reply[]> {
  const { bot, key, chat, body, sender } = incoming;
  const code = codeOf(error);
  await parts.converse(incoming, (tx) => tx.updates.failed(bot, key, code, parts.clock.now()));
  if (chat.kind === 'group') return [];
  // Whatever threw may throw again when the person is looked up: the messenger's language will do.
  const text = parts.words.say(parts.words.choose(sender.languageTag ?? undefined), 'went-wrong');
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
