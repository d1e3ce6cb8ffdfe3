// @ts-check

/**
 * Makes an element. Text goes in as text nodes only, so nothing that somebody typed becomes markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void) | undefined>} [attributes] functions become listeners
 * @param {(Node | string | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

const shapes = {
  back: 'M15 5l-7 7 7 7',
  dots: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  clip: 'M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.9',
  send: 'M4 12l16-8-6 16-2.5-6.500z',
  menu: 'M5 7h14M5 12h14M5 17h9',
  keys: 'M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M8 14h8',
  reply: 'M10 7L5 12l5 5M5 12h8a6 6 0 0 1 6 6',
  pin: 'M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v5',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  quiet: 'M6 17V11a6 6 0 0 1 9.500-4.900M18 11v6M4 17h16M10 20.500h4M4 4l16 16',
  down: 'M6 9l6 6 6-6',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  dark: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  list: 'M4 6.500l1.200 1.200L7.500 5.500M4 13l1.200 1.200L7.500 12M11 7h9M11 13h9M11 19h9M5 19v.01',
  log: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.500 4.500l-3 15',
  help: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.01',
  again: 'M4.500 12a7.500 7.500 0 1 0 2.500-5.600M7 2.500v4h4',
  check: 'M5 12.500l4.500 4.500L19 7',
  trouble: 'M12 4L2.500 20h19zM12 10v4.500M12 17.300v.01',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
};

/** @typedef {keyof typeof shapes} IconName */

/**
 * @param {IconName} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

/**
 * A button that shows an icon and says its name to whoever cannot see it.
 * @param {IconName} name
 * @param {string} label
 * @param {() => void} [click]
 * @param {Record<string, string | boolean>} [more]
 */
export const iconButton = (name, label, click, more = {}) =>
  element(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': label,
      title: label,
      ...more,
      ...(click && { click }),
    },
    icon(name),
  );
