// @ts-check
/** @import { Store } from './store.js' */
/** @import { Table } from './table.js' */
import { roleOf, setBadge } from './chat-names.js';
import { newPerson } from './dialogs.js';
import { element, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { t } from './words.js';

/**
 * Whose phones lie on the table, and the list of everybody else.
 * @param {Store} store
 * @param {Table} table
 */
export function peopleChips(store, table) {
  const chips = element('div', { class: 'chips', role: 'group', 'aria-label': t('phones') });
  const plus = iconButton('plus', t('addPhone'), undefined, { 'data-tool': 'plus' });
  const absent = () => {
    const open = table.owners();
    const { people, groups } = store.house();
    const rank = (/** @type {typeof people[number]} */ one) => (one.guard || one.admin ? 0 : 1);
    return [
      ...groups.filter(({ id }) => !open.includes(id)).map(({ id }) => ({ id, name: t('group') })),
      ...people
        .filter(({ id }) => !open.includes(id))
        .sort((a, b) => rank(a) - rank(b))
        .map(({ id, firstName }) => ({ id, name: firstName })),
    ];
  };
  const add = async () => {
    const id = await newPerson(store);
    if (id !== undefined) table.open(id);
  };
  const list = menu(plus, t('addPhone'), () => [
    item(t('newPerson'), () => void add(), t('newPersonNote')),
    ...searched(
      absent().map(({ id, name }) => ({ id, name, role: roleOf(store, id) })),
      table,
    ),
  ]);
  return {
    node: element('nav', { class: 'people', 'aria-label': t('phones') }, chips, plus, list),
    refresh() {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.chip;
      const chip = (/** @type {number} */ id) => {
        const badge = element('span', { class: 'badge' });
        setBadge(badge, table.unread(id));
        const name = id < 0 ? t('group') : (store.person(id)?.firstName ?? '');
        const to = () => table.open(id);
        return element(
          'button',
          {
            type: 'button',
            class: table.turn() === id ? 'chip turn' : 'chip',
            'data-chip': String(id),
            click: to,
          },
          name,
          badge,
        );
      };
      chips.replaceChildren(...table.owners().map(chip));
      if (focused)
        /** @type {HTMLElement | null} */ (chips.querySelector(`[data-chip="${focused}"]`))?.focus();
    },
  };
}

/**
 * Those of a list whose name or spot begins as somebody typed.
 * @param {readonly { id: number, name: string, role: string }[]} all
 * @param {Table} table
 */
function searched(all, table) {
  const input = element('input', {
    type: 'search',
    placeholder: t('find'),
    'aria-label': t('find'),
    autocomplete: 'off',
  });
  const nobody = element('p', { class: 'nobody', role: 'status' });
  const rows = all.map(({ id, name, role }) => ({
    words: `${name} ${role}`.toLowerCase().split(/[\s,]+/),
    node: item(name, () => table.open(id), role),
  }));
  const find = () => {
    const typed = input.value.trim().toLowerCase();
    for (const { words, node } of rows) node.hidden = !words.some((word) => word.startsWith(typed));
    nobody.textContent = rows.every(({ node }) => node.hidden) ? t('findNobody') : '';
  };
  input.addEventListener('input', find);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    rows.find(({ node }) => !node.hidden)?.node.click();
  });
  return [input, ...rows.map(({ node }) => node), nobody];
}
