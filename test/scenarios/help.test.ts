import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandList } from '../../src/chat/commands.ts';
import { speak } from '../../src/chat/kit/update-context.ts';
import { matchesGolden } from '../support/golden.ts';
import { applies, buttonsUnder } from '../support/joining.ts';
import { openTestApp } from '../support/test-app.ts';
import { words } from '../support/words.ts';

const TITLE = 'Как это работает';
const locales = join(import.meta.dirname, '../../locales');

test('«Помощь» lists the topics of whoever asks; each has its text, the menu’s button and the way back', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  const olga = await app.admin('Ольга');
  for (const person of [anna, stepan, olga]) {
    await app.says(person, 'Помощь');
    for (const label of buttonsUnder(app, person, TITLE)) {
      await app.taps(person, label);
      assert.ok(!app.reads(person).includes(TITLE), label);
      await app.taps(person, 'Другие темы');
      assert.ok(app.reads(person).includes(TITLE), label);
    }
  }
  await app.taps(anna, 'SOS сигнализация');
  await app.taps(anna, 'SOS сигнализация');
  assert.match(app.reads(anna), /У какой машины/);
  matchesGolden(t, app, 'help', [anna, stepan, olga]);
});

test('/help is the same, in English too; somebody without a spot is told what he may do', async (t) => {
  const app = await openTestApp(t);
  const vera = await app.resident('Вера', []);
  const john = await app.resident('John', [12], { languageCode: 'en' });
  await app.says(vera, '/help');
  const labels = buttonsUnder(app, vera, TITLE).join();
  assert.match(labels, /SOS/);
  assert.doesNotMatch(labels, /Перегородили|Управление|охран/);
  await app.says(john, '/help');
  await app.taps(john, 'Blocked in');
  assert.match(app.reads(john), /after 5 min/);
  matchesGolden(t, app, 'help-english', [john]);
});

test('An applicant who asks for help reads that his claim waits', async (t) => {
  const app = await openTestApp(t);
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  for (const typed of ['/help', 'Помощь']) {
    await app.says(vera, typed);
    assert.match(app.reads(vera), /Ваша заявка на место 13 ждёт/);
  }
});

const COMMANDS = commandList(speak(words, 'ru'), ['guard', 'admin']).map(({ name }) => name);

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
