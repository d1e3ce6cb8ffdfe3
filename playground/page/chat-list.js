// @ts-check
/** @import { Store } from './store.js' */
import { avatar, chatTitle, setBadge } from './chat-names.js';
import { element } from './dom.js';
import { brief } from './message.js';
import { clockTime } from './time.js';
import { t } from './words.js';

/**
 * The chats of a phone, each with its last words and what is unread.
 * @param {Store} store
 * @param {{ chats: () => readonly number[], unread: (chat: number) => number, show: (chat: number) => void }} phone
 */
export function chatList(store, { chats, unread, show }) {
  const node = element('ul', { class: 'chats', 'aria-label': t('chats'), hidden: true });
  const row = (/** @type {number} */ id) => {
    const last = [...store.chat(id).messages.values()].at(-1);
    const count = element('span', { class: 'badge' });
    setBadge(count, unread(id));
    return element(
      'li',
      {},
      element(
        'button',
        { type: 'button', class: 'chat-row', click: () => show(id) },
        avatar(store, id),
        element('strong', {}, chatTitle(store, id)),
        element('time', {}, last ? clockTime(last.date * 1000) : ''),
        element('span', { class: 'last' }, last ? brief(last) : t('emptyChat')),
        count,
      ),
    );
  };
  return { node, draw: () => node.replaceChildren(...chats().map(row)) };
}
