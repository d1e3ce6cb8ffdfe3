/** What can be wrong with a language, found when it is read and not when somebody needs the text. */
import type { FluentBundle, Message } from '@fluent/bundle';
import { tagFault } from './marks.ts';

type Pattern = NonNullable<Message['value']>;
type Element = Exclude<Pattern, string>[number];

/** The messages of one language by key, as Fluent parsed them. */
export type Texts = ReadonlyMap<string, Pattern>;

/** Messages with broken tags, keys and variables that the reference language does not share; one line each. */
export function languageFaults(name: string, texts: Texts, reference: Texts): string[] {
  const faults: string[] = [];
  for (const key of reference.keys()) if (!texts.has(key)) faults.push(`${name}: ${key} is missing`);
  for (const [key, pattern] of texts) {
    const model = reference.get(key);
    if (model === undefined) faults.push(`${name}: ${key} is in no other language`);
    for (const fault of patternFaults(pattern)) faults.push(`${name}: ${key}: ${fault}`);
    const known = model === undefined ? undefined : variablesOf(model, reference);
    for (const variable of variablesOf(pattern, texts)) {
      if (known && !known.has(variable))
        faults.push(`${name}: ${key}: $${variable} is not given to this text`);
    }
  }
  return faults;
}

// Tags must close where they open: a variant is a text of its own, so no choice of variants can unbalance them.
function patternFaults(pattern: Pattern): string[] {
  const elements = typeof pattern === 'string' ? [pattern] : pattern;
  const fault = tagFault(elements.filter((element) => typeof element === 'string').join(''));
  const inner = elements.flatMap((element) => variantsOf(element).flatMap(patternFaults));
  return fault === undefined ? inner : [fault, ...inner];
}

function variantsOf(element: Element): Pattern[] {
  return typeof element !== 'string' && element.type === 'select'
    ? element.variants.map((variant) => variant.value)
    : [];
}

function variablesOf(pattern: Pattern, texts: Texts, seen = new Set<Pattern>()): Set<string> {
  const found = new Set<string>();
  if (typeof pattern === 'string' || seen.has(pattern)) return found;
  seen.add(pattern);
  const visit = (element: Element | { type: 'narg' }): void => {
    if (typeof element === 'string') return;
    if (element.type === 'var') found.add(element.name);
    if (element.type === 'func') element.args.forEach(visit);
    if (element.type === 'select') visit(element.selector);
    const referred = element.type === 'mesg' ? texts.get(element.name) : undefined;
    const inner = element.type === 'narg' ? [] : [...variantsOf(element), ...(referred ? [referred] : [])];
    for (const one of inner) for (const name of variablesOf(one, texts, seen)) found.add(name);
  };
  pattern.forEach(visit);
  return found;
}

/** The messages of a bundle that have the given keys. */
export function textsOf(bundle: FluentBundle, keys: Iterable<string>): Texts {
  const texts = new Map<string, Pattern>();
  for (const key of keys) {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern !== null && pattern !== undefined) texts.set(key, pattern);
  }
  return texts;
}
