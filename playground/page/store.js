// @ts-check
/** @import { ChatFrame, House, PageEvent, PageMessage } from '../page-wire.ts' */
import { listen } from './server.js';

/** @typedef {ChatFrame & { messages: Map<number, PageMessage> }} Chat */

/**
 * The world as this page knows it. Listeners hear of each change after it was taken in.
 * @param {(connected: boolean) => void} connection
 * @returns {Promise<Store>} when everything is there
 */
export function openStore(connection) {
  /** @type {Map<number, Chat>} */
  const chats = new Map();
  /** @type {Set<(event: PageEvent) => void>} */
  const listeners = new Set();
  /** @type {House | undefined} */
  let house;
  let heardAt = 0;

  const take = (/** @type {PageEvent} */ event) => {
    if (event.kind === 'all') chats.clear();
    if (event.kind === 'all' || event.kind === 'house') {
      house = event.house;
      heardAt = performance.now();
    }
    if (event.kind === 'all')
      for (const { messages, ...frame } of event.chats)
        chats.set(frame.id, { ...frame, messages: new Map(messages.map((one) => [one.message_id, one])) });
    if (event.kind === 'chat') chats.set(event.frame.id, { ...chatOf(event.frame.id), ...event.frame });
    if (event.kind === 'message') chatOf(event.chat).messages.set(event.message.message_id, event.message);
    if (event.kind === 'gone') chatOf(event.chat).messages.delete(event.id);
  };
  const chatOf = (/** @type {number} */ id) => {
    const known = chats.get(id);
    if (known) return known;
    const chat = { id, keyboard: null, pinned: [], messages: new Map() };
    chats.set(id, chat);
    return chat;
  };

  return new Promise((resolve) => {
    const store = {
      house: () => /** @type {House} */ (house),
      /** House time in milliseconds, which runs on between two words of the server. */
      now: () => (house?.now ?? 0) + performance.now() - heardAt,
      chat: chatOf,
      person: (/** @type {number} */ id) => house?.people.find((one) => one.id === id),
      listen(/** @type {(event: PageEvent) => void} */ listener) {
        listeners.add(listener);
      },
      /** Resolves once the page has heard of somebody. */
      heardOf(/** @type {number} */ id) {
        /** @type {Promise<void>} */
        const heard = new Promise((done) => {
          const look = () => {
            if (!store.person(id)) return;
            listeners.delete(look);
            done();
          };
          listeners.add(look);
          look();
        });
        return heard;
      },
    };
    listen(
      'events',
      (/** @type {PageEvent[]} */ events) => {
        for (const event of events) {
          take(event);
          for (const listener of [...listeners]) listener(event);
        }
        resolve(store);
      },
      connection,
    );
  });
}

/**
 * @typedef {object} Store
 * @property {() => House} house
 * @property {() => number} now
 * @property {(id: number) => Chat} chat
 * @property {(id: number) => House['people'][number] | undefined} person
 * @property {(listener: (event: PageEvent) => void) => void} listen
 * @property {(id: number) => Promise<void>} heardOf
 */
