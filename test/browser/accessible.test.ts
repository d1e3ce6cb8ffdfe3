import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, openPage } from '../playground/browser.ts';
import { playgroundApp } from './playground-app.ts';

const app = await playgroundApp();
const browser = await openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
};

/** What axe finds serious or worse on the page as it is now. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const findings = await page.evaluate<readonly Finding[]>('axe.run().then(({ violations }) => violations)');
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`In the ${theme} theme everybody can read and reach everything`, async () => {
    const { page, phone, group, say, tap, faults } = await openPage(browser, app.url, { theme });
    // A new day for each theme: nobody is held up by the limits of the day before.
    await page.getByRole('button', { name: 'Перевести часы: +1 день' }).click();
    await say(group, 'Чья красная машина?');
    await say(phone('Анна'), '/blocked 45');
    await phone('Борис').getByRole('button', { name: 'Иду' }).last().waitFor();
    await phone('Анна').getByText('Доставлено').last().waitFor();
    assert.deepEqual(await seriousFaults(page), [], 'cards with buttons');

    await phone('Администратор').getByRole('button', { name: 'Чаты' }).click();
    await page.getByRole('button', { name: 'Журнал' }).click();
    await page.locator('.log-row').last().click();
    await page.getByRole('button', { name: 'Сбои' }).click();
    assert.deepEqual(await seriousFaults(page), [], 'chats, log and switches');

    await tap(phone('Анна'), 'Решено');
    await phone('Борис').getByText('Решено').last().waitFor();
    await page.getByRole('button', { name: 'Добавить телефон' }).click();
    await page.getByRole('button', { name: /^Новый человек/ }).click();
    assert.deepEqual(await seriousFaults(page), [], 'a dialog');
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test('Without a mouse: the first minute by keyboard alone', async () => {
  const { page, phone, faults } = await openPage(browser, app.url);
  await page.getByRole('button', { name: 'Перевести часы: +1 день' }).press('Enter');
  await phone('Анна').getByRole('button', { name: 'Перегородили' }).press('Enter');
  await phone('Анна').getByText('Какая машина мешает?').last().waitFor();
  await page.keyboard.press('Shift+Tab');
  await phone('Анна').getByLabel('Сообщение', { exact: true }).focus();
  await page.keyboard.type('45');
  await page.keyboard.press('Enter');
  const coming = phone('Борис').getByRole('button', { name: 'Иду' }).last();
  await coming.waitFor();
  await coming.press('Enter');
  await phone('Анна').getByText('«Иду»').last().waitFor();
  await phone('Анна').getByRole('log').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await phone('Анна').getByRole('button', { name: 'Не отвечать' }).press('Enter');
  assert.deepEqual(faults, []);
  await page.close();
});
