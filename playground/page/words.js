// @ts-check

const stored = localStorage.getItem('language');

/** @type {'ru' | 'en'} */
export const language =
  stored === 'ru' || stored === 'en' ? stored : /^(ru|uk|be|kk)/.test(navigator.language) ? 'ru' : 'en';

// Only the words of the reader's language come over the wire.
const [{ words }, { scenes }] = await Promise.all(
  language === 'ru'
    ? [import('./words-ru.js'), import('./guide-ru.js')]
    : [import('./words-en.js'), import('./guide-en.js')],
);

/** Every word of the page is in one language, and so are its phones: the page begins anew in the other one. */
export function switchLanguage() {
  localStorage.setItem('language', language === 'ru' ? 'en' : 'ru');
  location.reload();
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * @param {keyof typeof words} key
 * @param {Record<string, string | number>} [values]
 */
export const t = (key, values = {}) => fill(words[key], values);

/**
 * What the guide says of a scene: its title, each step, and its end.
 * @param {string} scene
 * @param {string} step
 * @param {Record<string, string | number>} [values]
 */
export const told = (scene, step, values = {}) => fill(scenes[scene]?.[step] ?? '', values);
