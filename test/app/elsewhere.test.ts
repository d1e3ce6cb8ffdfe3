import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWebHouse } from '../support/web-house.ts';

test('Whoever has himself forgotten on the page has no card in the messenger whose buttons seem to work', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'мешает выехать')?.reply_markup);
  const at = await app.browserOf(boris);
  const asked = await at.says('/forget');
  await at.taps('Подтвердить', asked.cards);
  await app.world.until(() => app.world.find(boris, 'Больше не действует: вы удалили свои данные'));
  assert.equal(app.world.find(boris, 'мешает выехать'), undefined);
});

test('Of somebody who has only ever been at the web nobody reads that he shut the bot off', async (t) => {
  const app = await openWebHouse(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.browserOf(boris);
  await app.pool.query('delete from addresses where external_id = $1', [String(boris.id)]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Кому не дойдёт');
  assert.match(app.reads(olga), /Борис, мессенджера нет, уведомления в браузере выключены/);
});
