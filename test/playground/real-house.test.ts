import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, openPage } from './browser.ts';
import { localTelegram } from './local-telegram.ts';

const { playground, root } = await localTelegram({ realHouse: true });
playground.openChats();
const browser = await openBrowser();

const SAID = {
  'ru-RU': /временная копия настоящего дома\. Жителям ничего не уйдёт/,
  'en-GB': /temporary copy of a real house\. Nothing reaches its residents/,
};

for (const [locale, sentence] of Object.entries(SAID)) {
  test(`Whoever opens the page of a real house reads whose it is, and nothing of invented people (${locale})`, async () => {
    const { page, faults } = await openPage(browser, root, { locale });
    await page.getByText(sentence).waitFor();
    for (const name of ['Администратор', 'Новый сосед'])
      await page.getByRole('region', { name: new RegExp(`: ${name}$`) }).waitFor();
    assert.equal(await page.getByText(/Анна|Борис|выдуманы|made up/).count(), 0);
    assert.equal(await page.getByRole('region', { name: /Подсказка|Guide/ }).count(), 0);
    assert.deepEqual(faults, []);
    await page.close();
  });
}
