// @ts-check
/** @import { Store } from './store.js' */

import { roleOf } from './chat-names.js';
import { element } from './dom.js';
import { act } from './server.js';
import { language, t } from './words.js';

/**
 * @param {string} label
 * @param {(finish: (value: string) => void) => Node[]} content
 * @returns {Promise<string>} empty when it was cancelled
 */
function ask(label, content) {
  return new Promise((resolve) => {
    const dialog = element('dialog', { class: 'ask', 'aria-label': label });
    const finish = (/** @type {string} */ value) => dialog.close(value);
    const cancel = element(
      'button',
      { type: 'button', class: 'quiet', click: () => finish('') },
      t('cancel'),
    );
    dialog.append(element('h2', {}, label), ...content(finish), cancel);
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * Somebody of the sample house, or somebody new.
 * @param {Store} store
 * @param {string} label
 * @param {number} first stands first in the list
 * @returns {Promise<number | undefined>}
 */
export async function choose(store, label, first) {
  const people = store
    .house()
    .people.filter(({ id, phone, languageCode }) => id === first || (phone && languageCode === language));
  people.sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const chosen = await ask(label, (finish) => [
    element(
      'div',
      { class: 'choices' },
      ...people.map(({ id, firstName }) =>
        element(
          'button',
          { type: 'button', click: () => finish(String(id)) },
          firstName,
          element('small', {}, roleOf(store, id)),
        ),
      ),
      element('button', { type: 'button', click: () => finish('new') }, t('newPerson')),
    ),
  ]);
  if (chosen === 'new') return newPerson(store);
  return chosen ? Number(chosen) : undefined;
}

/**
 * @param {Store} store
 * @returns {Promise<number | undefined>} the id of somebody whom the bot does not know
 */
export async function newPerson(store) {
  const name = element('input', {
    name: 'name',
    required: true,
    maxlength: '64',
    autocomplete: 'off',
  });
  const speaks = element(
    'select',
    { name: 'language' },
    element('option', { value: 'ru' }, 'Русский'),
    element('option', { value: 'en' }, 'English'),
  );
  speaks.value = language;
  const given = await ask(t('newPerson').replace('…', ''), (finish) => [
    element(
      'form',
      {
        submit: (event) => {
          event.preventDefault();
          finish(name.value.trim());
        },
      },
      element('label', {}, t('personName'), name),
      element('label', {}, t('personLanguage'), speaks),
      element('button', { type: 'submit', class: 'main' }, t('add')),
    ),
  ]);
  if (!given) return undefined;
  const { id } = await act('person', { firstName: given, languageCode: speaks.value });
  await store.heardOf(id);
  return id;
}
