import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { meOf, paperHouse } from './app-house.ts';
import { openApp, openBrowser } from './app-page.ts';

const browser = await openBrowser();
const LANGUAGE = 'ru';
const SHOTS = process.env.PARKING_SHOTS;

/** The page looks at nothing later, by itself. */
const AT_ONCE = `const later = setTimeout;
  globalThis.setTimeout = (run, ms, ...more) => (ms >= 1000 ? 0 : later(run, ms, ...more));`;

test('Whatever comes with a card is there: a file, a drawing, hidden words; an address that would run something is words', async () => {
  const house = await paperHouse();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>';
  house.feed = [
    {
      ...{ ref: '3', buttons: [], at: Date.parse('2026-11-23T05:00:00Z'), picture: { svg } },
      document: { name: 'mydata.json', data: 'e30=' },
      text: [
        { text: 'Код ' },
        { text: '482 913', look: 'spoiler' },
        { text: 'плохая', link: 'javascript:alert(1)' },
        { text: 'хорошая', link: 'https://example.org/' },
      ],
    },
  ];
  const { page, faults } = await openApp(browser, house);
  await page.getByRole('img', { name: 'Рисунок к сообщению' }).waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать «mydata.json»' }).click();
  assert.equal((await saved).suggestedFilename(), 'mydata.json');
  assert.deepEqual(
    await page.locator('.words a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
    ['https://example.org/'],
  );
  const hidden = page.locator('details:not([open])', { hasText: '482 913' });
  assert.equal(await hidden.count(), 1);
  await hidden.locator('summary').click();
  await hidden.waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('A reply to a card is one to its thread, until it is sent or is to be none; what asks nothing has none', async () => {
  const house = await paperHouse();
  house.feed = house.feed.map((card, at) => (at === 0 ? { ...card, thread: 7 } : card));
  house.more['POST say'] = () => ({ toast: null, replaced: null, cards: [] });
  const { page, faults } = await openApp(browser, house);
  const said = () => house.asked.findLast(({ what }) => what === 'POST say')?.body;
  const send = async (text: string) => {
    await page.getByLabel('Написать…').fill(text);
    await page.keyboard.press('Enter');
    while ((await page.getByLabel('Написать…').inputValue()) !== '') await page.waitForTimeout(20);
  };
  const reply = page.getByRole('button', { name: 'Ответить на это' });
  assert.equal(await reply.count(), 1);
  await reply.click();
  await page.getByText('В ответ на: ').waitFor();
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'INPUT');
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'reply.png') });
  await send('Спускаюсь');
  assert.deepEqual(said(), { text: 'Спускаюсь', replyTo: house.feed[0]?.ref });
  await page.getByText('В ответ на: ').waitFor({ state: 'detached' });
  await reply.click();
  await page.getByRole('button', { name: 'Не в ответ' }).click();
  await send('45');
  assert.deepEqual(said(), { text: '45' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('What is brought by «Показать ещё» stands once, though it may have moved up meanwhile', async () => {
  const house = await paperHouse();
  const [first, ...older] = house.feed;
  assert.ok(first);
  const now = Date.parse('2026-11-23T05:12:00Z');
  house.more['GET feed'] = ({ before }) =>
    before === '11' ? { cards: [first, ...older], before: null, now } : { cards: [first], before: 11, now };
  const { page } = await openApp(browser, house);
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  await page.getByText('Гостевой пропуск').waitFor();
  assert.equal(await page.getByRole('article').count(), house.feed.length);
  assert.equal(await page.getByRole('button', { name: 'Показать ещё' }).count(), 0);
  await page.close();
});

test('Somebody whom the house does not know reads what to do, has the help, and nothing to be called for', async () => {
  const house = await paperHouse();
  house.feed = [];
  house.me = meOf(LANGUAGE, { person: null, menu: [], mayCall: false });
  const { page } = await openApp(browser, house);
  await page.getByRole('heading', { name: 'Вас пока нет в списке дома' }).waitFor();
  await page.getByText('Напишите «/start» ниже').waitFor();
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.getByRole('button', { name: 'Помощь' }).click();
  await page.getByRole('dialog').getByLabel('Как вас зовут').waitFor();
  assert.equal(house.asked.findLast(({ what }) => what === 'POST press')?.body !== undefined, true);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('link', { name: 'Уведомления' }).count(), 0);
  await page.getByRole('link', { name: 'Где я вошёл' }).waitFor();
  await page.close();
});

test('«Ещё» names whoever has no spot so, and says once what stands above every tab', async () => {
  const house = await paperHouse();
  const menu = ['🚗 Перегородили', '❓ Помощь'].map((label, at) => ({ label, press: `m:${at}` }));
  const person = { name: 'Глеб', roles: [], spots: [], away: false };
  house.me = meOf(LANGUAGE, { menu, person });
  const { page } = await openApp(browser, house, {}, '#/more');
  await page.getByText('ЖК «Пример» · Без места').waitFor();
  await page.getByRole('link', { name: 'Уведомления' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Помощь' }).count(), 1);
  assert.equal(await page.getByRole('button', { name: 'Перегородили' }).count(), 1);
  await page.close();
});

test('«Уведомления» say by what calls reach him: by this browser alone, by nothing, or where it is not to be had', async () => {
  const house = await paperHouse();
  const permits = (given: string) =>
    `Object.defineProperty(Notification, 'permission', { get: () => '${given}' });`;
  for (const [ways, given, said, may] of [
    [{ here: true, browsers: 1, messenger: false }, 'granted', 'Вызовы до вас дойдут', 'Проверить звук'],
    [{ here: true, browsers: 1, messenger: true }, 'default', 'В мессенджер и сюда, сразу.', 'Включить'],
    [{ here: false, browsers: 0, messenger: false }, 'default', 'Вызовы до вас не дойдут', 'Включить'],
    [{ key: null, here: false, browsers: 0, messenger: true }, 'default', 'Этот браузер не умеет', null],
  ] as const) {
    house.more['GET push/key'] = () => ({ key: 'BCV', ...ways });
    const { page } = await openApp(browser, house, { init: permits(given) }, '#/more/notifications');
    await page.getByText(said).waitFor();
    if (may !== null) await page.getByRole('button', { name: may, exact: true }).waitFor();
    else assert.equal(await page.getByRole('button', { name: 'Включить' }).count(), 0);
    await page.close();
  }
});

test('Seven digits are no code; what was wrong is said until something else is typed; a link need not be taken', async () => {
  const house = await paperHouse();
  house.me = null;
  const { page } = await openApp(browser, house, {}, '#login=AbCdEfGhIjKlMnOpQrStUv');
  await page.getByRole('button', { name: 'Не входить' }).click();
  const field = page.getByLabel('Код с листка или из бота');
  await field.fill('1234567');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('В коде 8 цифр').waitFor();
  assert.ok(!house.asked.some(({ what }) => what.startsWith('POST session')));
  await field.fill('123');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await page.close();
});

test('A number that was sent has left its field, and a foreign car is told as one', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house);
  const call = page.getByRole('button', { name: 'Перегородили' });
  await call.click();
  await page.getByLabel('Номер места или машины').fill('45');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Позвали владельца').waitFor();
  await page.keyboard.press('Escape');
  await call.click();
  assert.equal(await page.getByLabel('Номер места или машины').inputValue(), '');
  await page.getByRole('button', { name: 'Чужая машина на моём месте' }).click();
  await page.getByRole('dialog').getByText('Позвали владельца').waitFor();
  await page.keyboard.press('Escape');
  await call.click();
  await page.getByRole('button', { name: 'Не знаю номер' }).click();
  await page.getByRole('dialog').getByText('Позвали владельца').waitFor();
  assert.deepEqual(
    house.asked.filter(({ what }) => what === 'POST threads').map(({ body }) => body),
    [
      { kind: 'blocked', text: '45' },
      { kind: 'foreign', text: '' },
      { kind: 'unknown', text: '' },
    ],
  );
  await page.close();
});

test('«Повторить» stays until it is pressed; what else is said fades', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { bare: true });
  await page.getByRole('button', { name: 'Иду' }).waitFor();
  await page.clock.install();
  house.fault = { status: 503, fault: { code: 'trouble', words: 'Дом перезапускается.' } };
  await page.getByRole('button', { name: 'Иду' }).click();
  await page.getByRole('button', { name: 'Повторить' }).waitFor();
  await page.clock.runFor(20_000);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await page.getByText('Передали соседу').waitFor();
  await page.clock.runFor(5_000);
  await page.getByText('Передали соседу').waitFor({ state: 'detached' });
  await page.close();
});

test('Each screen is read from its title, and its tab is marked also further down', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house);
  await page.getByRole('link', { name: 'Ещё' }).click();
  await page.locator('h1:focus').getByText('Ещё').waitFor();
  await page.getByRole('link', { name: 'Где я вошёл' }).click();
  await page.locator('h1:focus').getByText('Где я вошёл').waitFor();
  assert.equal(await page.locator('.tab[aria-current]').textContent(), 'Ещё');
  await page.close();
});

test('Without a connection it says of when the words are by the clock of the house, and all is fresh once it is back', async () => {
  const house = await paperHouse();
  const { page } = await openApp(browser, house, { bare: true });
  await page.getByRole('article').first().waitFor();
  await page.context().setOffline(true);
  await page.getByText('Нет связи. Показано на 08:12').waitFor();
  house.feed = [{ ref: '20', text: [{ text: 'Новое объявление' }], buttons: [] }];
  await page.context().setOffline(false);
  await page.getByText('Новое объявление').waitFor();
  await page.close();
});

test('Where nothing came of the beginning it says why, and tries again by itself', async () => {
  const house = await paperHouse();
  let isUp = false;
  const fault = { status: 503, fault: { code: 'trouble', words: '' } };
  Object.defineProperty(house, 'fault', { get: () => (isUp ? null : fault), set: () => {} });
  const { page } = await openApp(browser, house, { host: 'telegram' });
  await page.getByRole('alert').getByText('Не получилось').waitFor();
  await page.getByText('Дом сейчас не отвечает').waitFor();
  isUp = true;
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.getByRole('article').first().waitFor();
  await page.close();
});

test('Who opened it in Telegram without a connection is signed in as soon as there is one', async () => {
  const house = await paperHouse();
  house.me = null;
  house.more['POST session/telegram'] = () => {
    house.me = meOf(LANGUAGE);
    return { token: 't'.repeat(43), me: house.me };
  };
  const init = "Object.defineProperty(navigator, 'onLine', { get: () => globalThis.isBack ?? false });";
  const { page } = await openApp(browser, house, { host: 'telegram', init: `${AT_ONCE}${init}` });
  await page.getByRole('heading', { name: 'Нет связи' }).waitFor();
  await page.evaluate("globalThis.isBack = true; window.dispatchEvent(new Event('online'))");
  await page.getByRole('article').first().waitFor({ timeout: 5_000 });
  await page.close();
});

test('Whom Telegram vouches for and the house does not know reads what to do, not that Telegram failed', async () => {
  const house = await paperHouse();
  house.fault = { status: 403, fault: { code: 'not allowed', words: 'Сначала нажмите «Начать» в боте.' } };
  const { page } = await openApp(browser, house, { host: 'telegram' });
  await page.getByRole('alert').getByText('Сначала нажмите «Начать» в боте.').waitFor();
  await page.close();
});

test('The language that is chosen is spoken at once', async () => {
  const house = await paperHouse();
  house.more['POST press'] = ({ code }) => {
    if (code === 'l:en') house.me = meOf('en');
    return { toast: 'Now in English', replaced: null, cards: [] };
  };
  const { page } = await openApp(browser, house, { bare: true, init: AT_ONCE }, '#/more/language');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Language' }).waitFor();
  await page.getByText('Now in English').waitFor();
  await page.close();
});
