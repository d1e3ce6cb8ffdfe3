/** What a browser does when the house calls: shows it, says that it did, and answers from the lock screen. */
declare const self: ServiceWorkerGlobalScope;

type Press = { readonly action: string; readonly code: string; readonly key: string };

/** As the server sends it; Safari shows what stands in it by itself where no service worker is. */
type Sent = {
  readonly title: string;
  readonly lang?: string;
  readonly navigate?: string;
  readonly tag?: string;
  readonly silent?: boolean;
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
  readonly data?: { readonly receipt?: string; readonly press?: readonly Press[] };
};

/** Kept with what is shown, for whoever presses it. */
type Kept = { readonly navigate: string; readonly press: readonly Press[]; readonly lang: string };

const HOME = '/app/';
/** What the server puts before this text: the files of this version. */
declare const SHELL: readonly string[];

const icon = (): object => {
  const file = SHELL.find((name) => name.includes('/icon-192-'));
  return file === undefined ? {} : { icon: file };
};

/** Browsers show something of their own where a call shows nothing: even one that cannot be read is shown. */
export async function onPush(text: string): Promise<void> {
  const { title, lang = '', navigate = HOME, tag, silent = false, actions = [], data = {} } = read(text);
  const kept: Kept = { navigate, press: data.press ?? [], lang };
  await show(title, {
    ...{ lang, silent, data: kept, actions: [...actions] },
    ...(tag !== undefined && { tag, renotify: !silent }),
  });
  if (data.receipt) await receipt(data.receipt);
}

function read(text: string): Sent {
  try {
    const { notification } = JSON.parse(text);
    if (typeof notification?.title === 'string') return notification;
  } catch {
    // Not ours.
  }
  return { title: self.location.hostname };
}

/** What not every browser knows of yet stands in no type. */
const show = (title: string, more: object): Promise<void> =>
  self.registration.showNotification(title, { ...icon(), ...more });

/** A push service has taken it long ago; only now is it known to be shown. */
export const receipt = (code: string): Promise<unknown> => post('push/receipt', { code }).catch(() => null);

/** One of its buttons answers at once; the rest opens the app. What does not go through opens it, too. */
export async function onNotificationClick(shown: Notification, action: string): Promise<void> {
  shown.close();
  const { navigate, press, lang }: Kept = shown.data ?? { navigate: HOME, press: [], lang: '' };
  const pressed = press.find((one) => one.action === action);
  if (!pressed) return open(navigate);
  const answer = await post('press', { code: pressed.code }, pressed.key).catch(() => null);
  if (!answer?.ok) return open(navigate);
  const { toast } = await answer.json();
  if (typeof toast === 'string')
    await show(toast, { lang, silent: true, tag: shown.tag, data: { navigate, press: [], lang } });
}

async function open(navigate: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const mine = windows.find(({ url }) => new URL(url).pathname === HOME);
  if (!mine) return void (await self.clients.openWindow(navigate));
  await mine.focus();
  await mine.navigate(navigate).catch(() => null);
}

/** The browser has replaced its subscription by itself: the house is told of the new one. */
export async function onSubscriptionChange(options: PushSubscriptionOptions | undefined): Promise<void> {
  if (!options?.applicationServerKey) return;
  const { applicationServerKey } = options;
  const subscription = await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey,
  });
  const { endpoint, keys = {} } = subscription.toJSON();
  await post('push', { endpoint, p256dh: keys.p256dh, auth: keys.auth }, newKey(), 'PUT').catch(() => null);
}

function post(path: string, body: object, key = newKey(), method = 'POST'): Promise<Response> {
  return fetch(`/api/${path}`, {
    ...{ method, credentials: 'same-origin', cache: 'no-store', keepalive: true },
    headers: { 'content-type': 'application/json', 'x-parking': '1', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
