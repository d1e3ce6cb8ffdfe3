import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharing } from './rooms/enter.ts';

const root = join(import.meta.dirname, '..');

/** The files that match, with what stands in them. */
function files(...patterns: string[]): { name: string; text: string }[] {
  return globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] }).map((name) => ({
    name: name.replaceAll('\\', '/'),
    text: readFileSync(join(root, name), 'utf8'),
  }));
}

// Where the machine's clock may stand in SQL: pace, locks and heartbeats, never what people wait for.
const machineTime = [
  'kit/lead.ts',
  'kit/silence.ts',
  'outbox/feature.ts',
  'outbox/pace.ts',
  'outbox/serving.ts',
  'spots/spot-imports.ts',
]
  .map((name) => `src/adapters/postgres/${name}`)
  .concat('migrations/0052-when-it-was-booked.sql');

/** The SQL of a file: of TypeScript what stands in quotes, without the values put in; without comments. */
function sqlOf({ name, text }: { name: string; text: string }): string {
  if (name.endsWith('.sql')) return text.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const code = text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
  const quoted = code.match(/`[^`]*`|'[^'\n]*'|"[^"\n]*"/g) ?? [];
  return quoted.map((part) => part.replaceAll(/\$\{[^}]*\}/g, '')).join('\n');
}

const houseClock =
  /\b(now\s*\(|current_(timestamp|date|time)\b|localtime|(statement|transaction)_timestamp|timeofday)|default\s+now/i;
const sql = () =>
  files('migrations/*.sql', 'src/adapters/postgres/**/*.ts').map((file) => ({
    name: file.name,
    text: sqlOf(file),
  }));

test('SQL asks the house for the time, never the database', () => {
  assert.deepEqual(
    sql()
      .filter(({ text }) => houseClock.test(text))
      .map(({ name }) => name),
    [],
  );
});

test("The machine's clock stands only where machines wait for each other", () => {
  const found = sql()
    .filter(({ text }) => /clock_timestamp/i.test(text))
    .map(({ name }) => name);
  assert.deepEqual(
    found.filter((name) => !machineTime.includes(name)),
    [],
  );
});

test('The search for clocks finds them where they hide', () => {
  const caught = (name: string, text: string) => houseClock.test(sqlOf({ name, text }));
  assert.ok(caught('a.sql', 'at timestamptz not null\n  DEFAULT now()'));
  assert.ok(caught('a.sql', 'values (CURRENT_TIMESTAMP)'));
  assert.ok(caught('a.ts', 'sql`update a set at = now() where b = 1`'));
  assert.ok(caught('a.ts', "query('select now ()')"));
  assert.ok(!caught('a.sql', '-- never now()'));
  assert.ok(!caught('a.ts', 'await apply(client, now()); // now()\nsql`select $' + '{clock.now()}`'));
});

/** A number made of what a messenger names: `NaN`, or somebody else, where names are no numbers. */
const countedName =
  /(\b(Number|parseInt|BigInt)\(|[^\w\s]\s\+)[\w.]*(ref|externalId|external_id|chat|message)\b/i;

test('What a messenger names is made a number of by its adapter alone', () => {
  const found = files('src/**/*.ts').filter(
    ({ name, text }) => !name.startsWith('src/adapters/telegram/') && countedName.test(text),
  );
  assert.deepEqual(
    found.map(({ name }) => name),
    [],
  );
  assert.ok(countedName.test('externalId: Number(incoming.chat.ref), what'));
  assert.ok(countedName.test('const id = +sender.externalId'));
  assert.ok(!countedName.test('Number(hour)') && !countedName.test('a + b.chat'));
});

test('No file is longer than 300 lines', () => {
  const written = files(
    '{src,test,playground,scripts,bench}/**/*.ts',
    'playground/page/*.{js,css}',
    'page/**/*.{ts,tsx,css}',
    'migrations/*.sql',
  ).filter(({ text }) => !/^\/\/ (Made|Generated) by/.test(text));
  assert.ok(written.length > 10);
  assert.deepEqual(
    written.filter(({ text }) => text.split('\n').length > 301).map(({ name }) => name),
    [],
  );
});

test('`npm test` runs every test, each in one place', () => {
  const { test: short, 'test:long': long } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ).scripts;
  const patterns: string[] = [...`${short} ${long}`.matchAll(/'([^']+)'/g)].flatMap(([, one]) => one ?? []);
  const alone = files(...patterns).map(({ name }) => name);
  const together = sharing().map((name) => `test/${name.replaceAll('\\', '/')}`);
  const run = [...alone.filter((name) => !name.endsWith('.room.ts')), ...together].toSorted();
  assert.ok(together.length > 10);
  assert.equal(alone.filter((name) => name.endsWith('.room.ts')).length, 7);
  assert.deepEqual(
    run,
    files('test/**/*.test.ts')
      .map(({ name }) => name)
      .toSorted(),
  );
});

test('No file that shares a process has a hook for every test: it would be run for those of all others', () => {
  const hooked = sharing().filter((name) =>
    /^(before|after)Each\(/m.test(readFileSync(join(root, 'test', name), 'utf8')),
  );
  assert.deepEqual(hooked, []);
});

test('Nothing is sent as markup', () => {
  assert.deepEqual(
    files('src/**/*.ts')
      .filter(({ text }) => /parse_?mode/i.test(text))
      .map(({ name }) => name),
    [],
  );
});

test('No type is taken from elsewhere past the import rules', () => {
  // Biome looks at `await import()`, but not at `import('…').Type`.
  const inline = files('src/**/*.ts').filter(({ text }) => /(?<!await )\bimport\(/.test(text));
  assert.deepEqual(
    inline.map(({ name }) => name),
    [],
  );
});
