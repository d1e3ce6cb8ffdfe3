/** Makes src/chat/kit/word-keys from locales/ru, so that a wrong key or a missing value does not compile. */
import 'temporal-polyfill/global';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Message, parse, type SelectExpression, Visitor } from '@fluent/syntax';

/** What a variable may be: a word or name, a count, or the name of one of the variants. */
export type VariableType = 'string' | 'number' | readonly string[];
/** The variables of every key of a language. */
export type Signatures = Map<string, Map<string, VariableType>>;
/** The signatures of each file of a language, by its name without `.ftl`. */
export type Chapters = Map<string, Signatures>;

const plurals = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Reads a language's folder. Throws on what Fluent would skip in silence and on what this house does not use. */
export function readChapters(folder: string): Chapters {
  const messages = new Map<string, Message>();
  const keys = new Map<string, string[]>();
  // `web` before `web-gate`, as imports are sorted.
  const byName = (name: string) => name.replace(/\.ftl$/, '');
  for (const file of readdirSync(folder).sort((a, b) => (byName(a) < byName(b) ? -1 : 1))) {
    if (!file.endsWith('.ftl')) continue;
    const chapter: string[] = [];
    keys.set(basename(file, '.ftl'), chapter);
    for (const entry of parse(readFileSync(join(folder, file), 'utf8'), {}).body) {
      const fault = (why: string) => new Error(`${join(folder, file)}: ${why}`);
      if (entry.type === 'Junk') throw fault(`cannot be read: ${entry.content.trim().slice(0, 80)}`);
      if (entry.type !== 'Message') continue;
      const key = entry.id.name;
      if (messages.has(key)) throw fault(`${key} is written twice`);
      if (!entry.value || entry.attributes.length > 0) throw fault(`${key}: attributes are not used here`);
      messages.set(key, entry);
      chapter.push(key);
    }
  }
  const signature = (key: string): [string, Map<string, VariableType>] => {
    const variables = new Map<string, VariableType>();
    collect(key, messages, variables, new Set());
    return [key, new Map([...variables].sort(([a], [b]) => (a < b ? -1 : 1)))];
  };
  return new Map([...keys].map(([chapter, its]) => [chapter, new Map(its.sort().map(signature))]));
}

/** All the texts of a language, whatever file they stand in. */
export function readSignatures(folder: string): Signatures {
  const all = [...readChapters(folder).values()].flatMap((chapter) => [...chapter]);
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collect(
  key: string,
  messages: Map<string, Message>,
  into: Map<string, VariableType>,
  seen: Set<string>,
) {
  const message = messages.get(key);
  if (!message || seen.has(key)) return;
  seen.add(key);
  const add = (name: string, type: VariableType) => into.set(name, merged(key, name, into.get(name), type));
  const visitor = new (class extends Visitor {
    override visitVariableReference({ id }: { id: { name: string } }) {
      add(id.name, 'string');
    }
    override visitFunctionReference(call: Parameters<NonNullable<Visitor['visitFunctionReference']>>[0]) {
      if (call.id.name !== 'NUMBER') throw new Error(`${key}: ${call.id.name}() is not used here`);
      for (const given of call.arguments.positional) {
        if (given.type === 'VariableReference') add(given.id.name, 'number');
      }
    }
    override visitSelectExpression(choice: SelectExpression) {
      if (choice.selector.type === 'VariableReference') add(choice.selector.id.name, selectorType(choice));
      this.genericVisit(choice);
    }
    override visitMessageReference({ id }: { id: { name: string } }) {
      collect(id.name, messages, into, seen);
    }
  })();
  visitor.visit(message);
}

function selectorType({ variants }: SelectExpression): VariableType {
  const names = variants.map(({ key }) => (key.type === 'Identifier' ? key.name : undefined));
  const words = names.filter((name) => name !== undefined);
  if (words.every((name) => plurals.has(name))) return 'number';
  if (words.length < names.length) throw new Error(`A choice mixes numbers with ${words.join(', ')}`);
  return words;
}

function merged(key: string, name: string, a: VariableType | undefined, b: VariableType): VariableType {
  if (a === undefined || a === 'string' || a === b) return b;
  if (b === 'string') return a;
  if (a === 'number' || b === 'number') throw new Error(`${key}: $${name} is a count here and a word there`);
  return [...new Set([...a, ...b])];
}

const made = '// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.\n';

/** The sources of src/chat/kit/word-keys as Biome would format them, by their names: one a chapter, and one of all. */
export function wordKeysSources(chapters: Chapters): Map<string, string> {
  const names = [...chapters.keys()];
  const imports = names.map((name) => `import type { ${typeName(name)} } from './${name}.ts';`);
  const all = `${made}${imports.join('\n')}

/** The values that each text needs. */
export type WordArgs = ${names.map(typeName).join(' &\n  ')};

export type WordKey = keyof WordArgs;
`;
  const sources = [...chapters].map(([name, texts]): [string, string] => [
    `${name}.ts`,
    chapterSource(name, texts),
  ]);
  return new Map([...sources, ['index.ts', all]]);
}

function chapterSource(chapter: string, signatures: Signatures): string {
  const rows = [...signatures].map(([key, variables]) => {
    const name = property(key);
    if (variables.size === 0) return `  ${name}: Record<never, never>;`;
    const fields = [...variables].map(([variable, type]) => `${property(variable)}: ${typeSource(type)}`);
    const row = `  ${name}: { ${fields.join('; ')} };`;
    return row.length <= 110 ? row : `  ${name}: {\n    ${fields.join(';\n    ')};\n  };`;
  });
  return `${made}export type ${typeName(chapter)} = {\n${rows.join('\n')}\n};\n`;
}

/** «bare-text» is BareTextWords. */
const typeName = (chapter: string): string =>
  `${chapter.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase())}Words`;

function property(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

function typeSource(type: VariableType): string {
  return typeof type === 'string' ? type : type.map((name) => `'${name}'`).join(' | ');
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const folder = join(root, 'src/chat/kit/word-keys');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, source] of wordKeysSources(readChapters(join(root, 'locales/ru'))))
    writeFileSync(join(folder, name), source);
}
