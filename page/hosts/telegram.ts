/** The bridge to Telegram’s apps, by their documented events; telegram.org is never loaded. */
import type { Host } from './host.ts';
import { paint, type ThemeParams } from './theme.ts';

type Data = Readonly<Record<string, unknown>>;
type Listener = (data: Data) => void;

declare global {
  interface Window {
    TelegramWebviewProxy?: { postEvent(type: string, data: string): void };
    Telegram?: { WebView: { receiveEvent(type: string, data: Data): void } };
    TelegramGameProxy?: { receiveEvent(type: string, data: Data): void };
  }
}

/** By the frame’s name: several may stand on one page. */
const KEPT = `launch:${window.name}`;
/** Who may speak to us when we stand in a frame: Telegram’s web apps, and our own playground. */
const FRAMES = ['https://web.telegram.org', location.origin];

const listeners = new Map<string, Set<Listener>>();

function on(type: string, listener: Listener): () => void {
  const heard = listeners.get(type) ?? new Set();
  listeners.set(type, heard.add(listener));
  return () => heard.delete(listener);
}

function receive(type: string, data: Data): void {
  for (const listener of [...(listeners.get(type) ?? [])]) listener(data ?? {});
}

/** Nothing that is sent here is a secret: a frame is told what to show. */
function post(type: string, data: Data = {}): void {
  const text = JSON.stringify(data);
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, text);
  else if (window.parent !== window)
    window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), '*');
}

function hear(): void {
  window.Telegram = { WebView: { receiveEvent: receive } };
  window.TelegramGameProxy = { receiveEvent: receive };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || !FRAMES.includes(origin) || typeof data !== 'string') return;
    try {
      const { eventType, eventData } = JSON.parse(data);
      if (typeof eventType === 'string') receive(eventType, eventData);
    } catch {
      // Somebody else's message.
    }
  });
}

/** What it was opened with. A reload has lost the address, so the tab keeps it as Telegram's own script does. */
function launched(): URLSearchParams {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has('tgWebAppData')) return new URLSearchParams(sessionStorage.getItem(KEPT) ?? '');
  sessionStorage.setItem(KEPT, given.toString());
  history.replaceState(null, '', location.pathname);
  return given;
}

function themeOf(text: string | null): ThemeParams {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}

function inset(prefix: string) {
  return (data: Data) => {
    for (const side of ['top', 'bottom', 'left', 'right'])
      document.documentElement.style.setProperty(`--${prefix}-${side}`, `${Number(data[side]) || 0}px`);
  };
}

function scan(text: string): Promise<string | null> {
  return new Promise((resolve) => {
    const done = (found: string | null) => {
      for (const end of ends) end();
      resolve(found);
    };
    const ends = [
      on('qr_text_received', ({ data }) => {
        post('web_app_close_scan_qr_popup');
        done(typeof data === 'string' ? data : null);
      }),
      on('scan_qr_popup_closed', () => done(null)),
    ];
    post('web_app_open_scan_qr_popup', { text });
  });
}

/** Opens the bridge: says that we are there, takes colours and room, and gives Telegram's back button a meaning. */
export function telegramHost(): Host {
  hear();
  const launch = launched();
  const initData = launch.get('tgWebAppData');
  let goBack: (() => void) | null = null;
  paint(themeOf(launch.get('tgWebAppThemeParams')));
  on('theme_changed', ({ theme_params }) => paint((theme_params ?? {}) as ThemeParams));
  on('safe_area_changed', inset('safe'));
  on('content_safe_area_changed', inset('content'));
  on('back_button_pressed', () => goBack?.());
  for (const event of ['web_app_ready', 'web_app_expand', 'web_app_request_theme']) post(event);
  for (const event of ['web_app_request_safe_area', 'web_app_request_content_safe_area']) post(event);
  return {
    name: 'telegram',
    initData,
    start: launch.get('tgWebAppStartParam') ?? new URLSearchParams(initData ?? '').get('start_param'),
    back(go) {
      const wasShown = goBack !== null;
      goBack = go;
      if (wasShown !== (go !== null)) post('web_app_setup_back_button', { is_visible: go !== null });
    },
    scan,
    feel: (how) => post('web_app_trigger_haptic_feedback', { type: 'notification', notification_type: how }),
    openLink: (url) => post('web_app_open_link', { url }),
  };
}
