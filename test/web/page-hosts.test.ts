import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
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

/** The page in a frame of Telegram's: what it was told, and how the messenger speaks to it. */
async function inTelegram(t: TestContext) {
  const told: { readonly eventType: string; readonly eventData: object }[] = [];
  const { window, hear } = openPaperPage(t, { sessionStorage: { getItem: () => null, setItem: () => {} } });
  const parent = { postMessage: (text: string) => void told.push(JSON.parse(text)) };
  Object.assign(window, { parent });
  const { telegramHost } = await pageModule('hosts/telegram.ts');
  const opened = telegramHost();
  const says = (eventType: string, eventData: object = {}) =>
    hear('message', {
      ...{ source: parent, origin: 'https://web.telegram.org' },
      data: JSON.stringify({ eventType, eventData }),
    });
  const of = (type: string) => told.filter((one) => one.eventType === type).map((one) => one.eventData);
  return { opened, says, of };
}

test('The messenger’s way back is shown while there is somewhere to go, and leads there from where one is now', async (t) => {
  const { opened, says, of } = await inTelegram(t);
  const went: string[] = [];
  for (const up of ['more', 'gate']) opened.back(() => went.push(up));
  says('back_button_pressed');
  opened.back(null);
  const shown = [{ is_visible: true }, { is_visible: false }];
  assert.deepEqual(of('web_app_setup_back_button'), shown);
  opened.back(null);
  says('back_button_pressed');
  assert.deepEqual(went, ['gate']);
  assert.deepEqual(of('web_app_setup_back_button'), shown);
});

test('What is scanned closes the scanner, and answers whoever asked last', async (t) => {
  const { opened, says, of } = await inTelegram(t);
  const { scan } = opened;
  const first = scan('Наведите');
  says('qr_text_received', { data: 'p_1' });
  assert.equal(await first, 'p_1');
  assert.equal(of('web_app_close_scan_qr_popup').length, 1);
  const second = scan('Наведите');
  says('scan_qr_popup_closed');
  assert.equal(await second, null);
  says('qr_text_received', { data: 'p_2' });
  assert.equal(of('web_app_close_scan_qr_popup').length, 1, 'nobody waits for it');
});

test('Back is one level up, and closes first what came up over the screen', async (t) => {
  const { location } = openPaperPage(t);
  const { above, followAddress } = await pageModule('routes.ts');
  const { change, now } = await pageModule('store.ts');
  assert.deepEqual(['more', 'more/devices', 'more/devices/7'].map(above), [null, 'more', 'more/devices']);
  let back: (() => void) | null = null;
  followAddress(host({ back: (go: (() => void) | null) => (back = go) }));
  const press = () => (back as (() => void) | null)?.();
  change({ path: 'more/devices', sheet: { kind: 'blocked' } });
  press();
  assert.deepEqual([now().sheet, now().path], [null, 'more/devices']);
  press();
  assert.equal(location.hash, '#/more');
  change({ path: 'more' });
  assert.equal(back, null);
});
