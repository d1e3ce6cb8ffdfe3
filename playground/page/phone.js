// @ts-check
/** @import { PageEvent } from '../page-wire.ts' */
/** @import { Store } from './store.js' */

import { appFrame } from './app-frame.js';
import { groupCaption, ownerCaption } from './caption.js';
import { chatView } from './chat.js';
import { chatList } from './chat-list.js';
import { groupOf } from './chat-names.js';
import { element } from './dom.js';
import { item } from './menu.js';
import { chatDeeds, phoneHead } from './phone-head.js';
import { unreadCounts } from './unread.js';
import { markWanted } from './wanted.js';
import { t } from './words.js';

const typingMs = 5000;

/**
 * A phone on the table: the chats of one person, one of them open; or the house group alone, seen by whoever writes.
 * @param {object} wish
 * @param {Store} wish.store
 * @param {number} wish.owner a person, or the group that lies on the table by itself
 * @param {(url: string, by: number) => void} wish.follow
 * @param {() => void} wish.close
 * @param {() => void} wish.unreadChanged
 */
export function phone({ store, owner, follow, close, unreadChanged }) {
  const shared = owner < 0;
  let me = shared ? (groupOf(store, owner)?.members[0] ?? owner) : owner;
  /** @type {number | undefined} */
  let open = owner;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const groups = () => store.house().groups.filter(({ members }) => !shared && members.includes(owner));
  const chats = () => [owner, ...groups().map(({ id }) => id)];
  const unread = unreadCounts(() => {
    drawHead();
    unreadChanged();
  });

  const view = chatView({ store, me: () => me, follow, label: t('messages') });
  const list = chatList(store, { chats, unread: unread.of, show: (id) => show(id) });
  const more = () => [...chatDeeds(store, open ?? owner, me, view.flash), item(t('removePhone'), close)];
  const app = appFrame(owner, () => drawHead());
  const back = () => (app.shown() ? app.back() : show(undefined));
  const toggleApp = () => {
    if (app.shown()) app.close();
    else void app.open();
    view.node.hidden = app.shown() || open === undefined;
    list.node.hidden = app.shown() || open !== undefined;
    drawHead();
  };
  const head = phoneHead(store, { back, more, ...(!shared && { toggleApp }) });
  const drawHead = () => {
    const elsewhere = unread.total() - (open === undefined ? 0 : unread.of(open));
    const inApp = app.shown() ? { hasBack: app.hasBack() } : undefined;
    head.draw({ chat: open, several: chats().length > 1, typing: typing !== undefined, elsewhere, inApp });
  };
  const show = (/** @type {number | undefined} */ id) => {
    open = id;
    app.close();
    const listing = id === undefined;
    list.node.hidden = !listing;
    view.node.hidden = listing;
    setTyping(false);
    if (listing) {
      list.draw();
      list.node.querySelector('button')?.focus();
    } else view.open(id);
    unread.look(id);
    drawHead();
  };
  const setTyping = (/** @type {boolean} */ on) => {
    clearTimeout(typing);
    typing = on ? setTimeout(() => setTyping(false), typingMs) : undefined;
    drawHead();
  };
  const heard = (/** @type {Extract<PageEvent, { kind: 'message' }>} */ { chat, message }) => {
    if (message.from?.is_bot && chat === open) setTyping(false);
    if (message.edits === 0 && message.from?.id !== me) unread.add(chat);
    if (open === undefined) list.draw();
  };

  const name = shared ? t('group') : (store.person(owner)?.firstName ?? '');
  const write = (/** @type {number} */ writer) => {
    me = writer;
    view.open(owner);
  };
  const caption = shared ? groupCaption(store, owner, write) : ownerCaption(store, owner);
  const node = element(
    'section',
    {
      class: shared ? 'phone shared' : 'phone',
      'aria-label': t('phoneOf', { name }),
      'data-owner': String(owner),
    },
    caption.node,
    element('div', { class: 'case' }, head.node, list.node, view.node, app.node),
  );
  show(owner);
  /** @type {readonly string[]} */
  let expected = [];

  return {
    node,
    unread: unread.total,
    setInSight: unread.setInSight,
    /** @param {readonly string[]} labels that the guide speaks of */
    expect(labels) {
      expected = labels;
      view.expect(labels);
      markWanted(node, expected);
    },
    /** @param {PageEvent} event */
    take(event) {
      if (event.kind === 'all') return app.shown() ? undefined : show(open);
      if (event.kind === 'house') {
        caption.refresh();
        drawHead();
        view.refresh();
        return markWanted(node, expected);
      }
      const chat = event.kind === 'chat' ? event.frame.id : event.chat;
      if (!chats().includes(chat)) return;
      if (event.kind === 'typing' && chat === open) setTyping(true);
      if (event.kind === 'message') heard(event);
      if (chat === open) view.take(event);
      if (chat === owner) caption.refresh();
      markWanted(node, expected);
    },
  };
}
