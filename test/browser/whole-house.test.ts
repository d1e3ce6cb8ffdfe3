import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage } from '../playground/browser.ts';
import { playgroundApp } from './playground-app.ts';

const app = await playgroundApp();
const browser = await openBrowser();
const open = () => openPage(browser, app.url);

/** On another day, so that no limit is in the way, Анна is blocked in by spot 45; her new card is there. */
async function blockedIn({ page, phone, say }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await page.getByRole('button', { name: 'Перевести часы: +1 день' }).click();
  const cards = phone('Анна').locator('li', { hasText: 'Вас перегородила' });
  const before = await cards.count();
  await say(phone('Анна'), '/blocked 45');
  await cards.nth(before).waitFor();
}

test('The bot is added to the house chat, linked, and passes on what Анна writes there', async () => {
  const { page, phone, group, say, tap, faults } = await open();
  await tap(group, 'Добавить бота');
  await group.getByText('эта группа не привязана к дому').waitFor();
  await tap(phone('Администратор'), 'Привязать группу к ЖК');
  await group.getByText('Группа привязана').waitFor();
  await tap(group, 'Упомянуть бота');
  const line = group.getByLabel('Сообщение', { exact: true });
  await line.fill(`${await line.inputValue()}45 мигает фарами`);
  await line.press('Enter');
  await group.getByText('Передал владельцу места 45').waitFor();
  await phone('Борис').getByText('мигает фарами').waitFor();
  await say(phone('Борис'), '/menu');
  await tap(phone('Борис'), 'Иду');
  await group
    .getByText(/Место 45.*идёт|Иду/)
    .last()
    .waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('A photo of Анна reaches Борис inside the thread', async () => {
  const table = await open();
  const { page, phone, tap, faults } = table;
  await blockedIn(table);
  await tap(phone('Анна'), 'Добавить фото или текст');
  await phone('Анна').getByRole('button', { name: 'Вложить' }).click();
  await page.getByRole('button', { name: 'Фото машины' }).click();
  const picture = phone('Борис').getByRole('img', { name: 'Фото' });
  await picture.waitFor();
  assert.ok((await picture.evaluate('(image) => image.decode().then(() => true)')) !== false);
  await phone('Анна').getByText('ередано').last().waitFor();
  await tap(phone('Анна'), 'Решено');
  await phone('Борис').getByText('Решено').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('Pushed by five minutes the bot reminds Борис, by ten it calls the guards and the admin', async () => {
  const table = await open();
  const { page, phone, faults } = table;
  await blockedIn(table);
  await phone('Анна').getByText('Доставлено хозяину машины').waitFor();
  const push = page.getByRole('button', { name: 'Перевести часы: +5 мин' });
  await push.click();
  await phone('Анна')
    .getByText(/напомни/i)
    .last()
    .waitFor();
  await push.click();
  await phone('Охрана').getByRole('button', { name: 'Беру' }).click();
  await phone('Администратор').getByText('45').last().waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('When Борис has shut the bot out, Анна learns the truth at once', async () => {
  const table = await open();
  const { page, phone, faults } = table;
  await page.getByRole('button', { name: 'Сбои' }).click();
  await page.getByRole('switch', { name: 'Борис заблокировал бота' }).check();
  await phone('Борис').getByRole('button', { name: 'Разблокировать бота' }).waitFor();
  await page.getByRole('button', { name: 'Сбои: 1' }).waitFor();
  await page.keyboard.press('Escape');
  await blockedIn(table);
  await phone('Анна')
    .getByText(/отключил/)
    .last()
    .waitFor();
  await phone('Борис').getByRole('button', { name: 'Разблокировать бота' }).click();
  await phone('Борис').getByLabel('Сообщение', { exact: true }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('Without a network nothing arrives, and all of it when the network is back', async () => {
  const { page, phone, say, faults } = await open();
  await page.getByRole('button', { name: 'Сбои' }).click();
  const offline = page.getByRole('switch', { name: 'Нет сети' });
  await offline.check();
  await page.getByRole('button', { name: 'Сбои: 1' }).waitFor();
  const before = await phone('Анна').locator('li.theirs').count();
  await say(phone('Анна'), '/help');
  await phone('Анна').locator('li.mine', { hasText: '/help' }).waitFor();
  assert.equal(await phone('Анна').locator('li.theirs').count(), before);
  await offline.uncheck();
  await phone('Анна').locator('li.theirs').nth(before).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test('The engineer sees each call and update as JSON with its time and takes the session home', async () => {
  const { page, phone, say, faults } = await open();
  await page.getByRole('button', { name: 'Журнал' }).click();
  await say(phone('Анна'), '/lang');
  const panel = page.getByRole('complementary', { name: 'Журнал' });
  await panel.locator('.log-row', { hasText: 'sendMessage' }).last().click();
  await panel.getByText('"chat_id": 100001').waitFor();
  await panel.getByText(/\d ms/).last().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('link', { name: 'Скачать разговор' }).click(),
  ]);
  const text = await (await download.createReadStream()).toArray();
  assert.match(Buffer.concat(text).toString(), /^── Анна ──\nАнна: \/start\nБот: [\s\S]*\n── Борис ──\n/m);
  assert.deepEqual(faults, []);
  await page.close();
});

test('The admin’s link makes somebody new a guard', async () => {
  const { page, phone, say, tap, faults } = await open();
  // By now he was told of a guard whom nobody has seen: that card's keys fold those of the menu.
  await say(phone('Администратор'), 'Управление');
  await tap(phone('Администратор'), 'Пригласить охрану');
  await phone('Администратор')
    .getByRole('link', { name: /start=/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Новый человек' }).click();
  await page.getByLabel('Имя').fill('Пётр');
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await phone('Пётр').getByRole('button', { name: 'Согласен', exact: true }).click();
  await phone('Пётр').getByText('Вы теперь охрана этого дома').waitFor();
  await phone('Пётр').getByRole('button', { name: 'SOS сигнализация' }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});
