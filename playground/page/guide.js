// @ts-check
/** @import { Store } from './store.js' */
import { element, icon, iconButton } from './dom.js';
import { act } from './server.js';
import { isKey, t } from './words.js';

const hidden = 'guide-hidden';

/**
 * The first minute, step by step; the server notices what is done.
 * @param {Store} store
 * @param {(who: number | undefined) => void} point shows whose turn it is
 */
export function guideStrip(store, point) {
  /** @type {string | undefined} */
  let looksAt;
  const steps = element('ol', { class: 'steps', 'aria-hidden': 'true' });
  const words = element('p', { role: 'status' });
  const more = element('div', { class: 'tries' });
  const again = iconButton('again', t('guideAgain'), () => {
    looksAt = undefined;
    void act('guide', {});
  });
  const node = element(
    'section',
    { class: 'guide', 'aria-label': t('guide') },
    steps,
    words,
    more,
    again,
    iconButton('close', t('guideHide'), () => strip.show(false)),
  );

  const say = (/** @type {string} */ key) =>
    isKey(key) ? t(/** @type {Parameters<typeof t>[0]} */ (key), { bot: store.house().bot.username }) : key;
  const drawSteps = (/** @type {number} */ done, /** @type {number} */ of) => {
    const dots = Array.from({ length: of }, (_, i) =>
      element('li', { class: i < done ? 'done' : i === done ? 'current' : '' }),
    );
    steps.replaceChildren(...dots);
  };
  const drawMore = (/** @type {readonly string[]} */ ids, /** @type {readonly string[]} */ tried) => {
    const chip = (/** @type {string} */ id) =>
      element(
        'button',
        {
          type: 'button',
          class: 'try',
          'aria-pressed': String(looksAt === id),
          click: () => {
            looksAt = looksAt === id ? undefined : id;
            strip.refresh();
          },
        },
        tried.includes(id) ? icon('check') : undefined,
        say(`more.${id}`),
      );
    more.replaceChildren(...ids.map(chip));
  };
  const strip = {
    node,
    shown: () => !node.hidden,
    /** @param {boolean} on */
    show(on) {
      node.hidden = !on;
      sessionStorage.setItem(hidden, on ? '' : 'yes');
      strip.changed();
      strip.refresh();
    },
    changed: () => {},
    refresh() {
      const { done, steps: all, more: rest, tried } = store.house().guide;
      const step = all[done];
      const finished = step === undefined;
      drawSteps(done, all.length);
      more.hidden = !finished;
      if (finished) drawMore(rest, tried);
      const text = say(step ? `guide.${step.id}` : looksAt ? `more.${looksAt}.how` : 'guide.finished');
      if (words.textContent !== text) words.textContent = text;
      words.title = step ? t('guideStep', { n: done + 1, of: all.length }) : '';
      point(node.hidden ? undefined : step?.who);
    },
  };
  // Its people do not live in a real house.
  node.hidden = store.house().realHouse || sessionStorage.getItem(hidden) === 'yes';
  return strip;
}

/** @typedef {ReturnType<typeof guideStrip>} Guide */
