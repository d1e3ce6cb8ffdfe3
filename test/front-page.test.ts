import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWords } from '../src/adapters/fluent/words.ts';
import { MENU } from '../src/chat/kit/menu.ts';
import { settingNames } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const words = createWords(join(root, 'locales'));
const pages = { ru: read('README.md'), en: read('README.en.md') };
const languages = ['ru', 'en'] as const;

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = '']) => one);
const firstCells = (text: string) => found(text, /^\| (.+?) \|/gm);
const withoutEmoji = (label: string) => label.replace(/^[^\p{L}]+/u, '');

test('README has the same page in both languages: chapters, tables, commands, settings, questions and pictures', () => {
  const shapeOf = (page: string) => ({
    chapters: found(page, /^(##+) /gm),
    rows: firstCells(page).map((cell) => (cell.startsWith('`') ? cell : '')),
    commands: found(page, /```sh\n([\s\S]+?)```/g).map((block) => block.replace(/<.+?>/, '')),
    questions: found(page, /^\*\*(.)/gm).length,
    pictures: found(page, /docs\/images\/(\w+)(?:\.en)?\.webp/g),
  });
  assert.deepEqual(shapeOf(pages.en), shapeOf(pages.ru));
  const listed = firstCells(pages.en).map((cell) => cell.replaceAll('`', ''));
  assert.deepEqual(
    listed.filter((name) => settingNames.includes(name)),
    settingNames,
  );
});

test('Every button of the residents’ menu is on the front page by its name', () => {
  // Left out are «Помощь», «Моё место», «Вернулся» and the guard’s own button: the tables tell of what is behind them.
  const told = MENU.filter(([key]) => !/help|back|my-spot|check-pass/.test(key));
  assert.ok(told.length >= 7);
  for (const language of languages) {
    const missing = told
      .map(([key]) => withoutEmoji(words.plain(language, key)))
      .filter((label) => !pages[language].includes(label));
    assert.deepEqual(missing, [], language);
  }
});

test('README says how to start and how to test, word for word, after the line that fetches it', () => {
  for (const language of languages) {
    const blocks = found(pages[language], /```sh\n([\s\S]+?)```/g);
    assert.match(blocks[0] ?? '', /^git clone <.+> parking-bot && cd parking-bot\nnpm ci && npm start\n$/);
    assert.equal(blocks[1], 'npm ci && npm test\n');
  }
});

test('README tells what there is and lists nothing as missing', () => {
  const lists = /ещё нет\b|пока нет|not yet|not there yet|coming soon|todo|ещё не умеет/iu;
  for (const language of languages) assert.doesNotMatch(pages[language], lists);
});

test('README begins with a picture that moves, of less than a megabyte', () => {
  for (const language of languages) {
    const [name = ''] = found(pages[language].split('\n').slice(0, 10).join('\n'), /!\[.+?\]\((.+?)\)/g);
    const picture = readFileSync(join(root, name));
    assert.ok(picture.length < 1_000_000, `${name}: ${picture.length}`);
    const frames = chunksOf(picture).filter((chunk) => chunk === 'ANMF');
    assert.ok(frames.length >= 8, `${name}: ${frames.length} frames`);
  }
});

/** The names of the parts of a WebP file; a part that says more than there is would be a torn file. */
function chunksOf(file: Buffer): string[] {
  assert.equal(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 12), 'RIFFWEBP');
  const names: string[] = [];
  let at = 12;
  for (; at < file.length; at += 8 + file.readUInt32LE(at + 4) + (file.readUInt32LE(at + 4) % 2))
    names.push(file.toString('latin1', at, at + 4));
  assert.equal(at, file.length);
  return names;
}
