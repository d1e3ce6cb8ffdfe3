// @ts-check
/** @import { Store } from './store.js' */
import { element } from './dom.js';
import { tone } from './message.js';
import { t } from './words.js';

/**
 * @param {Store} store
 * @param {number} id
 */
export const groupOf = (store, id) => store.house().groups.find((one) => one.id === id);

/**
 * How a chat is called on a phone: the group's title, else the bot's name.
 * @param {Store} store
 * @param {number} id
 */
export const chatTitle = (store, id) => (id < 0 ? (groupOf(store, id)?.title ?? '') : store.house().bot.name);

/**
 * @param {Store} store
 * @param {number} id
 */
export function avatar(store, id) {
  const letter = id < 0 ? (/\p{L}/u.exec(chatTitle(store, id))?.[0] ?? '') : 'P';
  return element(
    'span',
    { class: `avatar ${id < 0 ? `tone-${tone(id)}` : 'of-bot'}`, 'aria-hidden': 'true' },
    letter,
  );
}

/**
 * @param {HTMLElement} badge
 * @param {number} count
 */
export function setBadge(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.setAttribute('aria-label', t('unread', { n: count }));
}

/**
 * What stands beside a name: «место 12», «пост охраны».
 * @param {Store} store
 * @param {number} id
 */
export function roleOf(store, id) {
  const person = store.person(id);
  if (!person) return '';
  if (!person.settled) return standing(store, id);
  const { spots, admin, guard } = person;
  if (spots.length > 0) return t(spots.length > 1 ? 'spots' : 'spot', { spots: spots.join(', ') });
  return admin ? t('adminRole') : guard ? t('guardRole') : t('newcomer');
}

/**
 * How the bot itself stands to somebody who came in here: by the menu and the words it brought.
 * @param {Store} store
 * @param {number} id
 */
function standing(store, id) {
  const { keyboard, messages } = store.chat(id);
  const keys = JSON.stringify(keyboard?.keyboard ?? []);
  if (/Проверить пропуск|Check a pass/.test(keys)) return t('guardRole');
  if (/Управление|Administration/.test(keys)) return t('adminRole');
  if (!/SOS/.test(keys)) return t('newcomer');
  const told = [...messages.values()].map(({ text = '' }) =>
    /(?:Ваши места|Ваше место|Your spots?): ([\d, ]*\d)/.exec(text),
  );
  const spots = told.findLast((one) => one)?.[1];
  return spots ? t(spots.includes(',') ? 'spots' : 'spot', { spots }) : t('resident');
}
