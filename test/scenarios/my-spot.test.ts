import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { matchesGolden } from '../support/golden.ts';
import { buttonsUnder } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';

test('Galya wants no signals: Boris gets them while he can be reached, and she does after all when he cannot', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Не присылать мне сигналы');
  await app.says(boris, 'Моё место');
  assert.doesNotMatch(
    buttonsUnder(app, boris, 'Моё место').join(),
    /Не присылать/,
    'somebody has to hear of it',
  );
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.ok(!app.world.find(galya, 'мешает выехать'));
  await app.taps(anna, 'Решено');
  await app.advance(6);
  app.world.deactivate(boris);
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(galya, 'мешает выехать'));
  assert.match(
    app.world.messages(anna).findLast(({ text }) => /с места 45/.test(text ?? ''))?.text ?? '',
    /Доставлено/,
  );
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Снова присылать мне сигналы');
  matchesGolden(t, app, 'no-signals', [galya, boris]);
});

test('Whoever has blocked the bot cannot stand in for a co-holder who wants no signals', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  await app.says(galya, 'Моё место');
  const offered = app.world.lastMessage(galya) ?? assert.fail();
  app.world.block(boris);
  await app.quiet();
  const { text } = await app.world.press(galya, offered, 'Не присылать мне сигналы');
  assert.equal(text, 'Кроме вас, сигналы получать некому');
  await app.quiet();
  await app.says(galya, 'Моё место');
  assert.doesNotMatch(buttonsUnder(app, galya, 'Моё место').join(), /Не присылать/);
  app.world.unblock(boris);
  await app.quiet();
  await app.says(galya, 'Моё место');
  await app.taps(galya, 'Не присылать мне сигналы');
  app.world.block(boris);
  await app.quiet();
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/spot 45 у вас горят фары');
  assert.ok(app.world.find(galya, 'горят фары'), 'words, too, reach her while nobody else can be told');
});

test('«Моё место» lists the open threads, and a press brings the card down', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.says(anna, '/help');
  await app.says(anna, 'Моё место');
  assert.match(app.reads(anna), /Открытые обращения: 1/);
  await app.taps(anna, 'Мешает машина, место 45');
  assert.match(app.reads(anna), /Вас перегородила машина с места 45/);
});

test('What is over for somebody is open for him no more: neither in «Моё место» nor where his words are offered a thread', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45]);
  const hasOpen = async (person: Person) => {
    await app.says(person, 'Моё место');
    return /Открытые обращения: 1/.test(app.reads(person));
  };
  for (const one of [anna, vera]) await app.says(one, '/sos 45');
  await app.taps(anna, 'Решено');
  assert.deepEqual([await hasOpen(anna), await hasOpen(vera), await hasOpen(boris)], [false, true, true]);
  await app.says(vera, '/help');
  await app.taps(vera, 'Решено');
  assert.deepEqual([await hasOpen(vera), await hasOpen(boris)], [false, false]);
  await app.says(boris, 'Хорошая сегодня погода');
  assert.doesNotMatch(app.reads(boris), /обращени/i);
  await app.advance(6);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Иду');
  await app.taps(boris, 'Готово, машину убрал');
  assert.equal(await hasOpen(boris), true, 'until Anna says that she got out');
});
