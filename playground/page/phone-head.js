// @ts-check
/** @import { Store } from './store.js' */
import { avatar, chatTitle, groupOf, setBadge } from './chat-names.js';
import { element, icon, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { act } from './server.js';
import { t } from './words.js';

/** @typedef {{ chat: number | undefined, several: boolean, typing: boolean, elsewhere: number, inApp: { hasBack: boolean } | undefined }} Sight */

/**
 * The top of a phone: the way back to the chats with what is unread there, whose chat it is, and more.
 * @param {Store} store
 * @param {{ back: () => void, more: () => Node[], toggleApp?: () => void }} deeds
 */
export function phoneHead(store, deeds) {
  const badge = element('span', { class: 'badge', hidden: true });
  const way = { type: 'button', class: 'icon-button back', title: t('chats'), click: deeds.back };
  const back = element('button', way, icon('back'), badge);
  const face = element('span', { class: 'face' });
  const title = element('strong', {});
  const subtitle = element('small', {});
  const more = iconButton('dots', t('chatMenu'));
  const app = element('button', {
    type: 'button',
    class: 'to-app',
    hidden: !deeds.toggleApp,
    ...(deeds.toggleApp && { click: deeds.toggleApp }),
  });
  const titles = element('div', { class: 'titles' }, title, subtitle);
  return {
    node: element(
      'div',
      { class: 'head' },
      back,
      face,
      titles,
      app,
      more,
      menu(more, t('chatMenu'), deeds.more),
    ),
    /** @param {Sight} sight */
    draw({ chat, several, typing, elsewhere, inApp }) {
      setBadge(badge, elsewhere);
      const news = elsewhere > 0 ? `, ${t('unread', { n: elsewhere })}` : '';
      back.setAttribute('aria-label', `${t('chats')}${news}`);
      const listing = chat === undefined;
      back.hidden = inApp ? !inApp.hasBack : listing || !several;
      face.hidden = more.hidden = listing || inApp !== undefined;
      app.textContent = t(inApp ? 'toChat' : 'app');
      if (!listing) face.replaceChildren(avatar(store, chat));
      title.textContent = inApp ? t('app') : listing ? t('chats') : chatTitle(store, chat);
      const members = groupOf(store, chat ?? 0)?.members.length;
      const calm = listing || inApp ? '' : members === undefined ? t('bot') : t('members', { n: members });
      subtitle.textContent = typing ? t('typing') : calm;
      subtitle.classList.toggle('typing', typing);
    },
  };
}

/**
 * What its person can do to a chat besides writing in it.
 * @param {Store} store
 * @param {number} chat
 * @param {number} person
 * @param {(why: string) => void} failed
 */
export function chatDeeds(store, chat, person, failed) {
  const deed = (
    /** @type {Parameters<typeof t>[0]} */ words,
    /** @type {string} */ path,
    /** @type {object} */ body,
  ) =>
    item(t(words), async () => {
      const { error } = await act(path, { person, ...body });
      if (error) failed(error);
    });
  const group = groupOf(store, chat);
  if (!group) {
    const { blocked, started } = store.person(person) ?? {};
    if (blocked) return [deed('unblock', 'start', {})];
    return started ? [deed('block', 'block', { blocked: true })] : [];
  }
  if (['left', 'kicked'].includes(group.bot))
    return [
      deed('addBotAdmin', 'add-bot', { chat, admin: true }),
      deed('addBot', 'add-bot', { chat, admin: false }),
    ];
  const promote =
    group.bot === 'administrator' ? [] : [deed('makeBotAdmin', 'add-bot', { chat, admin: true })];
  return [...promote, deed('removeBot', 'remove-bot', { chat })];
}
