import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWords } from '../../src/adapters/fluent/words.ts';
import { commandList } from '../../src/chat/commands.ts';
import { speak } from '../../src/chat/kit/turn.ts';
import { matchesGolden } from '../support/golden.ts';
import { openHouse } from '../support/house.ts';
import { applies, buttonsUnder } from '../support/joining.ts';

const TITLE = 'Как это работает';
const locales = join(import.meta.dirname, '../../locales');

test('«Помощь» lists the topics of whoever asks; each has its text, the menu’s button and the way back', async (t) => {
  const house = await openHouse(t);
  const anna = await house.resident('Анна', [12]);
  const stepan = await house.guard('Степан');
  const olga = await house.admin('Ольга');
  for (const person of [anna, stepan, olga]) {
    await house.says(person, 'Помощь');
    for (const label of buttonsUnder(house, person, TITLE)) {
      await house.taps(person, label);
      assert.ok(!house.reads(person).includes(TITLE), label);
      await house.taps(person, 'Другие темы');
      assert.ok(house.reads(person).includes(TITLE), label);
    }
  }
  await house.taps(anna, 'SOS сигнализация');
  await house.taps(anna, 'SOS сигнализация');
  assert.match(house.reads(anna), /У какой машины/);
  matchesGolden(t, house, 'help', [anna, stepan, olga]);
});

test('/help is the same, in English too; somebody without a spot is told what he may do', async (t) => {
  const house = await openHouse(t);
  const vera = await house.resident('Вера', []);
  const john = await house.resident('John', [12], { languageCode: 'en' });
  await house.says(vera, '/help');
  const labels = buttonsUnder(house, vera, TITLE).join();
  assert.match(labels, /SOS/);
  assert.doesNotMatch(labels, /Перегородили|Управление|охран/);
  await house.says(john, '/help');
  await house.taps(john, 'Blocked in');
  assert.match(house.reads(john), /after 5 min/);
  matchesGolden(t, house, 'help-english', [john]);
});

test('An applicant who asks for help reads that his claim waits', async (t) => {
  const house = await openHouse(t);
  const vera = house.stranger('Вера');
  await applies(house, vera, '13');
  for (const typed of ['/help', 'Помощь']) {
    await house.says(vera, typed);
    assert.match(house.reads(vera), /Ваша заявка на место 13 ждёт/);
  }
});

const COMMANDS = commandList(speak(createWords(locales), 'ru'), ['guard', 'admin']).map(({ name }) => name);

for (const [language, quoted] of [
  ['ru', /«([^»]+)»/gu],
  ['en', /“([^”]+)”/gu],
] as const) {
  test(`Every button and command that the help names in ${language} is there`, () => {
    const texts = globSync('*.ftl', { cwd: join(locales, language) });
    const labels = new Set(
      texts.flatMap((name) => {
        const lines = readFileSync(join(locales, language, name), 'utf8').matchAll(/^[\w-]+ = (.+)$/gmu);
        return [...lines].map(([, label = '']) => label.replace(/^[^\p{L}]+/u, ''));
      }),
    );
    const told = readFileSync(join(locales, language, 'help.ftl'), 'utf8');
    const examples = /^(?:45|имя|text)/u;
    const named = [...told.matchAll(quoted)].map(([, label = '']) => label);
    assert.ok(named.length > 15);
    assert.deepEqual(
      named.filter((label) => !labels.has(label) && !examples.test(label)),
      [],
    );
    const commands = [...told.matchAll(/\s(?:<b>)?\/([a-z]+)/gu)].map(([, name]) => name);
    assert.deepEqual(
      commands.filter((name) => !COMMANDS.includes(name ?? '')),
      [],
    );
  });
}
