// @ts-check
/** @import { PageEvent } from '../page-wire.ts' */
/** @import { Store } from './store.js' */
import { chatView } from './chat.js';
import { element, icon, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { brief, tone } from './message.js';
import { act } from './server.js';
import { clockTime } from './time.js';
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
  let writer = owner;
  let inSight = true;
  /** @type {number | undefined} */
  let open = owner;
  /** @type {Map<number, number>} */
  const unread = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const name = shared ? t('group') : (store.person(owner)?.firstName ?? '');
  const label = t('phoneOf', { name });
  const me = () => (shared ? writer : owner);
  const group = (/** @type {number} */ id) => store.house().groups.find((one) => one.id === id);
  const chats = () => [
    owner,
    ...(shared
      ? []
      : store
          .house()
          .groups.filter(({ members }) => members.includes(owner))
          .map(({ id }) => id)),
  ];
  if (shared) writer = group(owner)?.members[0] ?? owner;

  const view = chatView({ store, me, follow, label: t('messages') });
  const badge = element('span', { class: 'badge', hidden: true });
  const back = element(
    'button',
    {
      type: 'button',
      class: 'icon-button back',
      'aria-label': t('chats'),
      title: t('chats'),
      click: () => showList(),
    },
    icon('back'),
    badge,
  );
  const avatar = element('span', { class: 'avatar', 'aria-hidden': 'true' });
  const title = element('strong', {});
  const subtitle = element('small', {});
  const more = iconButton('dots', t('chatMenu'));
  const head = element(
    'div',
    { class: 'head' },
    back,
    avatar,
    element('div', { class: 'titles' }, title, subtitle),
    more,
    menu(more, t('chatMenu'), () => moreItems()),
  );
  const list = element('ul', { class: 'chats', 'aria-label': t('chats'), hidden: true });

  const titleOf = (/** @type {number} */ id) => (id < 0 ? (group(id)?.title ?? '') : store.house().bot.name);
  const drawAvatar = (/** @type {HTMLElement} */ node, /** @type {number} */ id) => {
    node.className = `avatar ${id < 0 ? `tone-${tone(id)}` : 'of-bot'}`;
    node.textContent = id < 0 ? [...titleOf(id).replaceAll(/[^\p{L}\p{N}]/gu, '')].slice(0, 1).join('') : 'P';
  };
  const drawHead = () => {
    const elsewhere = chats().reduce((sum, id) => sum + (id === open ? 0 : (unread.get(id) ?? 0)), 0);
    setBadge(badge, elsewhere);
    const news = elsewhere > 0 ? `, ${t('unread', { n: elsewhere })}` : '';
    back.setAttribute('aria-label', `${t('chats')}${news}`);
    const listing = open === undefined;
    back.hidden = listing || chats().length < 2;
    avatar.hidden = more.hidden = listing;
    title.textContent = listing ? t('chats') : titleOf(open ?? owner);
    if (open !== undefined) drawAvatar(avatar, open);
    const people = group(open ?? 0)?.members.length ?? 0;
    const calm = listing ? '' : (open ?? 0) < 0 ? t('members', { n: people }) : t('bot');
    subtitle.textContent = typing === undefined ? calm : t('typing');
    subtitle.classList.toggle('typing', typing !== undefined);
  };
  const drawList = () => {
    const row = (/** @type {number} */ id) => {
      const last = [...store.chat(id).messages.values()].at(-1);
      const face = element('span', { class: 'avatar', 'aria-hidden': 'true' });
      drawAvatar(face, id);
      const count = element('span', { class: 'badge', hidden: true });
      setBadge(count, unread.get(id) ?? 0);
      return element(
        'li',
        {},
        element(
          'button',
          { type: 'button', class: 'chat-row', click: () => show(id) },
          face,
          element('strong', {}, titleOf(id)),
          element('time', {}, last ? clockTime(last.date * 1000) : ''),
          element('span', { class: 'last' }, last ? brief(last) : t('emptyChat')),
          count,
        ),
      );
    };
    list.replaceChildren(...chats().map(row));
  };
  const showList = () => {
    open = undefined;
    list.hidden = false;
    view.node.hidden = true;
    drawList();
    drawHead();
    list.querySelector('button')?.focus();
  };
  const show = (/** @type {number} */ id) => {
    open = id;
    list.hidden = true;
    view.node.hidden = false;
    stopTyping();
    view.open(id);
    read();
    drawHead();
  };
  const read = () => {
    if (open === undefined || !inSight || !unread.delete(open)) return;
    drawHead();
    unreadChanged();
  };
  const stopTyping = () => {
    clearTimeout(typing);
    typing = undefined;
  };
  const noteTyping = () => {
    stopTyping();
    typing = setTimeout(() => {
      typing = undefined;
      drawHead();
    }, typingMs);
    drawHead();
  };
  const noteMessage = (/** @type {Extract<PageEvent, { kind: 'message' }>} */ { chat, message }) => {
    if (message.from?.is_bot && chat === open) stopTyping();
    const news = message.edits === 0 && message.from?.id !== me();
    if (news && !(chat === open && inSight)) unread.set(chat, (unread.get(chat) ?? 0) + 1);
    if (open === undefined) drawList();
    drawHead();
    unreadChanged();
  };

  const moreItems = () => {
    const id = open ?? owner;
    const chat = group(id);
    const deed = (
      /** @type {Parameters<typeof t>[0]} */ words,
      /** @type {string} */ path,
      /** @type {object} */ body,
    ) =>
      item(
        t(words),
        () => void act(path, { person: me(), ...body }).then(({ error }) => error && view.flash(error)),
      );
    const person = store.person(owner);
    const deeds = [];
    if (chat && ['left', 'kicked'].includes(chat.bot))
      deeds.push(
        deed('addBotAdmin', 'add-bot', { chat: id, admin: true }),
        deed('addBot', 'add-bot', { chat: id, admin: false }),
      );
    else if (chat) {
      if (chat.bot !== 'administrator')
        deeds.push(deed('makeBotAdmin', 'add-bot', { chat: id, admin: true }));
      deeds.push(deed('removeBot', 'remove-bot', { chat: id }));
    } else if (person?.blocked) deeds.push(deed('unblock', 'start', {}));
    else if (person?.started) deeds.push(deed('block', 'block', { blocked: true }));
    return [...deeds, item(t('removePhone'), close)];
  };

  const node = element(
    'section',
    { class: shared ? 'phone shared' : 'phone', 'aria-label': label, 'data-owner': String(owner) },
    caption(),
    element('div', { class: 'case' }, head, list, view.node),
  );

  function caption() {
    const heading = element('h2', {}, name);
    if (!shared)
      return element('div', { class: 'caption' }, heading, element('span', {}, roleOf(store, owner)));
    const names = () => group(owner)?.members.map((id) => store.person(id)) ?? [];
    const select = element('select', { 'aria-label': t('writesLabel'), name: 'writer' });
    const options = () =>
      names().flatMap((one) => (one ? [element('option', { value: String(one.id) }, one.firstName)] : []));
    select.append(...options());
    select.addEventListener('focus', () => {
      if (select.childElementCount === names().length) return;
      select.replaceChildren(...options());
      select.value = String(writer);
    });
    select.addEventListener('change', () => {
      writer = Number(select.value);
      view.open(owner);
    });
    return element('div', { class: 'caption' }, heading, element('span', {}, t('writes')), select);
  }

  show(owner);
  return {
    node,
    owner,
    unread: () => [...unread.values()].reduce((sum, count) => sum + count, 0),
    /** @param {boolean} now */
    setInSight(now) {
      inSight = now;
      read();
    },
    /** @param {PageEvent} event */
    take(event) {
      if (event.kind === 'all') {
        if (open !== undefined) show(open);
        return;
      }
      if (event.kind === 'house') {
        drawHead();
        view.refresh();
        return;
      }
      const chat = event.kind === 'chat' ? event.frame.id : event.chat;
      if (!chats().includes(chat)) return;
      if (event.kind === 'typing' && chat === open) noteTyping();
      if (event.kind === 'message') noteMessage(event);
      if (chat === open) view.take(event);
    },
  };
}

/**
 * @param {HTMLElement} badge
 * @param {number} count
 */
export function setBadge(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.setAttribute('aria-label', t('unread', { n: count }));
}

/**
 * What stands beside a name: «место 12», «пост охраны».
 * @param {Store} store
 * @param {number} id
 */
export function roleOf(store, id) {
  const person = store.person(id);
  if (!person) return '';
  const { spots, admin, guard } = person;
  if (spots.length > 0) return t(spots.length > 1 ? 'spots' : 'spot', { spots: spots.join(', ') });
  return admin ? t('adminRole') : guard ? t('guardRole') : t('newcomer');
}
