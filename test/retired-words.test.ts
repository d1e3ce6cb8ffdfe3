import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** Names that the code once had for what the field calls otherwise (docs/glossary.md has the words of today). */
const RETIRED = [
  ...[
    'Deed',
    'Ground',
    'Turn',
    'MemberTurn',
    'EYES',
    'eyesFor',
    'IN_QUIET_HOURS',
    'TABLE_BOOK',
    'keepHouse',
    'clearOut',
  ],
  ...['openRooms', 'createOwner', 'stray', 'bury', 'reign', 'deposed', 'settleSample', 'moveIn', 'lookBack'],
  ...[
    'confessFaults',
    'spotless',
    'lockHouse',
    'shareHouse',
    'openHouse',
    'Yard',
    'yard',
    'Cable',
    'Desk',
    'PageLog',
  ],
] as const;

/** A file's code without its comments and texts. */
const codeOf = (file: string) =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|`[^`]*`/gm, '');

test('The code calls things by the words of the field, and by none of the words it once made up', () => {
  const files = globSync('{src,test,bench,scripts,playground}/**/*.ts').filter(
    (file) => file !== 'test/retired-words.test.ts',
  );
  const found = files.flatMap((file) => {
    const words = new Set(codeOf(file).match(/[A-Za-z_$][\w$]*/g));
    return RETIRED.filter((word) => words.has(word)).map((word) => `${file}: ${word}`);
  });
  assert.ok(files.length > 500);
  assert.deepEqual(found, []);
});
