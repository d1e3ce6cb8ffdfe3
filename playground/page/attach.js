// @ts-check
/** @import { Store } from './store.js' */
import { element, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { t } from './words.js';

/** @typedef {(path: string, body: object) => Promise<void>} Tell */

/**
 * The clip: a sample photo, one's own files (several pictures are an album), and what a bot has to refuse kindly.
 * @param {Tell} tell
 * @param {() => object} at who sends it where
 * @param {() => string} takeWords what was typed goes along as the caption
 */
export function clip(tell, at, takeWords) {
  const picker = element('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true' });
  picker.addEventListener('change', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(at())) form.set(name, String(value));
    for (const file of picker.files ?? []) form.append('file', file);
    form.set('caption', takeWords());
    picker.value = '';
    void tell('upload', form);
  });
  const send = (/** @type {string} */ what) => () => {
    const caption = what === 'photo' ? takeWords() : '';
    void tell('send', { ...at(), what, ...(caption && { caption }) });
  };
  const opener = iconButton('clip', t('attach'));
  const list = menu(opener, t('attach'), () => [
    item(t('samplePhoto'), send('photo')),
    item(t('ownFile'), () => picker.click()),
    item(t('voice'), send('voice')),
    item(t('sticker'), send('sticker')),
    item(t('contact'), send('contact')),
    item(t('location'), send('location')),
  ]);
  return [opener, list, picker];
}

/**
 * The commands that the bot lists, in the language of the phone.
 * @param {Store} store
 * @param {() => number} me
 * @param {(text: string) => void} say
 */
export function commandMenu(store, me, say) {
  const commands = () => {
    const lists = store.house().commands;
    const spoken = store.person(me())?.languageCode ?? '';
    const list =
      lists.find(({ language }) => language === spoken) ?? lists.find(({ language }) => language === '');
    return list?.commands ?? [];
  };
  const opener = iconButton('menu', t('commands'));
  const list = menu(opener, t('commands'), () =>
    commands().map(({ command, description }) => item(`/${command}`, () => say(`/${command}`), description)),
  );
  return {
    nodes: [opener, list],
    /** @param {boolean} wanted */
    show(wanted) {
      opener.hidden = !wanted || commands().length === 0;
    },
  };
}
