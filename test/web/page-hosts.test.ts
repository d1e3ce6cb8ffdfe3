import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPaperPage, pageModule } from '../support/paper-page.ts';

const host = (more: object = {}) => ({ name: 'browser', start: null, back: () => {}, ...more });

test('Going elsewhere closes what came up over the screen, and a call leads to its thread until then', async (t) => {
  const { location, hear } = openPaperPage(t);
  const { followAddress, go } = await pageModule('routes.ts');
  const { change, now } = await pageModule('store.ts');
  location.hash = '#t7';
  followAddress(host());
  assert.deepEqual([now().called, now().path, location.hash], [7, 'notices', '#/notices']);
  change({ sheet: { kind: 'blocked' } });
  go('more/devices');
  hear('hashchange');
  assert.deepEqual([now().called, now().path, now().sheet], [null, 'more/devices', null]);
  location.hash = '#login=AbCdEfGhIjKlMnOpQrStUv';
  hear('hashchange');
  assert.deepEqual([now().link, now().path, location.hash], ['AbCdEfGhIjKlMnOpQrStUv', '', '']);
  change({ link: null });
});

test('A messenger that opens the app at the gate opens the gate', async (t) => {
  const { location } = openPaperPage(t);
  const { followAddress } = await pageModule('routes.ts');
  const { change } = await pageModule('store.ts');
  change({ path: '', sheet: null });
  followAddress(host({ start: 'gate' }));
  assert.equal(location.hash, '#/gate');
});

test('Only Telegram and our own playground are heard; a scanner that is closed has read nothing', async (t) => {
  const kept = new Map<string, string>();
  const sessionStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  const { location, window, hear } = openPaperPage(t, { sessionStorage });
  const parent = { postMessage: () => {} };
  Object.assign(window, { parent });
  location.hash = `#${new URLSearchParams({ tgWebAppData: 'user=1&start_param=gate&hash=00' })}`;
  const { telegramHost } = await pageModule('hosts/telegram.ts');
  const { start, initData, scan, back } = telegramHost();
  assert.deepEqual([start, initData, location.hash], ['gate', 'user=1&start_param=gate&hash=00', '']);
  let went = 0;
  back(() => went++);
  const says = (eventType: string, eventData: object, origin: string, source: object = parent) =>
    hear('message', { source, origin, data: JSON.stringify({ eventType, eventData }) });
  says('back_button_pressed', {}, 'https://evil.example');
  says('back_button_pressed', {}, 'https://web.telegram.org', {});
  assert.equal(went, 0);
  says('back_button_pressed', {}, 'https://web.telegram.org');
  assert.equal(went, 1);

  const closed = scan('Наведите');
  says('scan_qr_popup_closed', {}, 'https://web.telegram.org');
  assert.equal(await closed, null);
  const read = scan('Наведите');
  says('qr_text_received', { data: 'p_1' }, 'https://parking.example');
  assert.equal(await read, 'p_1');
  assert.equal(telegramHost().initData, initData, 'a reload finds it again');
});
