import type { Actor, Role } from '../core/kernel/actor.ts';
import type { ComplexId } from '../core/kernel/ids.ts';
import { type Instant, seconds } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import type { Sheets } from '../core/spots/import-ports.ts';
import { onSecretKey } from './backups/secret-key.ts';
import { seedAdmin } from './joining/joining.ts';
import type { Copies } from './kit/copies.ts';
import { createInOrder } from './kit/in-order.ts';
import type { BotId, Incoming } from './kit/incoming.ts';
import type { Gateway, Reply } from './kit/outgoing.ts';
import type { Acquaintance, ChatTx, Converse, Links } from './kit/ports.ts';
import { isMember, speak, type Turn } from './kit/turn.ts';
import type { Words } from './kit/wording.ts';
import { isFree, route, routeInGroup } from './route.ts';

/** More typed messages than this in a minute get one warning, then silence. */
export const MOST_TYPED = 10;
export const TYPED_WINDOW = seconds(60);

export type HandleParts = {
  readonly converse: Converse;
  readonly words: Words;
  readonly clock: Clock;
  readonly gatewayOf: (bot: BotId) => Gateway;
  /** The complex that strangers of this bot come to. */
  readonly home: ComplexId;
  readonly adminIds: readonly number[];
  readonly links: Links;
  readonly copies: Copies;
  readonly sheets: Pick<Sheets, 'write'>;
  readonly isDatabaseLost: (error: unknown) => boolean;
  readonly report: (event: HandleEvent) => void;
};

export type HandleEvent =
  | { readonly kind: 'handled'; readonly key: string; readonly ms: number }
  | { readonly kind: 'repeated'; readonly key: string }
  | { readonly kind: 'threw'; readonly key: string; readonly error: unknown; readonly times: number };

export type Handle = {
  /** Resolves once the update is committed (or known to be poisonous); rejects only when the database is lost. */
  readonly update: (incoming: Incoming) => Promise<void>;
  /** Resolves when every reply has been sent. */
  readonly idle: () => Promise<void>;
};

/** One update, one transaction, no network in it; the reply follows the commit and belongs to the chat's queue. */
export function createHandle(parts: HandleParts): Handle {
  const queue = createInOrder();
  const update = (incoming: Incoming) =>
    new Promise<void>((resolve, reject) => {
      const work = async () => {
        const replies = await commit(parts, await withoutSecret(parts, incoming));
        resolve();
        // A reply may be lost, they press again; a throw here is a bug and must not hold up the chat.
        await answer(parts.gatewayOf(incoming.bot), incoming, replies).catch((error: unknown) => {
          parts.report({ kind: 'threw', key: incoming.key, error, times: 0 });
        });
      };
      queue.run(`${incoming.bot}:${incoming.chat.ref}`, work).catch(reject);
    });
  return { update, idle: queue.idle };
}

/** A secret key is deleted before anything is committed: whatever breaks after that, it stands there no longer. */
async function withoutSecret(parts: HandleParts, incoming: Incoming): Promise<Incoming> {
  const { body, bot, chat } = incoming;
  if (body.kind !== 'secret key') return incoming;
  const removed = body.message !== null && (await parts.gatewayOf(bot).remove(chat.ref, body.message));
  return { ...incoming, body: { ...body, removed } };
}

/** Handles it, once more if that throws, and gives it up after the second time: the house goes on. */
async function commit(parts: HandleParts, incoming: Incoming): Promise<Reply[]> {
  const { key } = incoming;
  for (let times = 1; ; times += 1) {
    try {
      const start = performance.now();
      const replies = await parts.converse(incoming, (tx) => converse(parts, tx, incoming));
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

async function converse(parts: HandleParts, tx: ChatTx, incoming: Incoming): Promise<Reply[]> {
  const now = parts.clock.now();
  if (!(await tx.updates.firstSeen(incoming.bot, incoming.key, now))) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  const turn = await openTurn(parts, tx, incoming, now);
  if (incoming.body.kind === 'secret key') return onSecretKey(turn);
  // Chatter never comes this far, and nothing in a group counts towards anybody's limit.
  if (incoming.chat.kind === 'group') return routeInGroup(turn);
  if (incoming.body.kind === 'reachability') return [];
  if (!isFree(turn)) {
    const pace = await tx.limits.take(
      { bot: incoming.bot, externalId: incoming.sender.externalId },
      MOST_TYPED,
      TYPED_WINDOW,
      now,
    );
    if (pace === 'silence') return [];
    if (pace === 'warn') return [{ kind: 'message', message: { text: turn.speech.say('too-fast') } }];
  }
  return route(turn);
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

async function answer(gateway: Gateway, { body, chat }: Incoming, replies: readonly Reply[]): Promise<void> {
  const toast = replies.find((reply) => reply.kind === 'toast');
  if (body.kind === 'press') await gateway.toast(body.pressId, toast?.text ?? null);
  for (const reply of replies) {
    if (reply.kind === 'message') await gateway.send(chat.ref, reply.message, 'reply');
    if (reply.kind !== 'replace') continue;
    const edited =
      body.kind === 'press' && body.message !== null
        ? await gateway.edit(chat.ref, body.message, reply.message, 'reply')
        : { kind: 'gone' };
    if (edited.kind === 'gone') await gateway.send(chat.ref, reply.message, 'reply');
  }
}
