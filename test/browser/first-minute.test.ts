import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openBrowser, openPage } from '../playground/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { silentLog } from '../support/silent-log.ts';

test('The first minute: Анна alerts, Борис answers «Иду», and the card of Анна changes before her eyes', async () => {
  const drops: (() => Promise<void>)[] = [];
  const { url } = await freshDatabase({ after: (drop) => drops.push(drop) });
  const config = readConfig({ DATABASE_URL: url, PORT: '0' });
  assert.ok(config.ok);
  const app = await startApp(config.value, { log: silentLog });
  after(async () => {
    await app.stop();
    for (const drop of drops) await drop();
  });
  const browser = await openBrowser();
  const { phone, faults } = await openPage(browser, app.url, { width: 1280, height: 800 });

  await phone('Анна').getByRole('button', { name: 'Перегородили' }).click();
  await phone('Анна').getByText('Кто вас перегородил?').waitFor();
  await phone('Анна').getByLabel('Сообщение', { exact: true }).fill('45');
  await phone('Анна').getByRole('button', { name: 'Отправить' }).click();
  await phone('Анна').getByText('Доставлено владельцу').waitFor();

  await phone('Борис').getByText('Просит сосед с места 12').waitFor();
  await phone('Борис').getByRole('button', { name: 'Иду' }).click();

  await phone('Анна').getByText('Владелец: «Иду»').waitFor();
  assert.equal(
    await phone('Анна').getByText('Доставлено владельцу').count(),
    0,
    'the same card, edited in place',
  );
  assert.deepEqual(faults, []);
});
