import { call } from './call.ts';

/** What this browser can do about being called. `home screen`: an iPhone calls only apps that stand there. */
export type Able = 'yes' | 'denied' | 'home screen' | 'no' | 'in a messenger';

export function able(): Able {
  if (location.pathname.startsWith('/app/telegram')) return 'in a messenger';
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  if (isApple && !isInstalled) return 'home screen';
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return 'no';
  return Notification.permission === 'denied' ? 'denied' : 'yes';
}

/** Asks for the permission, which only a press may, and tells the house where to call. False: it was not given. */
export async function subscribe(key: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const worker = await navigator.serviceWorker.ready;
  const before = await worker.pushManager.getSubscription();
  // One that was made with another key of the house calls nobody any more.
  if (before && keyOf(before) !== key) await before.unsubscribe();
  return tell(
    await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }),
  );
}

/** At each beginning: what the browser knows and the house does not is told anew, without asking anybody. */
export async function keepSubscribed(): Promise<void> {
  if (able() !== 'yes' || Notification.permission !== 'granted') return;
  const worker = await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.getSubscription();
  if (!subscription) return;
  const known = await call('GET push/key', {});
  if (!known.ok || known.value.here || known.value.key === null) return;
  if (keyOf(subscription) === known.value.key) await tell(subscription);
}

export async function unsubscribe(): Promise<void> {
  const worker = await navigator.serviceWorker.ready;
  await (await worker.pushManager.getSubscription())?.unsubscribe();
}

async function tell(subscription: PushSubscription): Promise<boolean> {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const told = await call('PUT push', { endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' });
  if (!told.ok) await subscription.unsubscribe();
  return told.ok;
}

function keyOf({ options }: PushSubscription): string | null {
  const { applicationServerKey: key } = options;
  return key && base64url(new Uint8Array(key));
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const bytesOf = (key: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
