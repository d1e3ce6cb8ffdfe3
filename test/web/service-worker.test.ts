import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/** What the browser gives to a service worker, as far as ours asks for it. */
type Asked = { readonly path: string; readonly body: unknown; readonly key: string };
type Shown = { readonly title: string; readonly more: Readonly<Record<string, unknown>> };

// By its path, since what a browser knows is no part of what is checked here.
const { onPush, onNotificationClick } = await import(
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
  const clients = {
    matchAll: async () => [],
    openWindow: async (url: string) => void opened.push(url),
  };
  const { fetch } = globalThis;
  const self = { location: { hostname: 'parking.example' }, registration, clients };
  Object.assign(globalThis, { self, SHELL: ['/app/a/icon-192-abc.png'] });
  globalThis.fetch = async (path, init) => {
    if (!String(path).startsWith('/api/')) return fetch(path, init);
    const key = new Headers(init?.headers).get('idempotency-key') ?? '';
    const body: unknown = JSON.parse(String(init?.body));
    asked.push({ path: String(path), body, key });
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
  return { shown, asked, opened, answers, registration, newest };
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
  assert.deepEqual(asked, [{ path: '/api/press', body: { code: 'a:7:c' }, key: 'k'.repeat(22) }]);
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
