// @ts-check
import { element } from './dom.js';

let count = 0;

/**
 * What opens when its button is pressed, and closes on Esc, on a press elsewhere and after a choice.
 * @param {HTMLButtonElement} opener
 * @param {string} label
 * @param {() => (Node | string)[]} content made anew each time
 */
export function menu(opener, label, content) {
  const id = `menu-${count++}`;
  const list = element('div', { class: 'menu', id, popover: 'auto', role: 'group', 'aria-label': label });
  opener.setAttribute('popovertarget', id);
  list.addEventListener('beforetoggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') list.replaceChildren(...content());
  });
  list.addEventListener('toggle', (event) => {
    const open = /** @type {ToggleEvent} */ (event).newState === 'open';
    opener.setAttribute('aria-expanded', String(open));
    if (open) place(list, opener);
  });
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('.item')) list.hidePopover();
  });
  opener.setAttribute('aria-expanded', 'false');
  return list;
}

/**
 * @param {string | Node} label
 * @param {() => void} click
 * @param {string} [note] stands small below the label
 */
export const item = (label, click, note) =>
  element(
    'button',
    { type: 'button', class: 'item', click },
    label,
    note ? element('small', {}, note) : undefined,
  );

/**
 * Beside its opener, on the side with more room, and wholly on the screen.
 * @param {HTMLElement} list
 * @param {HTMLElement} opener
 */
function place(list, opener) {
  const at = opener.getBoundingClientRect();
  const below = at.top + at.height / 2 < innerHeight / 2;
  const room = below ? innerHeight - at.bottom : at.top;
  list.style.maxHeight = `${room - 12}px`;
  const { width, height } = list.getBoundingClientRect();
  const left = at.left + width > innerWidth - 8 ? at.right - width : at.left;
  list.style.left = `${Math.max(8, left)}px`;
  list.style.top = `${below ? at.bottom + 6 : at.top - height - 6}px`;
}
