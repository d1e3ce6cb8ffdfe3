// @ts-check
import { composer } from './composer.js';
import { element } from './dom.js';
import { brief, bubble } from './message.js';
import { act, load } from './server.js';

/**
 * One person's phone: the private chat with the bot and the groups the person is in.
 * @param {any} person
 * @param {() => any} house the newest overview of the world
 */
export function phone(person, house) {
  let chat = person.id;
  /** @type {Map<number, { node: HTMLElement, signature: string }>} */
  let shown = new Map();
  let drawn = Promise.resolve();
  const tabs = element('div', { class: 'tabs', role: 'group', 'aria-label': 'Чаты' });
  const log = element('ol', {
    class: 'log',
    role: 'log',
    'aria-label': `Чат: ${person.firstName}`,
    tabindex: '0',
  });
  const toast = element('p', { class: 'toast', role: 'status' });
  const notice = element('div', { class: 'notice' });
  const words = element('p', {});
  const alert = element(
    'dialog',
    {},
    words,
    element('form', { method: 'dialog' }, element('button', {}, 'Понятно')),
  );

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;
  const flashToast = (/** @type {string} */ text) => {
    toast.textContent = text;
    clearTimeout(hiding);
    hiding = setTimeout(() => (toast.textContent = ''), 4000);
  };
  // The newest message stays in sight, also when the keyboard below grows, unless somebody scrolled up to read.
  let atEnd = true;
  const toEnd = () => {
    if (atEnd) log.scrollTop = log.scrollHeight;
  };
  log.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  });
  new ResizeObserver(toEnd).observe(log);

  const line = composer({ person, chat: () => chat, failed: flashToast });
  const attempt = async (/** @type {string} */ path, /** @type {object} */ body) => {
    const answer = await act(path, body);
    if (answer.error) flashToast(answer.error);
    return answer;
  };

  const follow = (/** @type {string} */ url) => {
    const link = new URL(url);
    const own = link.hostname === 't.me' && link.pathname === `/${house().bot.username}`;
    const [start, startgroup] = [link.searchParams.get('start'), link.searchParams.get('startgroup')];
    const group = house().groups.find((/** @type {any} */ { members }) => members.includes(person.id));
    if (own && startgroup !== null && group) {
      void attempt('add-bot', {
        person: person.id,
        chat: group.id,
        admin: link.searchParams.has('admin'),
        startgroup,
      });
    } else if (own) void attempt('start', { person: person.id, ...(start ? { payload: start } : {}) });
    else window.open(url, '_blank', 'noopener,noreferrer');
  };

  const acts = {
    async press(
      /** @type {any} */ message,
      /** @type {any} */ button,
      /** @type {HTMLButtonElement} */ node,
    ) {
      if (button.url) return follow(button.url);
      if (button.copy_text)
        return navigator.clipboard.writeText(button.copy_text.text).then(() => flashToast('Скопировано'));
      if (button.callback_data === undefined) return;
      node.setAttribute('aria-busy', 'true');
      const press = { person: person.id, chat, message: message.message_id, data: button.callback_data };
      const answer = await act('press', press);
      node.removeAttribute('aria-busy');
      if (answer.error) flashToast('Бот не ответил на нажатие');
      else if (answer.url) follow(answer.url);
      else if (answer.alert) {
        words.textContent = answer.text;
        alert.showModal();
      } else if (answer.text) flashToast(answer.text);
    },
    reply: (/** @type {any} */ message) => line.setReply(message.message_id, brief(message)),
    command: (/** @type {string} */ command) => void line.say(command),
  };

  const draw = async () => {
    const asked = chat;
    const state = await load(`chats/${asked}`);
    if (!state || asked !== chat) return;
    line.setCommands(house().commands);
    line.setKeys(state.keyboard);
    drawMessages(state.messages);
    drawNotice(state.blocked);
  };

  const drawMessages = (/** @type {any[]} */ messages) => {
    const first = shown.size === 0;
    const next = new Map();
    for (const message of messages) {
      const signature = JSON.stringify(message);
      const old = shown.get(message.message_id);
      const node = old?.signature === signature ? old.node : bubble(message, person.id, acts);
      if (!old && !first) node.classList.add('new');
      if (old && old.node !== node) {
        node.classList.add('edited');
        keepFocus(old.node, node);
      }
      next.set(message.message_id, { node, signature });
    }
    const nodes = [...next.values()].map(({ node }) => node);
    for (const node of [...log.children])
      if (!nodes.includes(/** @type {HTMLElement} */ (node))) node.remove();
    for (const [i, node] of nodes.entries())
      if (log.children[i] !== node) log.insertBefore(node, log.children[i] ?? null);
    shown = next;
    if (first) atEnd = true;
    toEnd();
  };

  const drawNotice = (/** @type {boolean} */ blocked) => {
    const group = house().groups.find((/** @type {any} */ { id }) => id === chat);
    const me = { person: person.id };
    const button = (/** @type {string} */ label, /** @type {string} */ path, /** @type {object} */ body) =>
      element('button', { type: 'button', click: () => void attempt(path, { ...me, ...body }) }, label);
    if (!group)
      notice.replaceChildren(
        blocked
          ? button('Разблокировать бота', 'start', {})
          : button('Заблокировать бота', 'block', { blocked: true }),
      );
    else if (['left', 'kicked'].includes(group.bot)) {
      notice.replaceChildren(
        'Бота здесь нет. ',
        button('Добавить', 'add-bot', { chat, admin: false }),
        button('Добавить администратором', 'add-bot', { chat, admin: true }),
      );
    } else
      notice.replaceChildren(
        group.bot === 'administrator' ? 'Бот — администратор. ' : 'Бот — участник. ',
        button('Убрать бота', 'remove-bot', { chat }),
      );
  };

  const drawTabs = () => {
    const mine = house().groups.filter((/** @type {any} */ { members }) => members.includes(person.id));
    const chats = [{ id: person.id, title: house().bot.name }, ...mine];
    const signature = JSON.stringify([chats, chat]);
    if (tabs.dataset.signature === signature) return;
    tabs.dataset.signature = signature;
    const tab = (/** @type {any} */ { id, title }) =>
      element(
        'button',
        { type: 'button', 'aria-pressed': String(id === chat), click: () => open(id) },
        title,
      );
    tabs.replaceChildren(...chats.map(tab));
  };

  const open = (/** @type {number} */ id) => {
    chat = id;
    shown = new Map();
    log.replaceChildren();
    line.setReply(undefined, '');
    refresh();
  };

  /** Draws anew, one drawing after the other. */
  const refresh = () => {
    drawTabs();
    drawn = drawn.then(draw);
  };

  const spots = person.spots.length > 0 ? `место ${person.spots.join(', ')}` : '';
  const title = element('h2', {}, person.firstName, ' ', element('small', {}, spots));
  const node = element(
    'section',
    { class: 'phone', 'aria-label': `Телефон: ${person.firstName}` },
    title,
    tabs,
    notice,
    element('div', { class: 'screen' }, log, toast),
    line.node,
    alert,
  );
  return {
    node,
    refresh,
    shows: (/** @type {Set<number> | 'all'} */ chats) => chats === 'all' || chats.has(chat),
  };
}

/**
 * A redrawn keyboard must not throw a keyboard user out of it.
 * @param {HTMLElement} old
 * @param {HTMLElement} next
 */
function keepFocus(old, next) {
  const focused = document.activeElement;
  if (!focused || !old.contains(focused)) return;
  const keys = [...next.querySelectorAll('button')];
  const same =
    keys.find(({ textContent }) => textContent === focused.textContent) ??
    keys.find((key) => key.classList.contains('key'));
  requestAnimationFrame(() => same?.focus());
}
