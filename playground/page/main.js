// @ts-check
import { clockTime, element } from './dom.js';
import { phone } from './phone.js';
import { act, load, watch } from './server.js';

const people = /** @type {HTMLElement} */ (document.getElementById('people'));
const clock = /** @type {HTMLElement} */ (document.getElementById('clock'));
const main = /** @type {HTMLElement} */ (document.getElementById('phones'));
const narrow = matchMedia('(max-width: 46rem)');

/** @type {any} */
let house;
/** @type {Map<number, ReturnType<typeof phone>>} */
const phones = new Map();
/** @type {Set<number>} whose phones are open; the last one alone is seen on a narrow screen */
let open = new Set();

function drawPhones() {
  const visible = narrow.matches ? [...open].slice(-1) : [...open];
  for (const [id, { node }] of phones) node.hidden = !visible.includes(id);
  for (const button of people.children) {
    const id = Number(/** @type {HTMLElement} */ (button).dataset.person);
    button.setAttribute('aria-pressed', String(visible.includes(id)));
  }
}

/** @param {number} id */
function pick(id) {
  const shown = open.has(id) && !narrow.matches;
  open.delete(id);
  if (!shown || open.size === 0) open.add(id);
  drawPhones();
}

function drawPeople() {
  for (const person of house.people) {
    if (phones.has(person.id)) continue;
    const one = phone(person, () => house);
    phones.set(person.id, one);
    main.append(one.node);
    people.append(
      element(
        'button',
        { type: 'button', 'data-person': String(person.id), click: () => pick(person.id) },
        person.firstName,
      ),
    );
    // The first person goes last, because a narrow screen shows the last one.
    if (phones.size <= 3) open = new Set([person.id, ...open]);
  }
  drawPhones();
}

function drawClock() {
  const push = (/** @type {string} */ label, /** @type {number} */ minutes) =>
    element('button', { type: 'button', click: () => void act('clock', { minutes }).then(reload) }, label);
  const now = element('span', { class: 'now' }, `Часы дома: ${clockTime(house.now, house.timeZone)}`);
  clock.replaceChildren(now, ...(house.canAdvance ? [push('+5 мин', 5), push('+1 час', 60)] : []));
}

/** @param {Set<number> | 'all'} chats */
async function reload(chats = 'all') {
  house = (await load('state')) ?? house;
  drawPeople();
  drawClock();
  for (const one of phones.values()) if (one.shows(chats)) one.refresh();
}

narrow.addEventListener('change', drawPhones);
watch((chats) => void reload(chats));
setInterval(async () => {
  house = (await load('state')) ?? house;
  drawClock();
}, 30_000);
