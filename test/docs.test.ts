import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { readSignatures } from '../scripts/word-keys.ts';
import { createWords } from '../src/adapters/fluent/words.ts';
import { INVENTORY } from '../src/adapters/postgres/inventory.ts';
import { MENU } from '../src/chat/kit/menu.ts';
import { settingNames } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', 'data/**'] }).map((name) =>
    name.replaceAll('\\', '/'),
  );

const documents = find('*.md', 'docs/**/*.md');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
// The labels are looked up by the keys that stand in the glossary, which the types do not know.
type AnyWords = { plain(language: string, key: string, values: Readonly<Record<string, string>>): string };
const words = createWords(join(root, 'locales')) as AnyWords;

/** The cells of a document's table rows, without the formatting of code. */
const rows = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row.split(' | ').map((cell) => cell.replaceAll('`', '').trim()),
  );

/** What stands below a heading of the second level. */
const section = (text: string, heading: string) =>
  text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';

const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '');

/** What every document says between backquotes, outside of its code blocks. */
const quoted = () =>
  documents.flatMap((name) =>
    [...withoutCode(read(name)).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => ({ name, code })),
  );

/** A heading's address, as GitHub makes it. */
const anchors = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('Every link between documents leads somewhere', () => {
  const broken: string[] = [];
  for (const name of documents) {
    for (const [, target = ''] of withoutCode(read(name)).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? name : relative(root, join(root, dirname(name), file));
      const leads = existsSync(join(root, path)) && (!anchor || anchors(read(path)).includes(anchor));
      if (!leads) broken.push(`${name}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('Every file and folder that a document names is there', () => {
  const gone = quoted()
    .filter(({ code }) =>
      /^(src|test|playground|migrations|locales|scripts|bench|docs)\/[\w./-]+$/.test(code),
    )
    .filter(({ code }) => !existsSync(join(root, code)));
  assert.deepEqual(gone, []);
});

test('Every name of the code that a document mentions is in the code', () => {
  const code = find(
    '{src,test,playground,scripts}/**/*.ts',
    'migrations/*.sql',
    'biome.json',
    'tsconfig.json',
  )
    .filter((name) => name !== 'test/docs.test.ts')
    .map(read)
    .join('\n');
  // A word with a capital or an underscore inside, perhaps with dots: what prose does not have.
  const named = quoted().filter(({ code: name }) =>
    /^[a-z][a-z0-9]*(?:[A-Z_.][A-Za-z0-9_]+)+(\(\))?$/.test(name),
  );
  const unknown = named.filter(({ code: name }) => {
    const parts = name.replace('()', '').split('.');
    return !existsSync(join(root, name)) && !parts.every((part) => new RegExp(`\\b${part}\\b`).test(code));
  });
  assert.ok(named.length > 50);
  assert.deepEqual(unknown, []);
});

test('Every table of the database stands in the picture of the data', () => {
  const picture = section(read('docs/architecture.md'), 'Data');
  const missing = Object.keys(INVENTORY).filter((table) => !new RegExp(`\\b${table}\\b`).test(picture));
  assert.deepEqual(missing, []);
});

test('Every test that the documents call by its name exists under that name', () => {
  const called = [...read('docs/architecture.md').matchAll(/`(test\/[^`]+)`: \*([^*]+)\*/g)];
  assert.ok(called.length > 3);
  const gone = called.filter(([, file = '', name = '']) => !read(file).includes(name)).map(([all]) => all);
  assert.deepEqual(gone, []);
});

test('The README explains every setting in the words of .env.example', () => {
  const explained = read('.env.example').matchAll(/^# (.+?)\.?\n(\w+)=$/gm);
  const expected = [...explained].map(([, words = '', name = '']) => [name, words]);
  assert.deepEqual(
    expected.map(([name]) => name),
    settingNames,
  );
  assert.deepEqual(
    rows(read('README.md')).filter(([name = '']) => settingNames.includes(name)),
    expected,
  );
});

test('Every npm script that a document names exists, and the README names them all', () => {
  const named = documents.flatMap((name) =>
    [...read(name).matchAll(/npm (?:run ([\w:-]+)|(test|start)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    ),
  );
  assert.deepEqual(
    named.filter((script) => !Object.hasOwn(scripts, script)),
    [],
  );
  const menu = rows(read('README.md')).map(([command = '']) => /^npm (?:run )?([\w:-]+)$/.exec(command)?.[1]);
  assert.deepEqual(
    Object.keys(scripts).filter((script) => !menu.includes(script)),
    [],
  );
});

const withoutEmoji = (label: string) => label.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, '');
const label = (language: string, key: string) =>
  withoutEmoji(
    words.plain(language, key, {
      guest: 'Марина',
      name: 'Марина',
      plate: 'А123ВС777',
      spot: '13',
      section: 'Б',
      until: '18:00',
      count: '188',
    }),
  );
const isLabel = (key: string) =>
  MENU.some(([label]) => label === key) ||
  /-button-|^cancel$|^alert-(still-needed|no-longer-needed)$|^letter-(add|answer)$|^my-spot-add$|^joining-(agree|disagree|no-spot)$|^claim-(approve|reject|assign-held)$/.test(
    key,
  );

test('The glossary has every label, letter for letter, in both languages', () => {
  const [, , ...labels] = rows(section(read('docs/glossary.md'), 'Labels'));
  assert.deepEqual(
    labels,
    labels.map(([key = '']) => [key, label('ru', key), label('en', key)]),
  );
  const keys = [...readSignatures(join(root, 'locales/ru')).keys()];
  const listed = labels.map(([key]) => key);
  assert.deepEqual(
    keys.filter((key) => isLabel(key) && !listed.includes(key)),
    [],
  );
});

test('The newest chapter of the changelog is dated and is the version of package.json; older ones follow in order', () => {
  const chapters = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
  const dated = chapters.map((title) => /^(\d+\.\d+\.\d+) – (\d{4}-\d\d-\d\d)$/.exec(title) ?? []);
  assert.equal(dated[0]?.[1], JSON.parse(read('package.json')).version);
  const dates = dated.map(([, , date]) => date);
  assert.ok(!dates.includes(undefined), `${chapters}`);
  assert.deepEqual(dates, dates.toSorted().reverse());
});

test('Every decision is in the list and has a date', () => {
  const list = read('docs/adr/README.md');
  for (const name of find('docs/adr/[0-9]*.md')) {
    const [title = ''] = /^# (.+)$/m.exec(read(name))?.slice(1) ?? [];
    assert.ok(list.includes(`- [${title}](${name.slice('docs/adr/'.length)})`), name);
    assert.match(read(name), /^(Accepted|Replaced by .+), \d{4}-\d\d-\d\d\.$/m, name);
  }
});

test('No file names the host of a package registry', () => {
  const host = /\bregistry\.[a-z-]+\.[a-z]|^registry\s*=|"resolved":\s*"http/m;
  const text = find(
    '**/*.{md,ts,js,json,sql,ftl,html,css,yml,sh}',
    '.{npmrc,gitignore}',
    '.env.example',
    '.ci/*',
  );
  assert.deepEqual(
    text.filter((name) => host.test(read(name))),
    [],
  );
  assert.match(`"${'resolved'}": "http://127.0.0.1/a.tgz"`, host);
});
