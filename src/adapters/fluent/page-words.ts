/** The words of the page in the browser, where no Fluent is: flat texts with `{name}` in them, one a plural. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type Message } from '@fluent/bundle';
import type { Language } from '../../chat/kit/wording.ts';

/** What the page says for itself, by key; a value stands in it as `{name}`, which the page fills in. */
export type PageWords = (language: Language) => Readonly<Record<string, string>>;

type Pattern = NonNullable<Message['value']>;

/** Keys of the page begin so; all others are said by the server alone. */
const PREFIX = 'web-';

/** Reads the page's texts of every language below `folder` (locales/); the texts themselves were checked with all others. */
export function createPageWords(folder: string): PageWords {
  const read = new Map<Language, Readonly<Record<string, string>>>();
  return (language) => {
    const ready = read.get(language) ?? readPageTexts(folder, language);
    read.set(language, ready);
    return ready;
  };
}

/** A language of `locales/` as the page reads it; a text with plurals is one a category, `key.one` and so on, by `{n}`. */
export function readPageTexts(folder: string, language: string): Readonly<Record<string, string>> {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const keys: string[] = [];
  for (const file of readdirSync(join(folder, language)).sort()) {
    if (!file.endsWith('.ftl')) continue;
    const resource = new FluentResource(readFileSync(join(folder, language, file), 'utf8'));
    bundle.addResource(resource);
    keys.push(...resource.body.map(({ id }) => id).filter((id) => id.startsWith(PREFIX)));
  }
  const texts: Record<string, string> = {};
  for (const key of keys) {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) continue;
    const names = variantsOf(pattern);
    if (names.length === 0) texts[key] = flat(bundle, pattern, '');
    for (const name of names) texts[`${key}.${name}`] = flat(bundle, pattern, name);
  }
  return texts;
}

function variantsOf(pattern: Pattern): string[] {
  const elements = typeof pattern === 'string' ? [] : pattern;
  const names = elements.flatMap((element) => {
    if (typeof element === 'string' || element.type !== 'select') return [];
    return element.variants.map(({ key }) => (key.type === 'str' ? key.value : String(key.value)));
  });
  return [...new Set(names)];
}

function flat(bundle: FluentBundle, pattern: Pattern, variant: string): string {
  if (typeof pattern === 'string') return pattern;
  return pattern
    .map((element) => {
      if (typeof element === 'string') return element;
      if (element.type === 'str') return element.value;
      if (element.type === 'var') return `{${element.name}}`;
      if (element.type === 'mesg') return flat(bundle, bundle.getMessage(element.name)?.value ?? '', variant);
      if (element.type !== 'select') throw new Error(`the page has no ${element.type}`);
      const chosen = element.variants.find(({ key }) => key.type === 'str' && key.value === variant);
      return flat(bundle, (chosen ?? element.variants[element.star])?.value ?? '', variant);
    })
    .join('');
}
