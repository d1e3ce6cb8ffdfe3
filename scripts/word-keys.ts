/** Makes src/chat/word-keys.ts from locales/ru, so that a wrong key or a missing value does not compile. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Message, parse, type SelectExpression, Visitor } from '@fluent/syntax';

/** What a variable may be: a word or name, a count, or the name of one of the variants. */
export type VariableType = 'string' | 'number' | readonly string[];
/** The variables of every key of a language. */
export type Signatures = Map<string, Map<string, VariableType>>;

const plurals = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** Reads a language's folder. Throws on what Fluent would skip in silence and on what this house does not use. */
export function readSignatures(folder: string): Signatures {
  const messages = new Map<string, Message>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ftl')) continue;
    for (const entry of parse(readFileSync(join(folder, file), 'utf8'), {}).body) {
      const fault = (why: string) => new Error(`${join(folder, file)}: ${why}`);
      if (entry.type === 'Junk') throw fault(`cannot be read: ${entry.content.trim().slice(0, 80)}`);
      if (entry.type !== 'Message') continue;
      const key = entry.id.name;
      if (messages.has(key)) throw fault(`${key} is written twice`);
      if (!entry.value || entry.attributes.length > 0) throw fault(`${key}: attributes are not used here`);
      messages.set(key, entry);
    }
  }
  const signatures: Signatures = new Map();
  for (const key of [...messages.keys()].sort()) {
    const variables = new Map<string, VariableType>();
    collect(key, messages, variables, new Set());
    signatures.set(key, new Map([...variables].sort(([a], [b]) => (a < b ? -1 : 1))));
  }
  return signatures;
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

/** The source of src/chat/word-keys.ts, as Biome would format it. */
export function wordKeysSource(signatures: Signatures): string {
  const rows = [...signatures].map(([key, variables]) => {
    const name = property(key);
    if (variables.size === 0) return `  ${name}: None;`;
    const fields = [...variables].map(([variable, type]) => `${property(variable)}: ${typeSource(type)}`);
    const row = `  ${name}: { ${fields.join('; ')} };`;
    return row.length <= 110 ? row : `  ${name}: {\n    ${fields.join(';\n    ')};\n  };`;
  });
  return `// Made by scripts/word-keys.ts from locales/ru: change the texts, then run \`node scripts/word-keys.ts\`.

type None = Record<never, never>;

/** The values that each text needs. */
export type WordArgs = {
${rows.join('\n')}
};

export type WordKey = keyof WordArgs;
`;
}

function property(name: string): string {
  return name.includes('-') ? `'${name}'` : name;
}

function typeSource(type: VariableType): string {
  return typeof type === 'string' ? type : type.map((name) => `'${name}'`).join(' | ');
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  writeFileSync(
    join(root, 'src/chat/word-keys.ts'),
    wordKeysSource(readSignatures(join(root, 'locales/ru'))),
  );
}
