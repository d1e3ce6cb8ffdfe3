import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import { watchFloods } from '../../src/chat/floods.ts';
import { type House, openColdHouse } from '../support/house.ts';
import { invites } from '../support/passes.ts';
import { silentLog } from '../support/silent-log.ts';

const locales = join(import.meta.dirname, '../../locales');
const words = createWords(locales);
const lexicon = createLexicon(locales);

/** A house that drops what floods it; its clock stands still, so that everything happens within ten seconds. */
const open = (t: TestContext) => openColdHouse(t, {}, silentLog, { floods: watchFloods(words, lexicon) });

const TEN_SECONDS = 1 / 6;

/** How often the bot has said it, in a message or above the keyboard. */
const heard = ({ world }: House, piece: RegExp) =>
  world.log.filter(({ params }) => piece.test(String(params.text ?? ''))).length;

/** Far more of everything than anybody gets an answer to. */
async function floods({ world, quiet }: House, person: Person): Promise<void> {
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
  const house = await open(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await floods(house, anna);
  await floods(house, anna);
  assert.equal(heard(house, /Слишком часто/), 1);
  const { length } = house.world.messages(anna);
  await house.pass(TEN_SECONDS / 2);
  await house.says(anna, 'Моё место');
  assert.equal(house.world.messages(anna).length, length + 1, 'her own line');
  await house.says(boris, 'Моё место');
  assert.match(house.reads(boris), /45/);
  await house.pass(TEN_SECONDS);
  await house.says(anna, 'Моё место');
  assert.match(house.reads(anna), /12/);
});

test('A spot number raises its alert however much its sender has pressed and typed', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, 'Перегородили');
  for (let line = 1; line <= 12; line += 1) await house.says(anna, `да что же это ${line}`);
  assert.equal(heard(house, /Слишком много сообщений/), 1);
  for (let nth = 0; nth < 40; nth += 1) house.world.say(anna, 'Перегородили');
  await house.says(anna, '45');
  assert.ok(house.world.find(boris, 'мешает выехать'));
  assert.equal(heard(house, /Слишком часто/), 1);
});

test('A spot number typed beyond the limit raises nothing where none was asked for', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [12]);
  for (let line = 1; line <= 12; line += 1) await house.says(anna, `привет ${line}`);
  const { length } = house.world.messages(anna);
  await house.says(anna, '45');
  assert.equal(house.world.messages(anna).length, length + 1);
});

test('An answer to an alert counts however much its holder has pressed', async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [12]);
  const boris = await house.resident('Борис', [45]);
  await house.says(anna, '/blocked 45');
  await floods(house, boris);
  await house.taps(boris, 'Иду');
  assert.match(house.reads(anna), /владелец идёт/);
});

test("A guard's verdict counts however much the guard has pressed", async (t) => {
  const house = await open(t);
  const anna = await house.resident('Анна', [45]);
  const ivan = await house.guard('Иван');
  await invites(house, anna, 'Марина');
  await house.says(ivan, 'Проверить пропуск');
  await house.says(ivan, 'Марина');
  await floods(house, ivan);
  assert.equal(await house.taps(ivan, 'Въехал'), 'Отметил: въехал');
});
