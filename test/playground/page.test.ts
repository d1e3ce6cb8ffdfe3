import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputFile } from 'grammy';
import { samplePicture } from '../../playground/world/picture.ts';
import { openBrowser, openPage } from './browser.ts';
import { localTelegram } from './local-telegram.ts';

const { api, call, clock, playground, root, world } = await localTelegram({ timeZone: 'Asia/Tokyo' });
playground.openChats();
const [anna, boris] = [world.person(100001), world.person(100002)];
const browser = await openBrowser();
const wide = { width: 1280, height: 800 };

/** The bot's next press, when it has come. */
async function nextPress() {
  const isPress = (update: { callback_query?: unknown }) => update.callback_query !== undefined;
  await world.until(() => world.updates.some(isPress), { what: 'a press' });
  const { result } = await call('getUpdates');
  await call('getUpdates', { offset: result.at(-1).update_id + 1 });
  return result.find(isPress).callback_query;
}

test('Анна and Борис talk to the bot on one screen, and the page says that it is a playground', async () => {
  const { page, phone, faults } = await openPage(browser, root, wide);
  await page.getByText('Это не Telegram').waitFor();
  const card = await api.sendMessage(boris.id, 'Вас просят подойти к месту 45', {
    reply_markup: { inline_keyboard: [[{ text: 'Иду', callback_data: 'go' }]] },
  });
  await phone('Борис').getByRole('button', { name: 'Иду' }).click();
  const press = await nextPress();
  assert.equal(press.from.id, boris.id);
  await api.answerCallbackQuery(press.id, { text: 'Передали соседу' });
  await api.editMessageText(boris.id, card.message_id, 'Вы идёте');
  await api.sendMessage(anna.id, 'Владелец идёт');
  await phone('Борис').getByRole('status').getByText('Передали соседу').waitFor();
  await phone('Борис').getByText('Вы идёте').waitFor();
  await phone('Анна').getByText('Владелец идёт').waitFor();
  assert.equal(await phone('Борис').getByRole('button', { name: 'Иду' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('What is typed reaches the bot and is shown as typed, never as markup', async () => {
  const { page, phone, faults } = await openPage(browser, root, wide);
  const typed = '<img src=x onerror=alert(1)> & <b>45</b>';
  await phone('Анна').getByLabel('Сообщение', { exact: true }).fill(typed);
  await phone('Анна').getByRole('button', { name: 'Отправить' }).click();
  await phone('Анна').getByText(typed).waitFor();
  assert.equal(world.lastMessage(anna)?.text, typed);
  await api.sendMessage(anna.id, 'до жирный и курсив после <i>', {
    entities: [
      { type: 'bold', offset: 3, length: 15 },
      { type: 'italic', offset: 12, length: 6 },
    ],
  });
  const bubble = phone('Анна').locator('.text', { hasText: 'жирный' });
  await bubble.waitFor();
  assert.equal(await bubble.textContent(), 'до жирный и курсив после <i>');
  assert.equal(await bubble.locator('strong').textContent(), 'жирный и курсив');
  assert.equal(await bubble.locator('strong em').textContent(), 'курсив');
  assert.deepEqual(faults, []);
  await page.close();
});

test('The keys of the bot lie under the line to type in and say their words', async () => {
  await api.sendMessage(anna.id, 'Меню', { reply_markup: { keyboard: [['Перегородили'], ['Помощь']] } });
  const { page, phone, faults } = await openPage(browser, root, wide);
  await phone('Анна').getByRole('button', { name: 'Перегородили' }).click();
  await world.until(() => world.lastMessage(anna)?.text === 'Перегородили', { what: 'the key’s words' });
  assert.deepEqual(faults, []);
  await page.close();
});

test('Photos are seen, and an answer that wants attention opens a window', async () => {
  const { page, phone, faults } = await openPage(browser, root, wide);
  const reply_markup = { inline_keyboard: [[{ text: 'Подробно', callback_data: 'more' }]] };
  await api.sendPhoto(anna.id, new InputFile(samplePicture(1), 'a.png'), { caption: 'План', reply_markup });
  const picture = phone('Анна').getByRole('img', { name: 'Фото' });
  await picture.waitFor();
  await picture.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  const seen = world.updates.length;
  await phone('Анна').getByRole('button', { name: 'Подробно' }).click();
  await world.until(() => world.updates.length > seen);
  await api.answerCallbackQuery((await nextPress()).id, { text: 'Место 45 свободно', show_alert: true });
  await page.getByRole('dialog').getByText('Место 45 свободно').waitFor();
  await page.getByRole('button', { name: 'Понятно' }).click();
  assert.deepEqual(faults, []);
  await page.close();
});

test('The bot is added to the house group from the page, and neighbours talk there', async () => {
  const { page, phone, faults } = await openPage(browser, root, wide);
  await phone('Администратор').getByRole('button', { name: 'дом 1' }).click();
  await phone('Администратор').getByRole('button', { name: 'Добавить администратором' }).click();
  await phone('Администратор').getByText('Бот — администратор').waitFor();
  await phone('Анна').getByRole('button', { name: 'дом 1' }).click();
  await phone('Анна').getByLabel('Сообщение', { exact: true }).fill('Чья машина?');
  await phone('Анна').getByLabel('Сообщение', { exact: true }).press('Enter');
  await phone('Администратор').getByText('Чья машина?').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('A narrow screen shows one phone at a time', async () => {
  const { page, phone, faults } = await openPage(browser, root, { width: 390, height: 780 });
  await phone('Анна').waitFor();
  assert.equal(await page.getByRole('region').count(), 1);
  await page.getByRole('button', { name: 'Борис' }).click();
  await phone('Борис').waitFor();
  assert.equal(await page.getByRole('region').count(), 1);
  assert.deepEqual(faults, []);
  await page.close();
});

test('The clock of the house is shown in its own zone and pushed from the page', async () => {
  const { page } = await openPage(browser, root, wide);
  assert.equal(clock.now().toISOString(), '2026-11-22T19:40:00.000Z');
  await page.getByText('Часы дома: 04:40').waitFor();
  await page.getByRole('button', { name: '+1 час' }).click();
  await page.getByText('Часы дома: 05:40').waitFor();
  assert.equal(clock.now().toISOString(), '2026-11-22T20:40:00.000Z');
  await page.close();
});

test('The commands of the bot are listed and said at a press', async () => {
  await api.setMyCommands([{ command: 'menu', description: 'Меню' }]);
  const { page, phone, faults } = await openPage(browser, root, wide);
  await phone('Анна').getByLabel('Команды').click();
  await phone('Анна').getByRole('button', { name: '/menu — Меню' }).click();
  await world.until(() => world.lastMessage(anna)?.text === '/menu', { what: 'the command' });
  assert.deepEqual(faults, []);
  await page.close();
});
