import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readChapters, readSignatures, type VariableType, wordKeysSources } from '../../scripts/word-keys.ts';
import { createWords } from '../../src/adapters/fluent/words.ts';

const root = join(import.meta.dirname, '../..');
const locales = join(root, 'locales');
const languages = readdirSync(locales);
const house = readSignatures(join(locales, 'ru'));

// Keys made of a code in the program, by what they begin with: `refusal-${code}` is 'refusal-'.
const builtFromCodes: readonly string[] = [];

test('Every language folder can be read whole, with all its formatting closed', () => {
  assert.deepEqual(createWords(locales).languages.toSorted(), languages.toSorted());
});

for (const language of languages) {
  test(`Every text of ru is in ${language} and asks for the same values`, () => {
    const signatures = readSignatures(join(locales, language));
    assert.deepEqual([...signatures.keys()], [...house.keys()]);
    for (const [key, variables] of house) {
      const theirs = signatures.get(key) ?? new Map<string, VariableType>();
      assert.deepEqual([...theirs.keys()], [...variables.keys()], `the values of ${key}`);
      for (const [name, given] of variables) {
        const wanted = theirs.get(name) ?? 'string';
        assert.ok(
          suits(given, wanted),
          `$${name} of ${key} is ${given} in ru, but ${language} needs ${wanted}`,
        );
      }
    }
  });
}

// A text may print what another one counts or chooses by; it may not count or choose by what is only printed.
function suits(given: VariableType, wanted: VariableType): boolean {
  if (wanted === 'string' || given === wanted) return true;
  return (
    typeof given !== 'string' && typeof wanted !== 'string' && wanted.every((name) => given.includes(name))
  );
}

test('src/chat/kit/word-keys is made from the texts as they are now', () => {
  const folder = join(root, 'src/chat/kit/word-keys');
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  const wanted = wordKeysSources(readChapters(join(locales, 'ru')));
  assert.deepEqual(Object.fromEntries(files), Object.fromEntries(wanted), 'run: npm run words');
});

test('Every text is said somewhere', () => {
  const folders = ['src/{chat,core,web,adapters/web}/**/*.ts', 'page/**/*.{ts,tsx}'];
  const sources = globSync(folders, { cwd: root, exclude: ['src/chat/kit/word-keys/**'] });
  const program = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const said = new Set(program.match(/[a-z][a-z0-9-]*(?=['"`])/g));
  const texts = globSync('locales/ru/*.ftl', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  for (const [, key = ''] of texts.join('\n').matchAll(/\{ *([a-z][\w-]*) *\}/g)) said.add(key);
  const silent = [...house.keys()].filter(
    (key) => !said.has(key) && !builtFromCodes.some((beginning) => key.startsWith(beginning)),
  );
  assert.deepEqual(silent, []);
});

test('Every beginning of keys made of codes is in the program and in the texts', () => {
  const program = globSync('src/{chat,core}/**/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  for (const beginning of builtFromCodes) {
    assert.ok(program.includes(`\`${beginning}\${`), beginning);
    assert.ok(
      [...house.keys()].some((key) => key.startsWith(beginning)),
      beginning,
    );
  }
});
