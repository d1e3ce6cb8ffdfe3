import type { Trouble } from '../application/repeated-trouble.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Clock } from '../core/ports.ts';
import { isCounted } from './acts.ts';
import { type FindAdmins, withAdminThere } from './admin-there.ts';
import { isRestOfAlbum, isWanted, keepPart, wholeOf } from './albums.ts';
import { askedBy, inTopic } from './answer-to.ts';
import type { Hearing } from './floods.ts';
import { giveUp, type Reading } from './give-up.ts';
import { countedAs } from './kit/counted-as.ts';
import { createInOrder } from './kit/in-order.ts';
import type { Incoming } from './kit/incoming.ts';
import type { Reply } from './kit/outgoing.ts';
import { withOwnFiles } from './kit/own-files.ts';
import type { Acquaintance, AlbumWish, ChatTx, Converse, NextAlbum } from './kit/ports.ts';
import { withoutSecret } from './secrets.ts';
import { onLatePart, type TalkParts, talk } from './talk.ts';

export type HandleParts = TalkParts & {
  readonly converse: Converse;
  readonly nextAlbum: NextAlbum;
  readonly findAdmins: FindAdmins;
  readonly clock: Clock;
  readonly trouble: Trouble;
  readonly report: (event: HandleEvent) => void;
};

export type HandleEvent =
  | { readonly kind: 'handled'; readonly key: string; readonly ms: number }
  | { readonly kind: 'repeated'; readonly key: string }
  /** Beyond what one chat may ask for, or overtaken by something newer. */
  | { readonly kind: 'dropped'; readonly key: string }
  | { readonly kind: 'threw'; readonly key: string; readonly error: unknown; readonly times: number };

export type Handle = {
  /** Resolves once the update is committed (or known to be poisonous); rejects only when the database is in trouble. */
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
  /** Not in the queue: others would wait for the messenger. */
  const clean = async (came: Incoming) => {
    const { gateway } = parts.messengers.of(came.bot);
    const cleaned = await withoutSecret(gateway, came);
    return cleaned && withAdminThere(parts.findAdmins, gateway, cleaned);
  };
  /** Nothing of it is heard; a key does not stay there for that. */
  const leaveUnheard = async (came: Incoming) => {
    if (floods.mayLook(came, clock.now())) await clean(came);
    drop(came);
    floods.over(came);
  };
  const update = async (came: Incoming) => {
    const hearing = floods.hear(came, clock.now());
    if (hearing === 'drop') return leaveUnheard(came);
    // What is not going to be heard is not fetched, either.
    if (came.body.kind === 'unread file' && floods.isPointless(came, clock.now())) return leaveUnheard(came);
    const cleaned = clean(came);
    cleaned.catch(() => {});
    const work = async () => {
      if (floods.isPointless(came, clock.now())) return drop(came);
      const read = await cleaned;
      if (!read) return;
      const incoming = withOwnFiles(read);
      respond(
        incoming,
        await commit(parts, incoming, (tx, reader) => converse(parts, tx, incoming, hearing, reader)),
      );
    };
    try {
      await queue.run(turnsOf(came), work);
    } finally {
      floods.over(came);
    }
  };
  const finishAlbum = async () => {
    const part = await parts.nextAlbum(clock.now());
    let isFound = false;
    const finish = async (tx: ChatTx, one: Incoming) => {
      const replies = await finishWaiting(parts, tx, one, { ...ANY, dueBy: clock.now() });
      // Another process, or another message, may be faster: nothing is left to take then.
      isFound = replies !== null;
      return replies ?? [];
    };
    if (part) {
      await queue.run(turnsOf(part), async () => {
        respond(part, await commit(parts, part, (tx) => finish(tx, part)));
      });
    }
    return isFound;
  };
  const idle = async () => {
    await queue.idle();
    while (answering.size > 0) await Promise.allSettled(answering);
  };
  return { update, finishAlbum, idle };
}

const turnsOf = ({ bot, chat }: Incoming) => `${bot}:${chat.ref}`;

/** Handles it, once more if that throws, and gives it up after the second time: the house goes on. */
async function commit(
  parts: HandleParts,
  incoming: Incoming,
  work: (tx: ChatTx, reader: Reading) => Promise<Reply[]>,
): Promise<Reply[]> {
  const { key, bot, sender } = incoming;
  const { trouble } = parts;
  const name = `${bot}:${key}`;
  const reader: Reading = { language: parts.words.choose(sender.languageTag ?? undefined) };
  for (let times = 1; ; times += 1) {
    try {
      const start = performance.now();
      const replies = await parts.converse(incoming, (tx) => work(tx, reader));
      parts.report({ kind: 'handled', key, ms: performance.now() - start });
      trouble.passed(name);
      return replies;
    } catch (error) {
      if (trouble.isDatabases(name, error)) throw error;
      parts.report({ kind: 'threw', key, error, times });
      if (times < 2) continue;
      const sorry = await giveUp(parts, incoming, reader, error);
      trouble.over(name);
      return inTopic(incoming, sorry);
    }
  }
}

async function converse(
  parts: HandleParts,
  tx: ChatTx,
  incoming: Incoming,
  hearing: Hearing,
  reader: Reading,
): Promise<Reply[]> {
  const now = parts.clock.now();
  const { bot, key, chat, sender, album } = incoming;
  // A group's chatter leaves no trace.
  if (incoming.body.kind === 'album part' && !(await isWanted(tx, incoming))) return [];
  if (hearing !== 'warn' && isCounted(incoming, parts.words)) tx.limits.foresee(countedAs(incoming));
  const { isFirst, known } = await tx.people.arrive(bot, key, sender.externalId, now);
  if (!isFirst) {
    parts.report({ kind: 'repeated', key: incoming.key });
    return [];
  }
  if (known) reader.language = known.language;
  const isStrangers = album !== undefined && !known && chat.kind === 'private';
  if (isStrangers && (await isRestOfAlbum(tx, incoming, album, now))) return [];
  // What was sent before is heard before.
  const isOver = known !== null && known.album !== null && known.album !== album && chat.kind === 'private';
  const before = (isOver && (await finishWaiting(parts, tx, incoming, ANY))) || [];
  const who = isOver ? await tx.people.find(bot, sender.externalId, now) : known;
  const answer =
    album !== undefined && who
      ? takePart(parts, tx, incoming, { ...who, album }, now)
      : talk(parts, tx, incoming, who, hearing, now);
  // What is said to an album belongs where that was sent, which may be outside of any topic.
  return [...before, ...inTopic(incoming, await answer)];
}

/** A part of an album waits for the others. */
async function takePart(
  parts: HandleParts,
  tx: ChatTx,
  part: Incoming,
  known: Acquaintance & { readonly album: string },
  now: Instant,
): Promise<Reply[]> {
  const { person, album } = known;
  const kept = await keepPart(tx, { bot: part.bot, person, album }, part, now);
  if (kept === 'whole') return (await finishWaiting(parts, tx, part, { album, dueBy: null })) ?? [];
  if (kept === 'waits' || part.chat.kind === 'group') return [];
  return onLatePart(parts, tx, part, known, now);
}

/** In private at most one waits, whichever it is. */
const ANY: AlbumWish = { album: null, dueBy: null };

/** Handles the album of whoever is heard now; null: none waits, or it is not due by then. */
async function finishWaiting(
  parts: HandleParts,
  tx: ChatTx,
  { bot, sender, chat }: Incoming,
  which: AlbumWish,
): Promise<Reply[] | null> {
  const [first, ...rest] = await tx.albums.take(bot, sender.externalId, chat.ref, which);
  if (!first) return null;
  const now = parts.clock.now();
  const { incoming, left } = wholeOf([first, ...rest]);
  const known = await tx.people.find(bot, sender.externalId, now);
  return inTopic(incoming, await talk(parts, tx, incoming, known, 'fine', now, left));
}
