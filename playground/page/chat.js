// @ts-check
/** @import { PageEvent, PageMessage } from '../page-wire.ts' */
/** @import { Button } from './message.js' */
/** @import { Store } from './store.js' */
import { composer } from './composer.js';
import { element, icon } from './dom.js';
import { brief, bubble } from './message.js';
import { messageList } from './messages.js';
import { act } from './server.js';
import { t } from './words.js';

/**
 * One chat as one person sees it: pinned message, messages, toasts and windows, and the line to write in.
 * @param {{ store: Store, me: () => number, follow: (url: string, by: number) => void, label: string }} phone
 */
export function chatView({ store, me, follow, label }) {
  let id = me();
  const toast = element('div', { class: 'toast', role: 'status' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  const flash = (/** @type {string} */ text) => {
    toast.textContent = text;
    clearTimeout(hiding);
    hiding = setTimeout(() => toast.replaceChildren(), 4000);
  };
  const words = element('p', {});
  const window = element(
    'dialog',
    { role: 'alertdialog', 'aria-label': t('bot') },
    words,
    element('form', { method: 'dialog' }, element('button', {}, t('gotIt'))),
  );
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') window.close();
  });
  const alert = (/** @type {string} */ text) => {
    words.textContent = text;
    window.show();
    window.querySelector('button')?.focus();
  };

  const answered = (/** @type {any} */ answer) => {
    if (answer.error) flash(t('noAnswer'));
    else if (answer.url) follow(answer.url, me());
    else if (answer.alert) alert(answer.text);
    else if (answer.text) flash(answer.text);
  };
  const acts = {
    async press(
      /** @type {PageMessage} */ message,
      /** @type {Button} */ button,
      /** @type {HTMLButtonElement} */ node,
    ) {
      if (button.url) return follow(button.url, me());
      if (button.copy_text) {
        await navigator.clipboard.writeText(button.copy_text.text);
        return flash(t('copied'));
      }
      if (button.callback_data === undefined) return;
      node.setAttribute('aria-busy', 'true');
      answered(
        await act('press', {
          person: me(),
          chat: id,
          message: message.message_id,
          data: button.callback_data,
        }),
      );
      node.removeAttribute('aria-busy');
    },
    reply: (/** @type {PageMessage} */ message) => line.setReply(message.message_id, brief(message)),
    command: (/** @type {string} */ command) => void line.say(command),
    link: (/** @type {string} */ url) => follow(url, me()),
  };
  const line = composer({ store, me, chat: () => store.chat(id), failed: flash });
  const list = messageList(
    label,
    (messages) => bubble(messages, { me: me(), group: id < 0, acts }),
    acts.reply,
  );
  const pinned = element('button', { type: 'button', class: 'pinned', hidden: true });
  const drawPinned = () => {
    const chat = store.chat(id);
    const message = chat.messages.get(chat.pinned.at(-1) ?? 0);
    pinned.hidden = message === undefined;
    if (!message) return;
    pinned.replaceChildren(icon('pin'), element('span', {}, element('b', {}, t('pinned')), brief(message)));
    pinned.onclick = () => list.scrollTo(message.message_id);
  };
  const notice = element('div', { class: 'notice', hidden: true });
  const drawNotice = () => {
    const group = store.house().groups.find((one) => one.id === id);
    notice.hidden = !group || !['left', 'kicked'].includes(group.bot);
    if (notice.hidden || notice.childElementCount > 0) return;
    // Whoever runs the house adds it, whoever is looking: the bot then tells the admin what to press.
    const adder =
      store.house().people.find((one) => one.admin && group?.members.includes(one.id))?.id ?? me();
    const add = () => void act('add-bot', { person: adder, chat: id, admin: true }).then(answered);
    notice.replaceChildren(t('botAway'), element('button', { type: 'button', click: add }, t('addShort')));
  };
  const about = element('div', { class: 'about', hidden: true });
  const drawAbout = () => {
    const { started, languageCode = '' } = store.person(id) ?? {};
    about.hidden = id < 0 || started !== false;
    if (about.hidden) return;
    const { about: known } = store.house();
    const text = known[languageCode] ?? known[''] ?? t('startHint');
    about.replaceChildren(element('b', {}, t('whatCan')), element('p', {}, text));
  };
  const refresh = () => {
    drawPinned();
    drawAbout();
    drawNotice();
    line.refresh();
  };

  return {
    node: element(
      'div',
      { class: 'chat' },
      pinned,
      notice,
      element('div', { class: 'stage' }, list.node, about, toast),
      line.node,
      window,
    ),
    flash,
    expect: line.expect,
    id: () => id,
    refresh,
    /** @param {number} chat */
    open(chat) {
      id = chat;
      line.setReply(undefined, '');
      list.fill(store.chat(id).messages.values());
      refresh();
    },
    /** @param {PageEvent} event one of this chat */
    take(event) {
      if (event.kind === 'message') list.put(event.message);
      if (event.kind === 'gone') list.remove(event.id);
      if (event.kind === 'chat') refresh();
    },
  };
}
