// @ts-check
/** @import { Guide } from './guide.js' */
/** @import { Store } from './store.js' */
/** @import { Table } from './table.js' */

import { roleOf, setBadge } from './chat-names.js';
import { newPerson } from './dialogs.js';
import { element, icon, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { act } from './server.js';
import { clockTime, weekday } from './time.js';
import { switchLanguage, t } from './words.js';

const pushes = /** @type {const} */ ([5, 60, 1440]);

/**
 * What stands above the phones: whose they are, the clock, the switches of trouble, the log, language and theme.
 * @param {Store} store
 * @param {Table} table
 * @param {Guide} guide
 */
export function pageHeader(store, table, guide) {
  const drawer = element('aside', { class: 'drawer', 'aria-label': t('log'), hidden: true });
  const people = peopleChips(store, table);
  const clock = houseClock(store);
  const troubles = troubleMenu(store);
  const help = iconButton('help', t('help'), () => guide.show(!guide.shown()));
  help.hidden = store.house().realHouse;
  guide.changed = () => help.setAttribute('aria-pressed', String(guide.shown()));
  guide.changed();
  const log = iconButton('log', t('log'), () => void toggleLog());
  log.setAttribute('aria-expanded', 'false');
  const toggleLog = async () => {
    drawer.hidden = !drawer.hidden;
    log.setAttribute('aria-expanded', String(!drawer.hidden));
    if (drawer.childElementCount > 0) return;
    // Read only by whoever opens it: the first load stays light.
    const { logPanel } = await import('./log.js');
    drawer.append(logPanel(store, () => void toggleLog()));
  };
  const node = element(
    'header',
    {},
    element(
      'div',
      { class: 'brand' },
      element('h1', {}, t('name')),
      element('p', {}, t(store.house().realHouse ? 'taglineReal' : 'tagline')),
    ),
    people.node,
    clock.node,
    element(
      'div',
      { class: 'tools' },
      ...troubles.nodes,
      help,
      log,
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          title: t('language'),
          'aria-label': `${t('languageShort')}: ${t('language')}`,
          click: switchLanguage,
        },
        t('languageShort'),
      ),
      themeButton(),
    ),
  );
  const refresh = () => {
    people.refresh();
    clock.refresh();
    troubles.refresh();
  };
  table.onChange(people.refresh);
  setInterval(clock.refresh, 1000);
  refresh();
  return { node, drawer, refresh };
}

/**
 * @param {Store} store
 * @param {Table} table
 */
function peopleChips(store, table) {
  const chips = element('div', { class: 'chips', role: 'group', 'aria-label': t('phones') });
  const plus = iconButton('plus', t('addPhone'));
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
    ...absent().map(({ id, name }) => item(name, () => table.open(id), roleOf(store, id))),
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
          { type: 'button', class: 'chip', 'data-chip': String(id), click: to },
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

/** @param {Store} store */
function houseClock(store) {
  const time = element('time', {});
  const date = element('small', {});
  const buttons = pushes.map((minutes) => {
    const by = t(`plus${minutes}`);
    const label = t('push', { by });
    return element(
      'button',
      { type: 'button', 'aria-label': label, title: label, click: () => void act('clock', { minutes }) },
      by,
    );
  });
  const node = element(
    'div',
    { class: 'clock', role: 'group', 'aria-label': t('clock') },
    element('div', { class: 'now' }, time, date),
    ...buttons,
  );
  return {
    node,
    refresh() {
      const now = store.now();
      const [hour, today] = [clockTime(now), weekday(now)];
      if (time.textContent !== hour) time.textContent = hour;
      if (date.textContent !== today) date.textContent = today;
      for (const button of buttons) button.hidden = !store.house().canAdvance;
    },
  };
}

/** @param {Store} store */
function troubleMenu(store) {
  const words = element('span', {});
  const opener = element('button', { type: 'button', class: 'troubles' }, icon('trouble'), words);
  const switches = () => {
    const { people, troubles } = store.house();
    const boris = people.filter(({ phone }) => phone)[1];
    const toggle = (
      /** @type {string} */ label,
      /** @type {string} */ note,
      /** @type {boolean} */ on,
      /** @type {(on: boolean) => void} */ turn,
    ) => {
      const box = element('input', { type: 'checkbox', role: 'switch', checked: on });
      box.addEventListener('change', () => turn(box.checked));
      return element(
        'label',
        { class: 'switch' },
        element('span', {}, label, element('small', {}, note)),
        box,
      );
    };
    const fault = (/** @type {'tooMany' | 'offline'} */ name) =>
      toggle(t(name), t(`${name}Note`), troubles[name], (on) => void act('trouble', { name, on }));
    return [
      ...(boris
        ? [
            toggle(
              t('blockedTrouble', { name: boris.firstName }),
              roleOf(store, boris.id),
              boris.blocked,
              (blocked) => void act('block', { person: boris.id, blocked }),
            ),
          ]
        : []),
      fault('tooMany'),
      fault('offline'),
    ];
  };
  return {
    nodes: [opener, menu(opener, t('troubles'), switches)],
    refresh() {
      const { people, troubles } = store.house();
      const n =
        Number(troubles.tooMany) + Number(troubles.offline) + people.filter(({ blocked }) => blocked).length;
      words.textContent = n > 0 ? t('troublesOn', { n }) : t('troubles');
      opener.classList.toggle('on', n > 0);
    },
  };
}

function themeButton() {
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const stored = localStorage.getItem('theme');
  if (stored) root.dataset.theme = stored;
  const node = iconButton('dark', t('theme'), () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    draw();
  });
  const draw = () => node.replaceChildren(icon(dark() ? 'light' : 'dark'));
  draw();
  return node;
}
