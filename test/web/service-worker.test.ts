import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/** What the browser gives to a service worker, as far as ours asks for it. */
type Asked = { readonly path: string; readonly method: string; readonly body: unknown; readonly key: string };
type Shown = { readonly title: string; readonly more: Readonly<Record<string, unknown>> };

// By its path, since what a browser knows is no part of what is checked here.
const { onPush, onNotificationClick, onSubscriptionChange } = await import(
  pathToFileURL(join(import.meta.dirname, '../../page/sw-push.ts')).href
);

/** A browser of paper, for one test: other tests have the process to themselves. */
function openBrowser(t: TestContext) {
  const shown: Shown[] = [];
  const asked: Asked[] = [];
  const opened: string[] = [];
  const answers: Response[] = [];
  const registration = {
    showNotification: async (title: string, more: Shown['more']) => void shown.push({ title, more }),
  };
  const windows: { readonly url: string; focus(): Promise<void>; navigate(url: string): Promise<void> }[] =
    [];
  const clients = {
    matchAll: async () => windows,
    openWindow: async (url: string) => void opened.push(url),
  };
  const { fetch } = globalThis;
  const self = { location: { hostname: 'parking.example' }, registration, clients };
  Object.assign(globalThis, { self, SHELL: ['/app/a/icon-192-abc.png'] });
  globalThis.fetch = async (path, init) => {
    if (!String(path).startsWith('/api/')) return fetch(path, init);
    const key = new Headers(init?.headers).get('idempotency-key') ?? '';
    const body: unknown = JSON.parse(String(init?.body));
    asked.push({ path: String(path), method: init?.method ?? 'GET', body, key });
    return answers.shift() ?? Response.json({});
  };
  t.after(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(globalThis, 'self');
    Reflect.deleteProperty(globalThis, 'SHELL');
  });
  /** The newest notification, as it is given to whoever presses it. */
  const newest = () => {
    const one = shown.at(-1);
    assert.ok(one);
    return { ...one.more, title: one.title, close: () => {} };
  };
  return { shown, asked, opened, windows, answers, registration, newest };
}

const PRESS = [{ action: 'coming', code: 'a:7:c', key: 'k'.repeat(22) }];
const CALL = JSON.stringify({
  web_push: 8030,
  notification: {
    ...{ title: 'Просят переставить машину', lang: 'ru', navigate: '/app/#t7', tag: 't7' },
    actions: [{ action: 'coming', title: 'Иду', navigate: '/app/#t7' }],
    data: { receipt: 'a-b-c.d', press: PRESS },
  },
});

test('A call is shown with a sound and reported once it is, not before', async (t) => {
  const { shown, asked, registration } = openBrowser(t);
  await onPush(CALL);
  const [one] = shown;
  assert.equal(one?.title, 'Просят переставить машину');
  assert.deepEqual([one?.more.tag, one?.more.renotify, one?.more.silent], ['t7', true, false]);
  assert.equal(one?.more.icon, '/app/a/icon-192-abc.png');
  assert.deepEqual(
    asked.map(({ path, body }) => [path, body]),
    [['/api/push/receipt', { code: 'a-b-c.d' }]],
  );
  registration.showNotification = async () => {
    throw new TypeError('No notification permission has been granted for this origin');
  };
  await assert.rejects(onPush(CALL));
  assert.equal(asked.length, 1);
});

test('What cannot be read is shown all the same, and says nothing', async (t) => {
  const { shown, asked } = openBrowser(t);
  for (const text of ['', '{', '[]', '{"notification":{"title":7}}']) await onPush(text);
  assert.deepEqual(
    shown.map(({ title }) => title),
    Array(4).fill('parking.example'),
  );
  assert.deepEqual(asked, []);
});

test('«Иду» on the lock screen is one press by the key that came with it, and nothing opens', async (t) => {
  const { shown, asked, opened, answers, newest } = openBrowser(t);
  await onPush(CALL);
  answers.push(Response.json({ toast: 'Передано', replaced: null, cards: [] }));
  asked.length = 0;
  await onNotificationClick(newest(), 'coming');
  assert.deepEqual(asked, [
    { path: '/api/press', method: 'POST', body: { code: 'a:7:c' }, key: 'k'.repeat(22) },
  ]);
  assert.deepEqual(opened, []);
  const said = shown.at(-1);
  assert.deepEqual([said?.title, said?.more.silent, said?.more.tag], ['Передано', true, 't7']);
});

test('What does not go through opens the app, and so does a press beside the buttons', async (t) => {
  const { asked, opened, answers, newest } = openBrowser(t);
  await onPush(CALL);
  const call = newest();
  answers.push(new Response(null, { status: 401 }));
  asked.length = 0;
  await onNotificationClick(call, 'coming');
  await onNotificationClick(call, '');
  await onNotificationClick(call, 'made up');
  assert.deepEqual(opened, ['/app/#t7', '/app/#t7', '/app/#t7']);
  assert.equal(asked.length, 1);
});

test('What comes in quiet makes no sound where it takes the place of what is there', async (t) => {
  const { shown } = openBrowser(t);
  const { notification } = JSON.parse(CALL);
  await onPush(JSON.stringify({ notification: { ...notification, silent: true } }));
  assert.deepEqual([shown[0]?.more.silent, shown[0]?.more.renotify], [true, false]);
});

test('A press leads to the app where it is open already, and takes no other page of this address', async (t) => {
  const { opened, windows, newest } = openBrowser(t);
  const went: string[] = [];
  const window = (url: string) => ({
    url,
    focus: async () => void went.push(`focus ${url}`),
    navigate: async (to: string) => void went.push(to),
  });
  await onPush(CALL);
  windows.push(window('https://parking.example/w/ABCD2345'), window('https://parking.example/app/#/more'));
  await onNotificationClick(newest(), '');
  assert.deepEqual(went, ['focus https://parking.example/app/#/more', '/app/#t7']);
  assert.deepEqual(opened, []);
  windows.pop();
  await onNotificationClick(newest(), '');
  assert.deepEqual(opened, ['/app/#t7']);
});

test('A browser that renews what it is called by tells the house, with the house’s key', async (t) => {
  const { asked, registration } = openBrowser(t);
  const keys = { p256dh: 'p', auth: 'a' };
  const asking: unknown[] = [];
  const subscribe = async (options: unknown) => {
    asking.push(options);
    return { toJSON: () => ({ endpoint: 'https://push.example/2', keys }) };
  };
  Object.assign(registration, { pushManager: { subscribe } });
  await onSubscriptionChange(undefined);
  assert.deepEqual(asked, []);
  await onSubscriptionChange({ applicationServerKey: 'key' });
  assert.deepEqual(asking, [{ userVisibleOnly: true, applicationServerKey: 'key' }]);
  assert.deepEqual(
    asked.map(({ path, body, method }) => [method, path, body]),
    [['PUT', '/api/push', { endpoint: 'https://push.example/2', ...keys }]],
  );
});

/** The whole of it: what it hears, and the caches that it keeps. */
async function openWorker(t: TestContext) {
  const browser = openBrowser(t);
  const hears: Record<string, (event: object) => void> = {};
  const kept = new Map<string, Map<string, Response>>();
  const pathOf = (of: { readonly url: string } | string) =>
    typeof of === 'string' ? of : new URL(of.url).pathname;
  const caches = {
    open: async (name: string) => {
      const cache = kept.get(name) ?? new Map<string, Response>();
      kept.set(name, cache);
      return {
        addAll: async (paths: readonly string[]) => {
          for (const path of paths) cache.set(path, new Response(`kept ${path}`));
        },
      };
    },
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (of: { readonly url: string } | string) =>
      [...kept.values()]
        .find((cache) => cache.has(pathOf(of)))
        ?.get(pathOf(of))
        ?.clone(),
  };
  const { self } = globalThis as unknown as { self: { clients: object; location: object } };
  Object.assign(self, {
    addEventListener: (type: string, hear: (event: object) => void) => {
      hears[type] = hear;
    },
    skipWaiting: async () => {},
  });
  Object.assign(self.clients, { claim: async () => {} });
  Object.assign(self.location, { origin: 'https://parking.example' });
  Object.assign(globalThis, { caches });
  t.after(() => void Reflect.deleteProperty(globalThis, 'caches'));
  await import(`${pathToFileURL(join(import.meta.dirname, '../../page/sw.ts')).href}?${t.name.length}`);
  const told = async (type: string) => {
    let until: Promise<unknown> = Promise.resolve();
    const waitUntil = (one: Promise<unknown>) => {
      until = one;
    };
    hears[type]?.({ waitUntil });
    await until;
  };
  /** Null: it is none of its business. */
  const asks = async (path: string, more: object = {}): Promise<string | null> => {
    const answers: Promise<Response>[] = [];
    const request = { url: `https://parking.example${path}`, method: 'GET', mode: 'cors', ...more };
    hears.fetch?.({ request, respondWith: (one: Promise<Response>) => answers.push(one) });
    return (await answers[0])?.text() ?? null;
  };
  return { ...browser, kept, told, asks };
}

test('The shell of this version is kept and that of an older one is not; no answer of the house is', async (t) => {
  const { kept, told, asks } = await openWorker(t);
  kept.set('shell-1-old', new Map([['/app/a/old.js', new Response('old')]]));
  await told('install');
  await told('activate');
  assert.equal(kept.size, 1);
  assert.deepEqual(
    [...kept.values()].flatMap((cache) => [...cache.keys()]),
    ['/app/', '/app/a/icon-192-abc.png'],
  );
  assert.equal(await asks('/app/a/icon-192-abc.png'), 'kept /app/a/icon-192-abc.png');
  for (const path of ['/api/feed', '/app/a/other.js', '/app/telegram'])
    assert.equal(await asks(path), null, path);
  assert.equal(await asks('/app/a/icon-192-abc.png', { method: 'POST' }), null);
});

test('The app opens as it is now; where the house is silent or renewed just then, as it was', async (t) => {
  const { told, asks } = await openWorker(t);
  await told('install');
  const fetched: (Response | Error)[] = [];
  globalThis.fetch = async () => {
    const next = fetched.shift() ?? new TypeError('Failed to fetch');
    if (next instanceof Error) throw next;
    return next;
  };
  const navigate = { mode: 'navigate' };
  fetched.push(new Response('new'), new Response('not yet', { status: 503 }));
  assert.equal(await asks('/app/', navigate), 'new');
  assert.equal(await asks('/app/', navigate), 'kept /app/');
  assert.equal(await asks('/app/', navigate), 'kept /app/');
});
