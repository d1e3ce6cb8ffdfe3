import { conflict } from '../api/error.ts';
import type { Update, UpdateType } from '../telegram.ts';
import type { Records } from './records.ts';
import type { Clock } from './state.ts';

const hour = 3_600_000;
// Read in the source of Telegram's own Bot API server: a press waits 150 s for a bot, all else a day.
const pressLifeMs = 150_000;
const updateLifeMs = 24 * hour;
const onlyWhenAsked: readonly UpdateType[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** As it goes out: an update, or whatever was offered in the place of one. */
export type Waiting = { readonly update: unknown; readonly chat: number; readonly expires: number };
export type Poll = { readonly offset?: number; readonly limit?: number; readonly timeout?: number };

export type Updates = {
  /** Queues an update for the bot, unless it did not ask for that type. */
  push(type: UpdateType, chat: number, body: Omit<Update, 'update_id'>): void;
  /**
   * Queues as it is what no Telegram would send; `make` gets the number that is next. What has none of its own is
   * confirmed with what comes after it.
   */
  offer(make: (updateId: number) => unknown, chat: number): void;
  /** The unconfirmed ones, oldest first, without those that outlived their time. */
  pending(): ReadonlyMap<number, Waiting>;
  confirm(updateId: number): void;
  drop(): void;
  /** Remembers the wanted types; an empty list is Telegram's default. */
  allow(types: readonly UpdateType[] | undefined): void;
  allowed(): readonly UpdateType[];
  /** getUpdates: throws 409 into an earlier poll that still waits. */
  poll(wish: Poll, gone: AbortSignal | undefined): Promise<unknown[]>;
  /** Whether a long poll waits right now. */
  polling(): boolean;
  /** Calls `wake` after each push; one listener, the webhook. */
  onPush(wake: () => void): void;
  /** Ends the long poll that waits. */
  close(): void;
};

export function createUpdates(clock: Clock, records: Records, firstId: number): Updates {
  const waiting = new Map<number, Waiting>();
  let nextId = firstId;
  let types: readonly UpdateType[] = [];
  let poller: { wake(): void; end(why: Error): void } | undefined;
  let pushed = () => {};

  const purge = () => {
    const now = clock.now().getTime();
    for (const [id, { expires }] of waiting) if (expires <= now) waiting.delete(id);
    return waiting;
  };
  const confirmBelow = (offset: number) => {
    const before = waiting.size;
    for (const id of waiting.keys()) if (id < offset) waiting.delete(id);
    if (waiting.size < before) records.changed({ kind: 'confirmed' });
  };
  const confirmByOffset = (offset: number) => {
    if (offset >= 0) return confirmBelow(offset);
    const kept = [...waiting.keys()].at(offset);
    if (kept !== undefined) confirmBelow(kept);
  };
  const arrival = (ms: number, gone: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => mine.wake(), ms);
      const leave = () => mine.wake();
      const done = () => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', leave);
        if (poller === mine) poller = undefined;
        records.changed({ kind: 'poll' });
      };
      const mine = {
        wake() {
          done();
          resolve();
        },
        end(why: Error) {
          done();
          reject(why);
        },
      };
      gone?.addEventListener('abort', leave);
      poller = mine;
      records.changed({ kind: 'poll' });
    });

  return {
    push(type, chat, body) {
      const wanted = types.length === 0 ? !onlyWhenAsked.includes(type) : types.includes(type);
      if (!wanted) return;
      const update = { update_id: nextId++, ...body };
      const life = type === 'callback_query' ? pressLifeMs : updateLifeMs;
      waiting.set(update.update_id, { update, chat, expires: clock.now().getTime() + life });
      records.updated(update, chat);
      poller?.wake();
      pushed();
    },
    offer(make, chat) {
      const place = nextId++;
      const update = make(place);
      const given = typeof update === 'object' && update && 'update_id' in update ? update.update_id : null;
      const isNumber = Number.isInteger(given) && Number(given) > 0 && Number(given) <= place;
      waiting.set(isNumber ? Number(given) : place, {
        update,
        chat,
        expires: clock.now().getTime() + updateLifeMs,
      });
      poller?.wake();
      pushed();
    },
    pending: purge,
    confirm(updateId) {
      if (waiting.delete(updateId)) records.changed({ kind: 'confirmed' });
    },
    drop: () => confirmBelow(Number.POSITIVE_INFINITY),
    allow(wanted) {
      if (wanted) types = wanted;
    },
    allowed: () => types,
    async poll({ offset = 0, limit = 100, timeout = 0 }, gone) {
      poller?.end(
        conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
      confirmByOffset(offset);
      const seconds = Math.min(Math.max(timeout, 0), 50);
      if (purge().size === 0 && seconds > 0 && !gone?.aborted) await arrival(seconds * 1000, gone);
      const most = limit >= 1 && limit <= 100 ? limit : 100;
      return [...purge().values()].slice(0, most).map(({ update }) => update);
    },
    polling: () => poller !== undefined,
    onPush(wake) {
      pushed = wake;
    },
    close: () => poller?.wake(),
  };
}
