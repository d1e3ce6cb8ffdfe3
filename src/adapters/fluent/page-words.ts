import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language } from '../../chat/kit/wording.ts';

/** What the page says for itself, by key; a value stands in it as `{name}`, which the page fills in. */
export type PageWords = (language: Language) => Readonly<Record<string, string>>;

/** Keys of the page begin so; all others are said by the server alone. */
const OF_PAGE = /^web-/;

/** Reads the page's texts of every language below `folder` (locales/); the texts themselves were checked with all others. */
export function createPageWords(folder: string): PageWords {
  const read = new Map<Language, Readonly<Record<string, string>>>();
  return (language) => {
    const ready = read.get(language) ?? readPage(join(folder, language), language);
    read.set(language, ready);
    return ready;
  };
}

function readPage(folder: string, language: Language): Readonly<Record<string, string>> {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.ftl'))
      bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')));
  }
  const said: Record<string, string> = {};
  for (const [key, { value }] of bundle._messages) {
    if (OF_PAGE.test(key) && value !== null) said[key] = bundle.formatPattern(value, AS_NAMED);
  }
  return said;
}

/** Every value is its own name in braces. */
const AS_NAMED = new Proxy<Record<string, FluentVariable>>(
  {},
  { get: (_, name) => `{${String(name)}}`, has: () => true, getOwnPropertyDescriptor: named },
);

function named(_: unknown, name: string | symbol): PropertyDescriptor {
  return { value: `{${String(name)}}`, enumerable: true, configurable: true };
}
