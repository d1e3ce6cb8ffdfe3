import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse } from '../support/test-app.ts';

test('What reaches the bot hours later is not raised: it asks whether it is still needed', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const before = app.world.messages(boris).length;
  await app.stopBot();
  app.world.say(anna, '/blocked 45');
  app.clock.advance(60 * 60_000);
  await app.startBot();
  await app.quiet();
  assert.match(app.reads(anna), /Вы писали в 22:36.*Ещё нужно\?/);
  assert.equal(app.world.messages(boris).length, before);
  await app.taps(anna, 'Уже не нужно');
  assert.match(app.reads(anna), /никого не беспокою/);
  assert.equal(app.world.messages(boris).length, before);
});

test('«Ещё нужно» raises it then', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  const late = async (words: string) => {
    await app.stopBot();
    app.world.say(anna, words);
    app.clock.advance(6 * 60_000);
    await app.startBot();
    await app.quiet();
  };
  await late('45');
  await app.says(anna, '46');
  assert.match(app.reads(anna), /Что с местом 46\?/, 'the first question is over');
  await app.taps(anna, 'Ещё нужно');
  assert.match(app.reads(boris), /мешает выехать/);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Чужая машина на моём месте');
  await late('синий грузовик');
  assert.match(app.reads(anna), /про место 12.*Ещё нужно\?/);
});

test('/lang changes the language of everything from then on', async (t) => {
  const app = await openLiveHouse(t);
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/lang');
  await app.taps(anna, 'English');
  await app.says(anna, 'Перегородили');
  assert.match(app.reads(anna), /Which car is in the way/);
});

test('«Моё место» shows my spots and who shares them, and leads to one more', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  await app.resident('Пётр', [12]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Добавить место');
  assert.ok(!JSON.stringify(app.world.lastMessage(anna)?.reply_markup).includes('У меня нет места'));
  await app.says(anna, '14');
  await app.says(anna, 'Моё место');
  await app.taps(olga, 'Отклонить');
  await app.says(anna, '/menu');
  assert.match(app.reads(anna), /Ваше место: 12\./, 'a rejected extra spot leaves the resident as he was');
  matchesGolden(t, app, 'my-spot', [anna]);
});
