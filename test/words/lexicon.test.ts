import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';

const locales = join(import.meta.dirname, '../../locales');

/** A copy of locales/ with other files in it. */
function withFiles(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  cpSync(locales, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

test('Every language brings the words that are read, and nobody can change them', () => {
  const lexicon = createLexicon(locales);
  for (const part of Object.values(lexicon)) {
    assert.equal(part.length, readdirSync(locales).length);
    assert.ok(Object.isFrozen(part) && part.every((one) => Object.isFrozen(one)));
  }
});

test('Whatever is wrong with the words of a language is told at once, file by file', (t) => {
  const folder = withFiles({
    'ru/requests.json': JSON.stringify({ spot: ['Место', 'место', 'место'], mine: [], extra: 1 }),
    'en/requests.json': '{',
  });
  t.after(() => rmSync(folder, { recursive: true }));
  assert.throws(
    () => createLexicon(folder),
    ({ message }: Error) => {
      for (const fault of [
        /ru\/requests\.json: spot\[0\] must be a word in small letters/,
        /ru\/requests\.json: spot has «место» twice/,
        /ru\/requests\.json: mine must be a list of words/,
        /ru\/requests\.json: \.?extra is not known/,
        /en\/requests\.json: .*JSON/,
      ])
        assert.match(message, fault);
      return true;
    },
  );
  rmSync(join(folder, 'en/requests.json'));
  assert.throws(() => createLexicon(folder), /en\/requests\.json is missing/);
});
