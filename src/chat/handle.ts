import { may } from '../core/access.ts';
import type { Actor, Role } from '../core/kernel/actor.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import { type Instant, seconds } from '../core/kernel/time.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Clock } from '../core/ports.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { isCall, isFree } from './acts.ts';
import { onSecretKey } from './backups/secret-key.ts';
import type { Floods, Hearing } from './floods.ts';
import { seedAdmin } from './joining/joining.ts';
import type { Copies } from './kit/copies.ts';
import { createInOrder } from './kit/in-order.ts';
import type { BotId, Incoming } from './kit/incoming.ts';
import type { Gateway, Reply } from './kit/outgoing.ts';
import type { Acquaintance, ChatTx, Converse, Links } from './kit/ports.ts';
import { isMember, speak, type Turn } from './kit/turn.ts';
import type { Words } from './kit/wording.ts';
import { createReplies } from './replies.ts';
import { route, routeInGroup } from './route.ts';

/** More typed messages than this in a minute get one warning, then silence. */
export const MOST_TYPED = 10;
export const TYPED_WINDOW = seconds(60);
/** Spots' numbers are heard all the same, up to as many as anybody may raise alerts about. */
const MOST_CALLS = 30;

export type HandleParts = {
  readonly converse: Converse;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  readonly gatewayOf: (bot: BotId) => Gateway;
  /** The complex that strangers of this bot come to. */
  readonly home: ComplexId;
  readonly adminIds: readonly number[];
  readonly links: Links;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
  readonly floods: Floods;
  /** We are being stopped. */
  readonly over?: AbortSignal;
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
  const { floods, clock, gatewayOf, over } = parts;
  const queue = createInOrder();
  const failed = (key: string, error: unknown) => parts.report({ kind: 'threw', key, error, times: 0 });
  const replies = createReplies({ gatewayOf, failed, over });

  const drop = (incoming: Incoming) => {
    parts.report({ kind: 'dropped', key: incoming.key });
    const isSpinning = incoming.body.kind === 'press' && floods.mayEndSpinner(incoming, clock.now());
    if (isSpinning) replies.endSpinner(incoming);
  };
  const update = async (incoming: Incoming) => {
    const hearing = floods.hear(incoming, clock.now());
    if (hearing === 'drop') return drop(incoming);
    // Not in the queue: others would wait for the messenger.
    const cleaned = withoutSecret(parts, incoming);
    cleaned.catch(() => {});
    const work = async () => {
      if (floods.isPointless(incoming, clock.now())) return drop(incoming);
      replies.add(incoming, await commit(parts, await cleaned, hearing));
    };
    try {
      await queue.run(`${incoming.bot}:${incoming.chat.ref}`, work);
    } finally {
      floods.over(incoming);
    }
  };
  const idle = async () => {
    await queue.idle();
    await replies.idle();
  };
  return { update, idle };
}

/** A secret key is deleted before anything is committed: whatever breaks after that, it stands there no longer. */
async function withoutSecret(parts: HandleParts, incoming: Incoming): Promise<Incoming> {
  const { body, bot, chat } = incoming;
  if (body.kind !== 'secret key') return incoming;
  const removed = body.message !== null && (await parts.gatewayOf(bot).remove(chat.ref, body.message));
  return { ...incoming, body: { ...body, removed } };
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
  if (!(await tx.updates.firstSeen(incoming.bot, incoming.key, now))) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  const turn = await openTurn(parts, tx, incoming, now);
  parts.floods.met(incoming, may(turn.actor, 'see menu'));
  if (incoming.body.kind === 'secret key') return onSecretKey(turn);
  if (hearing === 'warn') return tooOften(turn);
  // Chatter never comes this far, and nothing in a group counts towards anybody's limit.
  if (incoming.chat.kind === 'group') return routeInGroup(turn);
  if (incoming.body.kind === 'reachability') return [];
  if (isFree(incoming.body, parts.words)) return route(turn);
  const pace = await typingPace(parts, turn);
  const warning: Reply[] =
    pace === 'warn' ? [{ kind: 'message', message: { text: turn.speech.say('too-fast') } }] : [];
  if (pace === 'fine' || (await mayStillCall(parts, turn))) return [...(await route(turn)), ...warning];
  return warning;
}

/** One line, and nothing more until it is quiet; in a group nobody is scolded. */
function tooOften({ incoming, speech }: Turn): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'toast', text: speech.plain('too-often') }];
  if (incoming.chat.kind === 'group') return [];
  return [{ kind: 'message', message: { text: speech.say('too-often') } }];
}

async function typingPace({ floods }: HandleParts, { tx, incoming, now }: Turn) {
  const subject = { bot: incoming.bot, externalId: incoming.sender.externalId };
  const pace = await tx.limits.take(subject, MOST_TYPED, TYPED_WINDOW, now);
  if (pace === 'fine') return pace;
  const until = await tx.limits.clearsAt(subject, TYPED_WINDOW);
  if (until) floods.silenced(incoming, 'typed', until);
  return pace;
}

/** An alert is raised however much its sender has typed: more numbers than anybody may raise about are none. */
async function mayStillCall({ floods }: HandleParts, turn: Turn): Promise<boolean> {
  const { tx, incoming, now, dialog } = turn;
  if (!isCall(incoming.body) || !may(turn.actor, 'see menu')) return false;
  const subject = { bot: incoming.bot, externalId: incoming.sender.externalId, what: 'call' };
  if ((await tx.limits.take(subject, MOST_CALLS, TYPED_WINDOW, now)) !== 'fine') {
    const until = await tx.limits.clearsAt(subject, TYPED_WINDOW);
    if (until) floods.silenced(incoming, 'calls', until);
    return false;
  }
  return incoming.body.kind === 'command' || dialog?.kind === 'raising';
}

async function openTurn(parts: HandleParts, tx: ChatTx, incoming: Incoming, now: Instant): Promise<Turn> {
  const { bot, chat, sender, body } = incoming;
  const known = await tx.people.find(bot, sender.externalId, now);
  const language = known?.language ?? parts.words.choose(sender.languageTag ?? undefined);
  const common = {
    tx,
    now,
    incoming,
    words: parts.words,
    lexicon: parts.lexicon,
    speech: speak(parts.words, language),
    adminIds: parts.adminIds,
    links: parts.links,
    copies: parts.copies,
    sheets: parts.sheets,
  };
  if (!known) return { ...common, dialog: null, consent: null, actor: stranger(parts.home) };
  const reachable = body.kind === 'reachability' ? body.reachable : true;
  // Whoever writes in a group may have closed the private chat all the same.
  const isNews = chat.kind === 'private' && known.reachable !== reachable;
  if (isNews) await tx.people.setReachable(bot, known.person, reachable, now);
  if (known.displayName !== sender.displayName) await tx.people.refresh(bot, known.person, sender);
  const turn: Turn = {
    ...common,
    dialog: known.dialog,
    consent: known.consent,
    actor: member(known, known.roles),
  };
  const promoted = isMember(turn) && !known.roles.includes('admin') && (await seedAdmin(turn, known.person));
  return promoted ? { ...turn, actor: member(known, [...known.roles, 'admin']) } : turn;
}

function stranger(complex: ComplexId): Actor {
  return { kind: 'stranger', complex, roles: ['stranger'] };
}

function member({ person, complex, spots, away }: Acquaintance, roles: readonly Role[]): Actor {
  return { kind: 'member', complex, person, spots, away, roles };
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
