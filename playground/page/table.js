// @ts-check
/** @import { PageEvent } from '../page-wire.ts' */
/** @import { Store } from './store.js' */
import { element } from './dom.js';
import { phone } from './phone.js';
import { labelsIn } from './wanted.js';
import { language } from './words.js';

const remembered = `phones-${language}`;

/**
 * The table on which the phones lie side by side, below one another on a narrow screen.
 * @param {Store} store
 * @param {(url: string, by: number) => void} follow
 */
export function phoneTable(store, follow) {
  /** @type {Map<number, ReturnType<typeof phone>>} */
  const phones = new Map();
  let changed = () => {};
  /** @type {number | string | undefined} */
  let turn;
  const node = element('main', {});
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        phones.get(Number(/** @type {HTMLElement} */ (target).dataset.owner))?.setInSight(isIntersecting);
    },
    { threshold: 0.5 },
  );
  const remember = () => sessionStorage.setItem(remembered, JSON.stringify([...phones.keys()]));
  const lay = (/** @type {number} */ owner) => {
    const one = phone({
      store,
      owner,
      follow,
      close: () => table.close(owner),
      unreadChanged: () => changed(),
    });
    phones.set(owner, one);
    node.append(one.node);
    sight.observe(one.node);
  };
  const begin = () => {
    const { people, groups } = store.house();
    const phoned = people.filter((one) => one.phone);
    const speakers = phoned.filter((one) => one.languageCode === language);
    const mine = speakers.length > 0 ? speakers : phoned;
    const here = groups.filter(
      ({ members }) => mine.length === 0 || mine.some(({ id }) => members.includes(id)),
    );
    const usual = [...mine, ...here].map(({ id }) => id).slice(0, 8);
    /** @type {number[]} */
    const before = JSON.parse(sessionStorage.getItem(remembered) ?? '[]');
    const known = before.filter((id) => (id < 0 ? groups : people).some((one) => one.id === id));
    for (const id of known.length > 0 ? known : usual) lay(id);
    changed();
  };
  const table = {
    node,
    begin,
    owners: () => [...phones.keys()],
    unread: (/** @type {number} */ owner) => phones.get(owner)?.unread() ?? 0,
    /** @param {() => void} listener hears of phones that come and go, and of unread messages */
    onChange(listener) {
      changed = listener;
    },
    /** Lays a phone on the table, or brings it into sight. */
    open(/** @type {number} */ owner) {
      if (!phones.has(owner)) lay(owner);
      remember();
      changed();
      phones.get(owner)?.node.scrollIntoView({ inline: 'nearest', block: 'start' });
    },
    close(/** @type {number} */ owner) {
      phones.get(owner)?.node.remove();
      phones.delete(owner);
      remember();
      changed();
    },
    nodeOf: (/** @type {number} */ owner) => phones.get(owner)?.node,
    turn: () => turn,
    /**
     * Marks whose turn it is, and the button that the text tells them to press.
     * @param {number | string | undefined} who
     * @param {string} text
     */
    point(who, text) {
      turn = who;
      for (const [owner, one] of phones) {
        one.node.classList.toggle('turn', owner === who);
        one.expect(owner === who ? labelsIn(text) : []);
      }
      // Beside one another they may stick out at the sides; below one another the reader goes there.
      if (typeof who === 'number' && node.scrollWidth > node.clientWidth)
        phones.get(who)?.node.scrollIntoView({ inline: 'nearest', block: 'nearest', behavior: 'smooth' });
      changed();
    },
    /** @param {PageEvent} event */
    take(event) {
      // A playground that was opened before its people moved in.
      if (phones.size === 0 && (event.kind === 'house' || event.kind === 'all')) begin();
      for (const one of phones.values()) one.take(event);
    },
  };
  return table;
}

/** @typedef {ReturnType<typeof phoneTable>} Table */
