import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playgroundApp } from '../browser/playground-app.ts';
import { openBrowser, openPage } from './browser.ts';

const app = await playgroundApp();
const browser = await openBrowser();

test('The guide leads through the first minute and notices each step; Анна’s card changes before her eyes', async () => {
  const { page, phone, say, tap, faults } = await openPage(browser, app.url);
  const guide = page.getByRole('region', { name: 'Подсказка' });

  await guide.getByText('На телефоне Анны нажмите «Перегородили»').waitFor();
  await tap(phone('Анна'), 'Перегородили');
  await phone('Анна').getByText('Какая машина мешает?').waitFor();

  await guide.getByText('Напишите боту номер места: 45').waitFor();
  await say(phone('Анна'), '45');
  await phone('Анна').getByText('Доставлено хозяину машины').waitFor();

  await guide.getByText('Теперь вы — Борис').waitFor();
  await phone('Борис').getByText('Просит сосед с места 12').waitFor();
  await tap(phone('Борис'), 'Иду');
  await phone('Анна').getByText('Хозяин машины: «Иду»').waitFor();
  assert.equal(
    await phone('Анна').getByText('Доставлено хозяину машины').count(),
    0,
    'the same card, edited in place',
  );

  await guide.getByText('Борис отогнал машину').waitFor();
  await tap(phone('Борис'), 'Готово, машину убрал');
  await guide.getByText('Нажмите у неё «Решено»').waitFor();
  await phone('Анна').getByText('Освободили?').or(phone('Анна').getByText('Машину убрали')).first().waitFor();
  await tap(phone('Анна'), 'Решено');
  await guide.getByText('двое разошлись миром').waitFor();

  await page.reload();
  await guide.getByText('двое разошлись миром').waitFor();
  await guide.getByRole('button', { name: 'Сценарий сначала' }).click();
  await guide.getByText('На телефоне Анны нажмите «Перегородили»').waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});
