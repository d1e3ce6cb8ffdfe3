// @ts-check
import { element } from './dom.js';
import { act } from './server.js';
import { t } from './words.js';

/** As Telegram's own apps colour what they show in a frame. */
const COLOURS = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f2f5',
    section_bg_color: '#ffffff',
    text_color: '#17212b',
    link_color: '#1c6aa8',
    button_color: '#1c6aa8',
  },
  dark: {
    bg_color: '#182027',
    secondary_bg_color: '#0f151a',
    section_bg_color: '#182027',
    text_color: '#e8eef3',
    link_color: '#6fb6ec',
    button_color: '#6fb6ec',
  },
};

const theme = () => {
  const chosen = document.documentElement.dataset.theme;
  const isDark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  return COLOURS[isDark ? 'dark' : 'light'];
};

/**
 * The house's app in a frame of the phone, as Telegram shows a Mini App: opened signed in, in the phone's colours, with the
 * phone's way back.
 * @param {number} person
 * @param {() => void} backChanged
 */
export function appFrame(person, backChanged) {
  const node = element('div', { class: 'app', hidden: true });
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  let hasBack = false;
  const tell = (/** @type {string} */ eventType, /** @type {object} */ eventData = {}) =>
    frame?.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), location.origin);
  const tellTheme = () => tell('theme_changed', { theme_params: theme() });
  const hears = (/** @type {MessageEvent} */ { source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== location.origin) return;
    const { eventType, eventData } = JSON.parse(data);
    if (eventType === 'web_app_setup_back_button') {
      hasBack = eventData.is_visible;
      backChanged();
    }
    if (eventType === 'web_app_open_link') window.open(eventData.url, '_blank', 'noopener,noreferrer');
  };
  window.addEventListener('message', hears);
  new MutationObserver(tellTheme).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tellTheme);

  return {
    node,
    shown: () => !node.hidden,
    hasBack: () => hasBack && !node.hidden,
    back: () => tell('back_button_pressed'),
    async open() {
      node.hidden = false;
      if (frame) return;
      const { initData, error } = await act('app', { person });
      if (error) return;
      const launch = new URLSearchParams({
        tgWebAppData: initData,
        tgWebAppVersion: '9.1',
        tgWebAppPlatform: 'playground',
        tgWebAppThemeParams: JSON.stringify(theme()),
      });
      frame = element('iframe', {
        title: t('app'),
        name: `app-${person}`,
        src: `/app/telegram#${launch}`,
      });
      node.replaceChildren(frame);
    },
    close() {
      node.hidden = true;
      frame?.remove();
      frame = undefined;
      hasBack = false;
    },
    end() {
      window.removeEventListener('message', hears);
    },
  };
}
