// @ts-check
/** @import { Guide } from './guide.js' */
/** @import { Store } from './store.js' */
/** @import { Table } from './table.js' */

import { roleOf } from './chat-names.js';
import { element, icon, iconButton } from './dom.js';
import { menu } from './menu.js';
import { peopleChips } from './people.js';
import { act } from './server.js';
import { clockTime, weekday } from './time.js';
import { language, switchLanguage, t } from './words.js';

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
      element(
        'p',
        {},
        element('b', {}, t('pitch')),
        ' ',
        element('span', {}, t(store.house().realHouse ? 'taglineReal' : 'tagline')),
      ),
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
    { class: 'clock', role: 'group', 'aria-label': t('clock'), 'data-tool': 'clock' },
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
  const opener = element(
    'button',
    { type: 'button', class: 'troubles', 'data-tool': 'troubles' },
    icon('trouble'),
    words,
  );
  const switches = () => {
    const { people, troubles } = store.house();
    const boris = people.filter(({ phone, languageCode }) => phone && languageCode === language)[1];
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
