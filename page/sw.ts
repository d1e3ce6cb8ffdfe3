/** Keeps the shell, by names that hold its digest, and the page that names them; never an answer of the house. */
import { onNotificationClick, onPush, onSubscriptionChange } from './sw-push.ts';

declare const self: ServiceWorkerGlobalScope;
/** What the server puts before this text: the files of this version. */
declare const SHELL: readonly string[];

const PAGE = '/app/';
const cacheName = `shell-${SHELL.join().length}-${SHELL.map((name) => name.slice(-16, -3)).join('')}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([PAGE, ...SHELL]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (SHELL.includes(pathname)) event.respondWith(kept(event.request));
  else if (mode === 'navigate' && pathname === PAGE) event.respondWith(freshPage(event.request));
});

self.addEventListener('push', (event) => event.waitUntil(onPush(event.data?.text() ?? '')));

self.addEventListener('notificationclick', (event) =>
  event.waitUntil(onNotificationClick(event.notification, event.action)),
);

self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(onSubscriptionChange(event.oldSubscription?.options)),
);

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The newest page where the house answers; without it the one that is kept. */
async function freshPage(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok) return answer;
  } catch {
    // Nobody is there.
  }
  return (await caches.match(PAGE)) ?? Response.error();
}
