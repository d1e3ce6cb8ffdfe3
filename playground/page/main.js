// @ts-check
import { element } from './dom.js';
import { guideStrip } from './guide.js';
import { pageHeader } from './header.js';
import { createLinks } from './links.js';
import { openStore } from './store.js';
import { phoneTable } from './table.js';
import { setZone } from './time.js';
import { language, t } from './words.js';

document.documentElement.lang = language;
document.title = t('title');

const lost = element('div', { class: 'lost', role: 'alert' });
const store = await openStore((connected) => {
  lost.textContent = connected ? '' : t('lost');
});
setZone(store.house().timeZone);

const links = createLinks(store, (id) => table.open(id));
const table = phoneTable(store, links.follow);
const guide = guideStrip(store, table);
const header = pageHeader(store, table, guide);
const room = element('div', { class: 'room' }, table.node, header.drawer);
const { realHouse } = store.house();
const strip = realHouse ? element('p', { class: 'real-house', role: 'note' }, t('realHouse')) : guide.node;
document.body.replaceChildren(header.node, strip, lost, room);
table.begin();
guide.refresh();

store.listen((event) => {
  if (event.kind === 'all' || event.kind === 'house') {
    header.refresh();
    guide.refresh();
  }
  table.take(event);
});
