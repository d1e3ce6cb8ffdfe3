// @ts-check
/** @import { LogEntry } from '../page-wire.ts' */
/** @import { Store } from './store.js' */
import { element, icon, iconButton } from './dom.js';
import { listen } from './server.js';
import { exactTime } from './time.js';
import { t } from './words.js';

const kept = 500;

/**
 * The engineer's view: each call of the bot and each update, as JSON, with timing.
 * @param {Store} store
 * @param {() => void} close
 */
export function logPanel(store, close) {
  /** @type {Map<number, { node: HTMLElement, entry: LogEntry }>} */
  const rows = new Map();
  const list = element('div', {
    class: 'log-rows',
    role: 'log',
    'aria-label': t('logNote'),
    'aria-live': 'off',
    tabindex: '0',
  });
  const polls = element('input', { type: 'checkbox', name: 'polls' });
  const search = element('input', {
    type: 'search',
    name: 'find',
    placeholder: t('logFilter'),
    'aria-label': t('logFilter'),
  });
  const wanted = (/** @type {LogEntry} */ entry) => {
    if (entry.name === 'getUpdates' && !polls.checked && entry.fault === null) return false;
    return search.value === '' || JSON.stringify(entry).toLowerCase().includes(search.value.toLowerCase());
  };
  const sift = () => {
    for (const { node, entry } of rows.values()) node.hidden = !wanted(entry);
  };
  polls.addEventListener('change', sift);
  search.addEventListener('input', sift);

  const chatName = (/** @type {number | null} */ chat) => {
    if (chat === null) return '';
    return (
      store.person(chat)?.firstName ??
      store.house().groups.find(({ id }) => id === chat)?.title ??
      String(chat)
    );
  };
  const draw = (/** @type {LogEntry} */ entry) => {
    const open = rows.get(entry.n)?.node.hasAttribute('open') ?? false;
    const call = entry.what === 'call';
    const kind = t(call ? 'logCall' : 'logUpdate');
    const row = element(
      'details',
      { class: `log-row ${entry.what}`, open },
      element(
        'summary',
        {},
        element('time', {}, exactTime(entry.at)),
        element('span', { class: 'way', title: kind }, call ? '←' : '→'),
        element('b', {}, entry.name),
        element('span', { class: 'whom' }, chatName(entry.chat)),
        element(
          'span',
          { class: 'ms' },
          entry.ms === null ? '…' : `${entry.ms.toFixed(entry.ms < 10 ? 1 : 0)} ms`,
        ),
        entry.fault ? element('span', { class: 'fault' }, entry.fault) : undefined,
      ),
    );
    // JSON is written out only for whoever looks.
    const fill = () => {
      if (row.open && row.childElementCount === 1)
        row.append(element('pre', { tabindex: '0' }, JSON.stringify(entry.body, null, 2)));
    };
    row.addEventListener('toggle', fill);
    row.hidden = !wanted(entry);
    return row;
  };
  listen('log', (/** @type {LogEntry[]} */ entries) => {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    for (const entry of entries) {
      const node = draw(entry);
      const old = rows.get(entry.n);
      if (old) old.node.replaceWith(node);
      else list.append(node);
      rows.set(entry.n, { node, entry });
    }
    for (const [n, { node }] of rows) {
      if (rows.size <= kept) break;
      node.remove();
      rows.delete(n);
    }
    if (atEnd) list.scrollTop = list.scrollHeight;
  });
  return element(
    'div',
    { class: 'log-panel' },
    element('link', { rel: 'stylesheet', href: '/playground/page/log.css' }),
    element(
      'div',
      { class: 'log-head' },
      element('h2', {}, t('log')),
      element(
        'a',
        {
          class: 'save',
          href: '/playground/transcript',
          download: 'session.txt',
          title: t('transcriptNote'),
        },
        icon('save'),
        t('transcript'),
      ),
      iconButton('close', t('close'), close),
    ),
    element('div', { class: 'log-head' }, search, element('label', {}, polls, t('logPolls'))),
    list,
  );
}
