// @ts-check
import { element } from './dom.js';

/** @typedef {{ type: string, offset: number, length: number, url?: string | undefined }} Entity */
/** @typedef {{ command: (command: string) => void, link: (url: string) => void }} TextActs */

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/**
 * Text with its entities as elements; entities nest or stand side by side, as Telegram sends them.
 * @param {string} text
 * @param {readonly Entity[]} entities
 * @param {TextActs} acts
 * @returns {(Node | string)[]}
 */
export function richText(text, entities, acts) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return piece(text, 0, text.length, sorted, acts);
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {readonly Entity[]} entities
 * @param {TextActs} acts
 * @returns {(Node | string)[]}
 */
function piece(text, from, to, entities, acts) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    if (!entity) break;
    const end = Math.min(entity.offset + entity.length, to);
    const inner = others.filter(({ offset }) => offset < end);
    rest = others.filter(({ offset }) => offset >= end);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    nodes.push(
      wrapped(entity, text.slice(entity.offset, end), piece(text, entity.offset, end, inner, acts), acts),
    );
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/**
 * @param {Entity} entity
 * @param {string} words
 * @param {(Node | string)[]} children
 * @param {TextActs} acts
 */
function wrapped(entity, words, children, acts) {
  if (entity.type === 'bot_command') {
    return element('button', { type: 'button', class: 'command', click: () => acts.command(words) }, words);
  }
  const url = entity.type === 'text_link' ? entity.url : entity.type === 'url' ? words : undefined;
  if (url) {
    const href = /^https?:\/\//.test(url) ? url : `https://${url}`;
    const click = (/** @type {Event} */ event) => {
      event.preventDefault();
      acts.link(href);
    };
    return element('a', { href, target: '_blank', rel: 'noopener noreferrer', click }, ...children);
  }
  if (entity.type === 'spoiler') return element('span', { class: 'spoiler', tabindex: '0' }, ...children);
  return element(tags[entity.type] ?? 'span', { class: entity.type }, ...children);
}
