import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { watchFloods } from '../../src/chat/floods.ts';
import { lexicon } from '../support/lexicon.ts';
import { invites } from '../support/passes.ts';
import { silentLog } from '../support/silent-log.ts';
import { openColdTestApp, type TestApp } from '../support/test-app.ts';
import { words } from '../support/words.ts';

/** A house that drops what floods it; its clock stands still, so that everything happens within ten seconds. */
const open = (t: TestContext) => openColdTestApp(t, {}, silentLog, { floods: watchFloods(words, lexicon) });

const TEN_SECONDS = 1 / 6;

/** How often the bot has said it, in a message or above the keyboard. */
const heard = ({ world }: TestApp, piece: RegExp) =>
  world.log.filter(({ params }) => piece.test(String(params.text ?? ''))).length;

/** Far more of everything than anybody gets an answer to. */
async function floods({ world, quiet }: TestApp, person: Person): Promise<void> {
  const seen = world.messages(person).findLast(({ from }) => from?.is_bot);
  assert.ok(seen);
  for (let nth = 0; nth < 20; nth += 1) {
    world.say(person, '/menu');
    world.say(person, 'Помощь');
    world.forge(person, seen, 'x').catch(() => {});
  }
  await quiet();
}

test('Beyond 30 in ten seconds one line says so, and nothing is answered until it was quiet for ten seconds', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await floods(app, anna);
  await floods(app, anna);
  assert.equal(heard(app, /Слишком часто/), 1);
  const { length } = app.world.messages(anna);
  await app.advance(TEN_SECONDS / 2);
  await app.says(anna, 'Моё место');
  assert.equal(app.world.messages(anna).length, length + 1, 'her own line');
  await app.says(boris, 'Моё место');
  assert.match(app.reads(boris), /45/);
  await app.advance(TEN_SECONDS);
  await app.says(anna, 'Моё место');
  assert.match(app.reads(anna), /12/);
});

test('A spot number raises its alert however much its sender has pressed and typed', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, 'Перегородили');
  for (let line = 1; line <= 12; line += 1) await app.says(anna, `да что же это ${line}`);
  assert.equal(heard(app, /слишком много сообщений/), 1);
  for (let nth = 0; nth < 40; nth += 1) app.world.say(anna, 'Перегородили');
  await app.says(anna, '45');
  assert.ok(app.world.find(boris, 'мешает выехать'));
  assert.equal(heard(app, /Слишком часто/), 1);
});

test('A spot number typed beyond the limit raises nothing where none was asked for', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  for (let line = 1; line <= 12; line += 1) await app.says(anna, `привет ${line}`);
  const { length } = app.world.messages(anna);
  await app.says(anna, '45');
  assert.equal(app.world.messages(anna).length, length + 1);
});

test('An answer to an alert counts however much its holder has pressed', async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await floods(app, boris);
  await app.taps(boris, 'Иду');
  assert.match(app.reads(anna), /хозяин машины идёт/);
});

test("A guard's verdict counts however much the guard has pressed", async (t) => {
  const app = await open(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Марина');
  await floods(app, ivan);
  assert.equal(await app.taps(ivan, 'Въехал'), 'Отметил: въехал');
});
