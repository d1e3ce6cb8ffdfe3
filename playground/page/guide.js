// @ts-check
/** @import { Store } from './store.js' */
/** @import { Table } from './table.js' */
import { element, icon, iconButton } from './dom.js';
import { item, menu } from './menu.js';
import { act } from './server.js';
import { language, t, told } from './words.js';

const hidden = 'guide-hidden';

/**
 * One scene after another, step by step; the server notices what is done.
 * @param {Store} store
 * @param {Table} table
 */
export function guideStrip(store, table) {
  const now = () => store.house().guides[language];
  const begin = (/** @type {string} */ scene) => void act('guide', { language, scene });
  const count = element('span', {});
  const opener = element('button', { type: 'button', class: 'scenes' }, icon('list'), count);
  const list = menu(opener, t('scenes'), () =>
    now().scenes.map((id) => {
      const tick = now().finished.includes(id) ? icon('check') : undefined;
      const title = element('span', {}, told(id, 'title'));
      if (tick) tick.setAttribute('aria-label', t('guideDone'));
      return item(element('span', { class: 'scene' }, title, ...(tick ? [tick] : [])), () => begin(id));
    }),
  );
  const steps = element('ol', { class: 'steps', 'aria-hidden': 'true' });
  const words = element('p', { role: 'status' });
  const target = wayTo(store, table);
  const next = element('button', { type: 'button', class: 'next', hidden: true });
  const node = element(
    'section',
    { class: 'guide', 'aria-label': t('guide') },
    element('div', { class: 'scene-line' }, opener, list, steps),
    words,
    target.node,
    next,
    iconButton('again', t('guideAgain'), () => begin(now().scene)),
    iconButton('close', t('guideHide'), () => strip.show(false)),
  );

  const drawSteps = (/** @type {number} */ done, /** @type {number} */ of) => {
    const dots = Array.from({ length: of }, (_, i) =>
      element('li', { class: i < done ? 'done' : i === done ? 'current' : '' }),
    );
    steps.replaceChildren(...dots);
  };
  const drawNext = () => {
    const { scenes, scene, finished } = now();
    const at = scenes.indexOf(scene);
    const following = [...scenes.slice(at + 1), ...scenes.slice(0, at)];
    const id = following.find((one) => !finished.includes(one));
    next.hidden = id === undefined;
    if (id === undefined) return;
    next.textContent = t('nextScene', { title: told(id, 'title') });
    next.onclick = () => begin(id);
  };
  const say = () => {
    const { scene, done, steps: all, morning, newcomer } = now();
    const values = { bot: store.house().bot.username, free: 100 + ((newcomer ?? 0) % 900) };
    const text = told(scene, all[done]?.id ?? 'end', values);
    return done === 0 && morning ? `${t('nextMorning')} ${text}` : text;
  };
  let drawn = '';
  const strip = {
    node,
    shown: () => !node.hidden,
    /** @param {boolean} on */
    show(on) {
      node.hidden = !on;
      sessionStorage.setItem(hidden, on ? '' : 'yes');
      drawn = '';
      strip.changed();
      strip.refresh();
    },
    changed: () => {},
    refresh() {
      const guide = now();
      const wanted = JSON.stringify(guide);
      if (wanted === drawn) return;
      drawn = wanted;
      const step = guide.steps[guide.done];
      const text = say();
      drawSteps(guide.done, guide.steps.length);
      count.textContent = t('scenesDone', { n: guide.finished.length, of: guide.scenes.length });
      words.textContent = text;
      node.classList.toggle('over', !step);
      next.hidden = true;
      if (!step) drawNext();
      const who = node.hidden ? undefined : step?.who;
      table.point(who, text);
      target.lead(who);
    },
  };
  // Its people do not live in a real house.
  node.hidden = store.house().realHouse || sessionStorage.getItem(hidden) === 'yes';
  return strip;
}

/**
 * The way to the phone or tool whose turn it is, for as long as that is out of sight.
 * @param {Store} store
 * @param {Table} table
 */
function wayTo(store, table) {
  const node = element('button', { type: 'button', class: 'lead', hidden: true });
  const sight = new IntersectionObserver(
    (entries) => {
      node.hidden = entries.at(-1)?.isIntersecting ?? true;
    },
    { threshold: 0.4 },
  );
  const tool = (/** @type {string} */ name) => document.querySelector(`[data-tool="${name}"]`);
  const nameOf = (/** @type {number | string} */ who) => {
    if (typeof who === 'string') return t(/** @type {'clock' | 'troubles' | 'plus'} */ (who));
    return who < 0 ? t('group') : (store.person(who)?.firstName ?? '');
  };
  return {
    node,
    /** @param {number | string | undefined} who */
    lead(who) {
      sight.disconnect();
      node.hidden = true;
      for (const one of document.querySelectorAll('[data-tool]'))
        one.classList.toggle('turn', one.getAttribute('data-tool') === who);
      if (who === undefined) return;
      node.textContent = t('goTo', { name: nameOf(who) });
      node.onclick = () => {
        if (typeof who === 'number') table.open(who);
        else tool(who)?.scrollIntoView({ block: 'center' });
      };
      const place = typeof who === 'number' ? table.nodeOf(who) : tool(who);
      if (place) sight.observe(place);
      else node.hidden = false;
    },
  };
}

/** @typedef {ReturnType<typeof guideStrip>} Guide */
