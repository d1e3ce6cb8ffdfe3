import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputFile } from 'grammy';
import { samplePicture } from '../../playground/world/picture.ts';
import { openBrowser, openPage } from '../playground/browser.ts';
import { localTelegram } from '../playground/local-telegram.ts';

const { api, call, clock, playground, root, world } = await localTelegram({ timeZone: 'Asia/Tokyo' });
playground.openChats();
const [anna, boris, admin] = [world.person(100001), world.person(100002), world.person(100003)];
const browser = await openBrowser();

/** The bot's next press, when it has come. */
async function nextPress() {
  const isPress = (update: { callback_query?: unknown }) => update.callback_query !== undefined;
  await world.until(() => world.updates.some(isPress), { what: 'a press' });
  const { result } = await call('getUpdates');
  await call('getUpdates', { offset: result.at(-1).update_id + 1 });
  return result.find(isPress).callback_query;
}

test('Анна and Борис talk to the bot on one screen, and the page says that it is a playground', async () => {
  const { page, phone, tap, faults } = await openPage(browser, root);
  await page.getByText('Не Telegram: люди выдуманы').waitFor();
  const card = await api.sendMessage(boris.id, 'Вас просят подойти к месту 45', {
    reply_markup: { inline_keyboard: [[{ text: 'Иду', callback_data: 'go' }]] },
  });
  await tap(phone('Борис'), 'Иду');
  const press = await nextPress();
  assert.equal(press.from.id, boris.id);
  await api.answerCallbackQuery(press.id, { text: 'Передали соседу' });
  await api.editMessageText(boris.id, card.message_id, 'Вы идёте');
  await api.sendMessage(anna.id, 'Владелец идёт');
  await phone('Борис').getByRole('status').getByText('Передали соседу').waitFor();
  await phone('Борис').locator('.changed').getByText('Вы идёте').waitFor();
  await phone('Анна').getByText('Владелец идёт').waitFor();
  assert.equal(await phone('Борис').getByRole('button', { name: 'Иду' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('What is typed reaches the bot and is shown as typed, never as markup', async () => {
  const { page, phone, say, faults } = await openPage(browser, root);
  const typed = '<img src=x onerror=alert(1)> & <b>45</b>';
  await say(phone('Анна'), typed);
  await phone('Анна').getByText(typed).waitFor();
  assert.equal(world.lastMessage(anna)?.text, typed);
  await api.sendMessage(anna.id, 'до жирный и курсив после <i>', {
    entities: [
      { type: 'bold', offset: 3, length: 15 },
      { type: 'italic', offset: 12, length: 6 },
    ],
  });
  const words = phone('Анна').locator('.words', { hasText: 'жирный' });
  await words.waitFor();
  assert.equal(await words.textContent(), 'до жирный и курсив после <i>');
  assert.equal(await words.locator('strong').textContent(), 'жирный и курсив');
  assert.equal(await words.locator('strong em').textContent(), 'курсив');
  assert.deepEqual(faults, []);
  await page.close();
});

test('The keys of the bot lie under the line to type in and say their words', async () => {
  await api.sendMessage(anna.id, 'Меню', { reply_markup: { keyboard: [['Перегородили'], ['Помощь']] } });
  const { page, phone, tap, faults } = await openPage(browser, root);
  await tap(phone('Анна'), 'Перегородили');
  await world.until(() => world.lastMessage(anna)?.text === 'Перегородили', { what: 'the key’s words' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('Photos are seen and grow at a press, albums stand together, documents can be downloaded', async () => {
  const { page, phone, faults } = await openPage(browser, root);
  await api.sendPhoto(anna.id, new InputFile(samplePicture(1), 'a.png'), { caption: 'План парковки' });
  await api.sendMediaGroup(anna.id, [
    { type: 'photo', media: new InputFile(samplePicture(2), 'b.png') },
    { type: 'photo', media: new InputFile(samplePicture(3), 'c.png') },
  ]);
  await api.sendDocument(anna.id, new InputFile(Buffer.from('45;Борис\n'), 'места.csv'));
  const plan = phone('Анна').locator('li', { hasText: 'План парковки' });
  await plan.getByRole('button', { name: 'Фото' }).click();
  await page.getByRole('dialog', { name: 'Фото' }).getByRole('img').waitFor();
  await page.keyboard.press('Escape');
  const album = phone('Анна').locator('.album img');
  await album.nth(1).waitFor();
  assert.equal(await album.count(), 2);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    phone('Анна').getByRole('link', { name: 'места.csv' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'места.csv');
  assert.deepEqual(faults, []);
  await page.close();
});

test('An answer that wants attention opens a window', async () => {
  const { page, phone, tap, faults } = await openPage(browser, root);
  const reply_markup = { inline_keyboard: [[{ text: 'Подробно', callback_data: 'more' }]] };
  await api.sendMessage(anna.id, 'Место 45', { reply_markup });
  const seen = world.updates.length;
  await tap(phone('Анна'), 'Подробно');
  await world.until(() => world.updates.length > seen);
  await api.answerCallbackQuery((await nextPress()).id, { text: 'Место 45 свободно', show_alert: true });
  await phone('Анна').getByRole('alertdialog').getByText('Место 45 свободно').waitFor();
  await page.keyboard.press('Enter');
  await phone('Анна').getByRole('alertdialog').waitFor({ state: 'hidden' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('While one chat is open, what comes in the others is counted until they are read', async () => {
  const { page, phone, group, say, faults } = await openPage(browser, root);
  await group.getByLabel('Кто пишет в домовой чат').selectOption('Борис');
  await say(group, 'Чья машина?');
  await say(group, 'Красная');
  const back = phone('Анна').getByRole('button', { name: 'Чаты' });
  await back.getByText('2', { exact: true }).waitFor();
  assert.equal(await phone('Борис').locator('.back .badge:visible').count(), 0, 'his own words are no news');
  await back.click();
  await phone('Анна').getByRole('button', { name: 'Наш дом' }).click();
  await phone('Анна').getByRole('log').getByText('Красная').waitFor();
  assert.equal(await phone('Анна').locator('.badge:visible').count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('A pinned message stands above the chat, and typing is told below its name', async () => {
  const { page, phone, faults } = await openPage(browser, root);
  const { message_id } = await api.sendMessage(admin.id, 'Завтра моют паркинг');
  await api.pinChatMessage(admin.id, message_id);
  await phone('Администратор').locator('.pinned').getByText('Завтра моют паркинг').waitFor();
  await api.sendChatAction(admin.id, 'typing');
  await phone('Администратор').getByText('печатает…').waitFor();
  await api.sendMessage(admin.id, 'Готово');
  await phone('Администратор').getByText('печатает…').waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('On a narrow screen the phones stand below one another, each as wide as the screen', async () => {
  const { page, phone, faults } = await openPage(browser, root, { size: { width: 390, height: 780 } });
  const [first, second] = [await phone('Анна').boundingBox(), await phone('Борис').boundingBox()];
  assert.ok(first && second && second.y > first.y + first.height - 1);
  assert.ok(first.width > 350 && first.width <= 390);
  await page.getByRole('navigation').getByRole('button', { name: 'Борис' }).click();
  await phone('Борис').getByRole('heading').waitFor();
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing sticks out');
  assert.deepEqual(faults, []);
  await page.close();
});

test('The clock of the house is shown in its own zone and pushed from the page', async () => {
  const { page, faults } = await openPage(browser, root);
  assert.equal(clock.now().toISOString(), '2026-11-22T19:40:00.000Z');
  const shown = page.getByRole('group', { name: 'Часы дома' });
  await shown.getByText('04:40').waitFor();
  await shown.getByRole('button', { name: '+5 мин' }).click();
  await shown.getByText('04:45').waitFor();
  await shown.getByRole('button', { name: '+1 час' }).click();
  await shown.getByText('05:45').waitFor();
  await shown.getByRole('button', { name: '+1 день' }).click();
  await shown.getByText('24 нояб').waitFor();
  assert.equal(clock.now().toISOString(), '2026-11-23T20:45:00.000Z');
  assert.deepEqual(faults, []);
  await page.close();
});

test('The commands of the bot are listed in the language of the phone and said at a press', async () => {
  const scope = { type: 'all_private_chats' } as const;
  await api.setMyCommands([{ command: 'menu', description: 'Menu' }], { scope });
  await api.setMyCommands([{ command: 'menu', description: 'Меню' }], { scope, language_code: 'ru' });
  const { page, phone, faults } = await openPage(browser, root);
  await phone('Анна').getByRole('button', { name: 'Команды' }).click();
  await page.getByRole('button', { name: '/menu' }).getByText('Меню').click();
  await world.until(() => world.lastMessage(anna)?.text === '/menu', { what: 'the command' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('Somebody new joins the table, starts the bot and is in the house group', async () => {
  const { page, phone, tap, faults } = await openPage(browser, root);
  await page.getByRole('button', { name: 'Добавить телефон' }).click();
  await page.getByRole('button', { name: /^Новый человек/ }).click();
  await page.getByLabel('Имя').fill('Злата');
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await tap(phone('Злата'), 'Старт');
  await world.until(() => world.people().at(-1)?.firstName === 'Злата', { what: 'the newcomer' });
  await world.until(() => world.lastMessage(world.people().at(-1) ?? 0)?.text === '/start', {
    what: 'her /start',
  });
  await phone('Злата').getByText('новый человек').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('A fresh phone shows «Старт» and what the bot tells of itself', async () => {
  const { page, phone, faults } = await openPage(browser, root);
  const fresh = world.addPerson({ firstName: 'Прохор', languageCode: 'ru' });
  await page.getByRole('button', { name: 'Добавить телефон' }).click();
  await page.getByRole('button', { name: /^Прохор/ }).click();
  await phone('Прохор').getByRole('button', { name: 'Старт' }).waitFor();
  await phone('Прохор').getByText('Что умеет этот бот?').waitFor();
  await phone('Прохор').getByText('Нажмите «Старт»').waitFor();
  await api.setMyDescription('Мирю соседей на парковке', { language_code: 'ru' });
  await phone('Прохор').getByText('Мирю соседей на парковке').waitFor();
  world.start(fresh);
  await phone('Прохор').getByText('Что умеет этот бот?').waitFor({ state: 'hidden' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('The list of people is searched by name and by spot', async () => {
  const { page, phone, faults } = await openPage(browser, root);
  await page.getByRole('button', { name: 'Добавить телефон' }).click();
  const find = page.getByRole('searchbox', { name: 'Найти по имени или месту' });
  const found = page.locator('.menu .item:visible');
  await find.fill('све');
  assert.deepEqual(await found.allTextContents(), ['Новый человек…бот его ещё не знает', 'Светланаместо 18']);
  await find.fill('34');
  assert.match((await found.last().textContent()) ?? '', /^Игорь/);
  await find.fill('щщ');
  await page.getByText('Никого не нашлось').waitFor();
  await find.fill('34');
  await find.press('Enter');
  await phone('Игорь').getByText('места 33, 34').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('In English the page, its phones and its guide speak English', async () => {
  const { page, faults } = await openPage(browser, root, { locale: 'en-US' });
  await page.getByText('Not Telegram: the people are made up').waitFor();
  const names = await page.getByRole('main').getByRole('heading').allTextContents();
  assert.deepEqual(names, ['Alice', 'Bob', 'Admin', 'Guards', 'House chat']);
  assert.doesNotMatch(
    (await page.getByRole('region', { name: 'Guide', exact: true }).textContent()) ?? '',
    /\p{Script=Cyrillic}/u,
  );
  await page.getByRole('button', { name: 'По-русски' }).click();
  await page.getByText('Не Telegram: люди выдуманы').waitFor();
  const others = await page.getByRole('main').getByRole('heading').allTextContents();
  assert.deepEqual(others.slice(0, 4), ['Анна', 'Борис', 'Администратор', 'Охрана']);
  assert.deepEqual(faults, []);
  await page.close();
});
