import { recordShown } from '../../application/record-shown.ts';
import { callBrowser, leaveBrowser, seeWays } from '../../core/notifications/browsers.ts';
import { checkSound } from '../../core/notifications/check-sound.ts';
import { done, fault, type Handler, isKnown, memberOf } from '../face.ts';

/** What «Уведомления» has to know: whether this browser is called, and what else would reach him. */
export const readPush: Handler<'GET push/key'> = async (face, call) => {
  const key = face.push?.key ?? null;
  const nobody = { key: null, here: false, messenger: false, browsers: 0 };
  if (!isKnown(call)) return done(nobody);
  const { session } = call.visitor;
  const ways = await face.look((tx) => seeWays(tx, memberOf(call), session));
  return done(ways.ok ? { key, ...ways.value } : nobody);
};

/** «Включить» */
export const turnOn: Handler<'PUT push'> = async (face, call, browser) => {
  if (!isKnown(call)) return fault('not allowed', 'not-for-you');
  if (!face.push) return fault('not found', 'site-not-found');
  // Nobody makes the house call a stranger's address.
  if (!(await face.push.accepts(browser))) return fault('refused', 'push-unknown-service');
  const { session } = call.visitor;
  const kept = await face.transact((tx) => callBrowser(tx, memberOf(call), session, browser, call.now));
  return kept.ok ? done({}) : fault('not allowed', 'not-for-you');
};

/** «Выключить» */
export const turnOff: Handler<'DELETE push'> = async (face, call) => {
  if (!isKnown(call)) return done({});
  const { session } = call.visitor;
  await face.transact((tx) => leaveBrowser(tx, memberOf(call), session, call.now));
  return done({});
};

/** «Проверить звук»: the test of the chat, which browsers hear, too. */
export const testPush: Handler<'POST push/test'> = async (face, call) => {
  if (!isKnown(call)) return fault('not allowed', 'not-for-you');
  const asked = await face.transact((tx) => checkSound(tx, memberOf(call), call.now));
  if (asked.ok) return done({});
  return asked.why === 'on its way'
    ? fault('outdated', 'push-test-on-its-way')
    : fault('not allowed', 'not-for-you');
};

/** The service worker has shown a call. Whoever has its code may say so, once; a made-up one is answered alike. */
export const noteShown: Handler<'POST push/receipt'> = async (face, { now }, { code }) => {
  const read = face.push?.readReceipt(code);
  if (read) await face.transact((tx) => recordShown(tx, read.complex, read, now));
  return done({});
};
