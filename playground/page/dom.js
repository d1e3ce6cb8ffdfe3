// @ts-check

/**
 * Makes an element. Text goes in as text nodes only, so nothing that somebody typed becomes markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void) | undefined>} [attributes] functions become listeners
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** @param {string} [timeZone] the reader's own when left out */
const timeFormat = (timeZone) =>
  new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', timeZone });
const ownTime = timeFormat();

/**
 * @param {number} ms since the epoch
 * @param {string} [timeZone] the reader's own when left out, as Telegram shows it
 */
export const clockTime = (ms, timeZone) => (timeZone ? timeFormat(timeZone) : ownTime).format(new Date(ms));
