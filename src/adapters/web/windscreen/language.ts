import type { Language, Words } from '../../../chat/kit/wording.ts';

/** The first of the languages that a browser asks for that we have; the house's own where there is none. */
export function languageFor(words: Pick<Words, 'languages' | 'choose'>, accepted: string): Language {
  const wanted = accepted
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = rest.find((one) => one.trim().startsWith('q='));
      return { tag: tag.trim().toLowerCase(), weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag.split('-', 1)[0] ?? '');
  return wanted.find((one) => words.languages.includes(one)) ?? words.choose(undefined);
}
