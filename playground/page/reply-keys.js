// @ts-check
/** @import { Chat } from './store.js' */
import { element, iconButton } from './dom.js';
import { t } from './words.js';

/**
 * The buttons that the bot laid under the line to type in, and the button that folds them away.
 * @param {() => Chat} chat
 * @param {(text: string) => void} say
 */
export function replyKeys(chat, say) {
  let folded = false;
  let drawn = '';
  const node = element('div', { class: 'reply-keys', role: 'group', 'aria-label': t('keyboard') });
  const fold = iconButton('keys', t('keyboard'), () => {
    folded = !folded;
    draw();
  });
  const key = (/** @type {string} */ label) =>
    element('button', { type: 'button', class: 'reply-key', click: () => say(label) }, label);
  const draw = () => {
    const rows = chat().keyboard?.keyboard ?? [];
    const labels = rows.map((row) => row.map((one) => (typeof one === 'string' ? one : one.text)));
    node.hidden = folded;
    fold.hidden = labels.length === 0;
    fold.setAttribute('aria-expanded', String(!folded));
    // Drawn anew only when they changed: a finger may be on its way to one.
    if (drawn === JSON.stringify(labels)) return;
    drawn = JSON.stringify(labels);
    node.replaceChildren(...labels.map((row) => element('div', { class: 'row' }, ...row.map(key))));
  };
  return { node, fold, draw };
}
