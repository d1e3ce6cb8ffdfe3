// @ts-check
/** @import { Chat, Store } from './store.js' */
import { element, icon, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { act } from './server.js';
import { isKey, t } from './words.js';

/**
 * The lower end of a phone: reply keyboard, the answered message, the line to type in and attachments.
 * @param {{ store: Store, me: () => number, chat: () => Chat, failed: (why: string) => void }} phone
 */
export function composer({ store, me, chat, failed }) {
  /** @type {number | undefined} */
  let replyTo;
  let folded = false;
  const keys = element('div', { class: 'reply-keys', role: 'group', 'aria-label': t('keyboard') });
  const quote = element('div', { class: 'replying', hidden: true });
  const input = element('textarea', {
    rows: '1',
    'aria-label': t('message'),
    placeholder: t('message'),
    maxlength: '4096',
  });
  const picker = element('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true' });

  const at = () => ({ person: me(), chat: chat().id, ...(replyTo === undefined ? {} : { replyTo }) });
  const tell = async (/** @type {string} */ path, /** @type {object} */ body) => {
    setReply(undefined, '');
    const answer = await act(path, body);
    if (answer.error) failed(answer.error);
  };
  const say = (/** @type {string} */ text) => tell('say', { ...at(), text });
  const setReply = (/** @type {number | undefined} */ id, /** @type {string} */ words) => {
    replyTo = id;
    quote.hidden = id === undefined;
    if (id === undefined) return;
    const stop = iconButton('close', t('noReply'), () => setReply(undefined, ''));
    quote.replaceChildren(icon('reply'), element('span', {}, words), stop);
    input.focus();
  };
  const send = () => {
    const text = input.value.trim();
    input.value = '';
    if (text) void say(text);
  };

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  picker.addEventListener('change', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(at())) form.set(name, String(value));
    for (const file of picker.files ?? []) form.append('file', file);
    if (input.value.trim()) form.set('caption', input.value.trim());
    input.value = '';
    picker.value = '';
    void tell('upload', form);
  });

  const clip = iconButton('clip', t('attach'));
  const attach = (/** @type {string} */ what) => () => {
    const caption = what === 'photo' ? input.value.trim() : '';
    if (caption) input.value = '';
    void tell('send', { ...at(), what, ...(caption && { caption }) });
  };
  const attachments = menu(clip, t('attach'), () => [
    item(t('samplePhoto'), attach('photo')),
    item(t('ownFile'), () => picker.click()),
    item(t('voice'), attach('voice')),
    item(t('sticker'), attach('sticker')),
    item(t('contact'), attach('contact')),
    item(t('location'), attach('location')),
  ]);
  const slash = iconButton('menu', t('commands'));
  const commands = menu(slash, t('commands'), () =>
    commandsOf(store, me()).map(({ command, description }) =>
      item(`/${command}`, () => void say(`/${command}`), description),
    ),
  );
  const fold = iconButton('keys', t('keyboard'), () => {
    folded = !folded;
    drawKeys();
  });

  const mention = element(
    'button',
    { type: 'button', class: 'icon-button at', 'aria-label': t('mention'), title: t('mention') },
    '@',
  );
  mention.addEventListener('click', () => {
    input.value = `@${store.house().bot.username} ${input.value}`;
    input.focus();
  });

  const drawKeys = () => {
    const rows = chat().keyboard?.keyboard ?? [];
    const labels = rows.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)));
    keys.hidden = folded;
    fold.hidden = labels.length === 0;
    fold.setAttribute('aria-expanded', String(!folded));
    const signature = JSON.stringify(labels);
    if (keys.dataset.signature === signature) return;
    keys.dataset.signature = signature;
    const key = (/** @type {string} */ label) =>
      element('button', { type: 'button', class: 'reply-key', click: () => void say(label) }, label);
    keys.replaceChildren(...labels.map((row) => element('div', { class: 'row' }, ...row.map(key))));
  };

  const form = element(
    'form',
    {
      class: 'line',
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    slash,
    mention,
    commands,
    input,
    fold,
    clip,
    attachments,
    picker,
    iconButton('send', t('send'), undefined, { type: 'submit', class: 'icon-button send' }),
  );
  const lock = element('div', { class: 'locked' });
  const node = element('div', { class: 'composer' }, quote, form, keys, lock);

  return {
    node,
    say,
    setReply,
    /** Draws what depends on the chat and on how its person stands to the bot. */
    refresh() {
      const person = store.person(me());
      const own = chat().id === me();
      const why = own && person?.blocked ? 'unblock' : own && !person?.started ? 'start' : undefined;
      for (const part of [form, keys]) part.hidden = why !== undefined;
      lock.hidden = why === undefined;
      if (why && isKey(why)) {
        const start = () => void tell('start', { person: me() });
        lock.replaceChildren(element('button', { type: 'button', class: 'wide', click: start }, t(why)));
      }
      slash.hidden = !own || commandsOf(store, me()).length === 0;
      mention.hidden = own;
      if (!why) drawKeys();
    },
  };
}

/**
 * The commands in the language of the phone.
 * @param {Store} store
 * @param {number} id
 */
function commandsOf(store, id) {
  const { commands } = store.house();
  const spoken = store.person(id)?.languageCode ?? '';
  const list =
    commands.find(({ language }) => language === spoken) ?? commands.find(({ language }) => language === '');
  return list?.commands ?? [];
}
