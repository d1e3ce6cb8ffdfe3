import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const isOpen = async ({ pool }: TestApp) =>
  (await pool.query("select from alerts where state <> 'closed'")).rows.length === 1;

test('Whoever comes second to a card ends nobody else’s call, and the first takes none back that another waits for', async (t) => {
  const app = await openTestApp(t, SITE);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  const first = passerBy(app, { address: '203.0.113.1' });
  const second = passerBy(app, { address: '203.0.113.2' });
  const alone = await first.calls(token);
  assert.match(alone.html, /value="back"/);
  const late = await second.calls(token);
  assert.doesNotMatch(late.html, /value="back"/);
  assert.doesNotMatch((await first.looks()).html, /value="back"/);
  for (const one of [first, second]) await one.presses('back');
  assert.ok(await isOpen(app));
  await app.advance(5);
  assert.doesNotMatch((await second.looks()).html, /value="solved"/);
  await second.presses('solved');
  assert.ok(await isOpen(app));
  assert.match((await second.looks()).html, /value="guards"/);
  await second.presses('guards');
  assert.ok(app.world.find(stepan, '45'), 'guards are for whoever waits');
  assert.doesNotMatch((await first.looks()).html, /value="guards"/);
  await first.presses('solved');
  assert.equal(await isOpen(app), false);
});

test('A holder reads that his card is void when an admin prints another one; not of his first, nor what he did himself', async (t) => {
  const app = await openTestApp(t, SITE);
  const galya = await app.resident('Галя', [46]);
  const olga = await app.admin('Ольга', [47]);
  await app.advance(12 * 60);
  const prints = async (spot: string, name: string) => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Места');
    await app.says(olga, spot);
    await app.taps(olga, 'Карточка под стекло');
    await app.taps(olga, `Напечатать: ${name}`);
    await app.taps(olga, 'Подтвердить');
  };
  const isVoid = (person: typeof galya) => app.world.find(person, 'Прежняя больше не работает') !== undefined;
  await prints('46', 'Галя');
  assert.equal(isVoid(galya), false);
  await prints('46', 'Галя');
  assert.equal(isVoid(galya), true);
  await prints('47', 'Ольга');
  await prints('47', 'Ольга');
  assert.equal(isVoid(olga), false);
});

test('Guards whom a passer-by calls read how to reach the holder, as they do of a neighbour’s call', async (t) => {
  const app = await openTestApp(t, SITE);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Если я не отвечаю');
  await app.taps(boris, 'Позвонить в домофон, кв. …');
  await app.says(boris, '4711');
  const somebody = passerBy(app);
  await somebody.calls(await hasTag(app, boris, 45));
  await app.advance(5);
  await somebody.presses('guards');
  const read = app.world.messages(stepan).map(({ text }) => text ?? '');
  assert.match(read.join('\n'), /кв\. 4711/);
});
