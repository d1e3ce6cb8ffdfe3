// @ts-check
/** @import { Chat, Store } from './store.js' */
import { clip, commandMenu } from './attach.js';
import { element, icon, iconButton } from './dom.js';
import { replyKeys } from './reply-keys.js';
import { act } from './server.js';
import { t } from './words.js';

/**
 * The lower end of a phone: reply keyboard, the answered message, the line to type in and attachments.
 * @param {{ store: Store, me: () => number, chat: () => Chat, failed: (why: string) => void }} phone
 */
export function composer({ store, me, chat, failed }) {
  /** @type {number | undefined} */
  let replyTo;
  const input = element('textarea', {
    rows: '1',
    'aria-label': t('message'),
    placeholder: t('message'),
    maxlength: '4096',
  });
  const quote = element('div', { class: 'replying', hidden: true });
  const takeWords = () => {
    const words = input.value.trim();
    input.value = '';
    return words;
  };
  const at = () => ({ person: me(), chat: chat().id, ...(replyTo === undefined ? {} : { replyTo }) });
  const tell = async (/** @type {string} */ path, /** @type {object} */ body) => {
    setReply(undefined, '');
    const answer = await act(path, body);
    if (answer.error) failed(answer.error);
  };
  const say = (/** @type {string} */ text) => void tell('say', { ...at(), text });
  const send = () => {
    const words = takeWords();
    if (words) say(words);
  };
  const setReply = (/** @type {number | undefined} */ id, /** @type {string} */ words) => {
    replyTo = id;
    quote.hidden = id === undefined;
    if (id === undefined) return;
    const stop = iconButton('close', t('noReply'), () => setReply(undefined, ''));
    quote.replaceChildren(icon('reply'), element('span', {}, words), stop);
    input.focus();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });

  const keys = replyKeys(chat, say);
  const commands = commandMenu(store, me, say);
  const mention = mentionButton(store, input);
  const form = element(
    'form',
    {
      class: 'line',
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    ...commands.nodes,
    mention,
    input,
    keys.fold,
    ...clip(tell, at, takeWords),
    iconButton('send', t('send'), undefined, { type: 'submit', class: 'icon-button send' }),
  );
  const begin = element('button', {
    type: 'button',
    class: 'wide',
    click: () => void tell('start', { person: me() }),
  });
  const locked = element('div', { class: 'locked' }, begin);

  return {
    node: element('div', { class: 'composer' }, quote, form, keys.node, locked),
    say,
    setReply,
    expect: keys.expect,
    /** Draws what depends on the chat and on how its person stands to the bot. */
    refresh() {
      const own = chat().id === me();
      const { blocked, started } = store.person(me()) ?? {};
      const closed = own && (blocked || !started);
      begin.textContent = t(blocked ? 'unblock' : 'start');
      commands.show(own);
      mention.hidden = own;
      keys.draw();
      locked.hidden = !closed;
      form.hidden = closed;
      keys.node.hidden ||= closed;
    },
  };
}

/**
 * Writes the name of the bot, which nobody wants to type.
 * @param {Store} store
 * @param {HTMLTextAreaElement} input
 */
function mentionButton(store, input) {
  const click = () => {
    input.value = `@${store.house().bot.username} ${input.value}`;
    input.focus();
  };
  const label = t('mention');
  return element(
    'button',
    { type: 'button', class: 'icon-button at', 'aria-label': label, title: label, click },
    '@',
  );
}
