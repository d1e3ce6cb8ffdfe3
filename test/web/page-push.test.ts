import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openPaperPage, pageModule } from '../support/paper-page.ts';

const KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
const OTHER = KEY.replace('BCV', 'BDW');
const bytesOf = (key: string) => new Uint8Array(Buffer.from(key, 'base64url'));

/** A browser that may be called: what it subscribed with stands in `made`. */
async function open(t: TestContext, permission = 'granted') {
  const made: { key: string | null; ended: number } = { key: null, ended: 0 };
  const Notification = { permission, requestPermission: async () => permission };
  const page = openPaperPage(t, { matchMedia: () => ({ matches: false }), Notification });
  const subscription = () =>
    made.key && {
      options: { applicationServerKey: bytesOf(made.key).buffer },
      toJSON: () => ({
        endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
        keys: { p256dh: 'p', auth: 'a' },
      }),
      unsubscribe: async () => {
        Object.assign(made, { key: null, ended: made.ended + 1 });
        return true;
      },
    };
  const pushManager = {
    getSubscription: async () => subscription(),
    subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      made.key ??= Buffer.from(applicationServerKey).toString('base64url');
      return subscription();
    },
  };
  Object.assign(page.window, { PushManager: {}, Notification });
  Object.assign(navigator, { serviceWorker: { ready: Promise.resolve({ pushManager }) } });
  const { able, subscribe, keepSubscribed } = await pageModule('push.ts');
  const told = () => page.asked.filter(({ what }) => what === 'PUT push').length;
  return { ...page, Notification, made, able, subscribe, keepSubscribed, told };
}

test('Why a browser cannot be called is said as it is: an iPhone’s own only from the home screen', async (t) => {
  const { able, location, window, Notification } = await open(t);
  assert.equal(able(), 'yes');
  Object.assign(navigator, {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1',
  });
  assert.equal(able(), 'home screen');
  Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });
  assert.equal(able(), 'yes', 'from the home screen');
  Object.assign(Notification, { permission: 'denied' });
  assert.equal(able(), 'denied');
  Reflect.deleteProperty(window, 'PushManager');
  assert.equal(able(), 'no');
  location.pathname = '/app/telegram';
  assert.equal(able(), 'in a messenger');
});

test('A browser that was called with another key of the house is called with the one of now', async (t) => {
  const { made, subscribe, answers, told } = await open(t);
  made.key = OTHER;
  assert.equal(await subscribe(KEY), true);
  assert.deepEqual([made, told()], [{ key: KEY, ended: 1 }, 1]);
  assert.equal(await subscribe(KEY), true);
  assert.equal(made.ended, 1, 'its own it keeps');
  answers['PUT push'] = { status: 422, body: { code: 'refused', words: '' } };
  assert.equal(await subscribe(KEY), false);
  assert.equal(made.key, null, 'what the house does not know of calls nobody');
});

test('Who does not permit it is not subscribed', async (t) => {
  const { made, subscribe, told } = await open(t, 'default');
  assert.equal(await subscribe(KEY), false);
  assert.deepEqual([made.key, told()], [null, 0]);
});

test('What the browser knows and the house has lost is told anew as the app opens, and nothing else', async (t) => {
  const { made, keepSubscribed, answers, told } = await open(t);
  const house = (key: string | null, here: boolean) => {
    answers['GET push/key'] = { body: { key, here, messenger: true, browsers: 0 } };
  };
  house(KEY, false);
  await keepSubscribed();
  assert.equal(told(), 0, 'it was never turned on here');
  made.key = KEY;
  house(KEY, true);
  await keepSubscribed();
  house(null, false);
  await keepSubscribed();
  house(OTHER, false);
  await keepSubscribed();
  assert.equal(told(), 0, 'known there, nobody is called, with another key');
  house(KEY, false);
  await keepSubscribed();
  assert.equal(told(), 1);
});
