// @ts-check
/** @import { Store } from './store.js' */
import { groupOf, roleOf } from './chat-names.js';
import { element } from './dom.js';
import { t } from './words.js';

/**
 * Whose phone it is.
 * @param {Store} store
 * @param {number} owner
 */
export function ownerCaption(store, owner) {
  const role = element('span', {});
  const name = element('h2', {}, store.person(owner)?.firstName ?? '');
  const refresh = () => {
    const text = roleOf(store, owner);
    if (role.textContent !== text) role.textContent = text;
  };
  refresh();
  return { node: element('div', { class: 'caption' }, name, role), refresh };
}

/**
 * The house group, and who of its members writes in it now.
 * @param {Store} store
 * @param {number} group
 * @param {(writer: number) => void} chosen
 */
export function groupCaption(store, group, chosen) {
  const select = element('select', { 'aria-label': t('writesLabel'), name: 'writer' });
  const members = () => groupOf(store, group)?.members ?? [];
  const fill = () => {
    if (select.childElementCount === members().length) return;
    const { value } = select;
    const option = (/** @type {number} */ id) =>
      element('option', { value: String(id) }, store.person(id)?.firstName ?? '');
    select.replaceChildren(...members().map(option));
    if (value) select.value = value;
  };
  fill();
  // Whoever came in since.
  select.addEventListener('focus', fill);
  select.addEventListener('change', () => chosen(Number(select.value)));
  const node = element(
    'div',
    { class: 'caption' },
    element('h2', {}, t('group')),
    element('span', {}, t('writes')),
    select,
  );
  return { node, refresh: fill };
}
