// @ts-check
/** @import { PageMessage } from '../page-wire.ts' */
import { element, iconButton } from './dom.js';
import { day } from './time.js';
import { t } from './words.js';

/** @typedef {{ messages: PageMessage[], node: HTMLLIElement }} Shown */

/** A card and the line that tells of its change come within this. */
const momentMs = 2500;
/** Scrolling so soon after a finger is the finger's. */
const handMs = 1000;

/**
 * The messages of a chat, the newest at the end and in sight unless somebody scrolled up to read. A message that
 * changes is redrawn in its place; nothing else is touched.
 * @param {string} label
 * @param {(messages: readonly PageMessage[]) => HTMLLIElement | undefined} draw
 * @param {(message: PageMessage) => void} reply
 */
export function messageList(label, draw, reply) {
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  /** @type {Map<number, string>} */
  const keys = new Map();
  let lastDay = '';
  const list = element('ol', {});
  // Upside down: the browser itself keeps the end in sight while messages come and the keyboard grows.
  const scroller = element(
    'div',
    { class: 'messages', role: 'log', 'aria-label': label, tabindex: '0' },
    list,
  );
  const toEnd = iconButton('down', t('toEnd'), () => scroller.scrollTo({ top: 0, behavior: 'smooth' }), {
    class: 'to-end',
  });
  toEnd.hidden = true;
  scroller.addEventListener('scroll', () => {
    toEnd.hidden = scroller.scrollTop > -160;
  });
  const reveal = revealing(scroller);
  scroller.addEventListener('keydown', (event) => walk(event, scroller, list, [...shown.values()], reply));

  const place = (/** @type {PageMessage} */ message, /** @type {boolean} */ lively) => {
    const key = message.media_group_id ? `album ${message.media_group_id}` : String(message.message_id);
    const old = shown.get(key);
    const known = old?.messages.findIndex((one) => one.message_id === message.message_id) ?? -1;
    const messages = old ? [...old.messages] : [];
    messages.splice(known === -1 ? messages.length : known, known === -1 ? 0 : 1, message);
    const node = draw(messages);
    if (!node) return;
    node.tabIndex = -1;
    keys.set(message.message_id, key);
    shown.set(key, { messages, node });
    if (!old) {
      separate(message);
      list.append(node);
    } else {
      keepFocus(old.node, node);
      old.node.replaceWith(node);
    }
    if (!lively) return;
    node.classList.add(old ? 'changed' : 'new');
    if (!old || isNewest(node)) reveal(node);
  };
  /** An old card that is only closed by the clock is no news. */
  const isNewest = (/** @type {Element} */ node) => {
    let last = list.lastElementChild;
    for (let i = 0; i < 3 && last && last !== node; i++) last = last.previousElementSibling;
    return last === node;
  };
  const separate = (/** @type {PageMessage} */ { date }) => {
    const today = day(date * 1000);
    if (today !== lastDay) list.append(element('li', { class: 'service day' }, element('span', {}, today)));
    lastDay = today;
  };

  return {
    node: element('div', { class: 'screen' }, scroller, toEnd),
    /** @param {Iterable<PageMessage>} messages */
    fill(messages) {
      shown.clear();
      keys.clear();
      lastDay = '';
      list.replaceChildren();
      for (const message of messages) place(message, false);
      scroller.scrollTop = 0;
    },
    /** @param {PageMessage} message new or changed */
    put: (message) => place(message, true),
    /** @param {number} id */
    remove(id) {
      const key = keys.get(id);
      const old = key === undefined ? undefined : shown.get(key);
      if (key === undefined || !old) return;
      keys.delete(id);
      const messages = old.messages.filter((one) => one.message_id !== id);
      const node = draw(messages);
      if (messages.length > 0 && node) {
        shown.set(key, { messages, node });
        old.node.replaceWith(node);
        return;
      }
      shown.delete(key);
      old.node.remove();
    },
    /** @param {number} id */
    scrollTo(id) {
      const node = shown.get(keys.get(id) ?? '')?.node;
      node?.scrollIntoView({ block: 'center' });
      node?.classList.remove('changed');
      requestAnimationFrame(() => node?.classList.add('changed'));
    },
  };
}

/**
 * Brings what is new into sight with its first line: a tall card is read from its top. What came in the same moment
 * stays in sight, too; whoever scrolled up to read is left alone.
 * @param {HTMLElement} scroller
 */
function revealing(scroller) {
  let follows = true;
  /** @type {HTMLElement | undefined} */
  let first;
  /** @type {HTMLElement | undefined} */
  let latest;
  let since = 0;
  let touched = Number.NEGATIVE_INFINITY;
  const touch = () => {
    touched = performance.now();
  };
  for (const kind of ['wheel', 'touchmove', 'keydown'])
    scroller.addEventListener(kind, touch, { passive: true });
  scroller.addEventListener('pointerdown', ({ target }) => {
    // A press on a button begins a new moment; one on the scroll bar is reading.
    if (target === scroller) touch();
    else first = undefined;
  });
  scroller.addEventListener('scroll', () => {
    if (performance.now() - touched < handMs) follows = scroller.scrollTop > -60;
  });
  const place = () => {
    if (!latest?.isConnected || !follows) return;
    // A short line that follows a card leaves the card in sight; a card of its own does not.
    const short = latest.offsetHeight < scroller.clientHeight * 0.4;
    const read = short && first?.isConnected ? first : latest;
    const above = scroller.getBoundingClientRect().top + 8 - read.getBoundingClientRect().top;
    const end = scroller.scrollTop;
    if (above > 0 || end < 0) scroller.scrollTop = Math.min(0, end - above);
  };
  // The keys below fold in the same moment, and how tall a message is shows only when it is drawn.
  const sizes = new ResizeObserver(place);
  sizes.observe(scroller);
  if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
  return (/** @type {HTMLElement} */ node) => {
    const now = performance.now();
    const goesOn = first?.isConnected && now - since < momentMs && !node.classList.contains('mine');
    if (!goesOn || (first && first.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING))
      first = node;
    if (!goesOn) since = now;
    // An old card that is struck out beside its new one is not what is read.
    const older =
      goesOn &&
      latest?.isConnected &&
      latest.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
    if (!older) latest = node;
    // Not before it is drawn: until then it stands there with a height that is only guessed.
    requestAnimationFrame(() => requestAnimationFrame(place));
  };
}

/**
 * Arrow keys walk from message to message; Enter replies.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 * @param {readonly Shown[]} shown
 * @param {(message: PageMessage) => void} reply
 */
function walk(event, scroller, list, shown, reply) {
  const current = /** @type {HTMLElement | null} */ (document.activeElement)?.closest('li');
  const own = event.target === scroller || event.target === current;
  if (event.key === 'Enter' && event.target === current) {
    const message = shown.find(({ node }) => node === current)?.messages[0];
    if (message) reply(message);
  } else if (own && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    const stops = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('li[tabindex]')]);
    const at = current ? stops.indexOf(current) : stops.length;
    const next = stops[event.key === 'ArrowUp' ? Math.max(0, at - 1) : Math.min(stops.length - 1, at + 1)];
    next?.focus();
  }
}

/**
 * A redrawn keyboard must not throw a keyboard user out of it.
 * @param {HTMLElement} old
 * @param {HTMLElement} next
 */
function keepFocus(old, next) {
  const focused = document.activeElement;
  if (!focused || !old.contains(focused)) return;
  const keys = [...next.querySelectorAll('button.key')];
  const same = keys.find(({ textContent }) => textContent === focused.textContent) ?? keys[0] ?? next;
  requestAnimationFrame(() => /** @type {HTMLElement} */ (same).focus());
}
