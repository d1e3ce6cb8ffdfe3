// @ts-check
/** @import { Chat } from './store.js' */
import { element, iconButton } from './dom.js';
import { bare } from './wanted.js';
import { t } from './words.js';

/** A card with buttons among the newest messages: what is read and pressed now is there. */
const newest = 3;

/**
 * The buttons that the bot laid under the line to type in, and the button that folds them away. They fold by
 * themselves while a card is open, and unfold when the guide speaks of one of them.
 * @param {() => Chat} chat
 * @param {(text: string) => void} say
 */
export function replyKeys(chat, say) {
  /** @type {boolean | undefined} */
  let chosen;
  let carded = false;
  let drawn = '';
  /** @type {readonly string[]} */
  let expected = [];
  const node = element('div', { class: 'reply-keys', role: 'group', 'aria-label': t('keyboard') });
  const fold = iconButton('keys', t('keyboard'), () => {
    chosen = !node.hidden;
    draw();
  });
  const key = (/** @type {string} */ label) =>
    element('button', { type: 'button', class: 'reply-key', click: () => say(label) }, label);
  const hasCard = () =>
    [...chat().messages.values()]
      .slice(-newest)
      .some(({ reply_markup }) => (reply_markup?.inline_keyboard ?? []).length > 0);
  const draw = () => {
    const rows = chat().keyboard?.keyboard ?? [];
    const labels = rows.map((row) => row.map((one) => (typeof one === 'string' ? one : one.text)));
    if (carded !== hasCard()) chosen = undefined;
    carded = hasCard();
    node.hidden = chosen ?? (carded && !labels.flat().some((label) => expected.includes(bare(label))));
    fold.hidden = labels.length === 0;
    fold.setAttribute('aria-expanded', String(!node.hidden));
    // Drawn anew only when they changed: a finger may be on its way to one.
    if (drawn === JSON.stringify(labels)) return;
    drawn = JSON.stringify(labels);
    node.replaceChildren(...labels.map((row) => element('div', { class: 'row' }, ...row.map(key))));
  };
  return {
    node,
    fold,
    draw,
    /** @param {readonly string[]} labels that the guide speaks of */
    expect(labels) {
      expected = labels;
      draw();
    },
  };
}
