import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Pattern, parse, type SelectExpression } from '@fluent/syntax';

const root = join(import.meta.dirname, '../..');
const goldens = readdirSync(join(root, 'test/golden')).map((name) => ({
  name,
  text: readFileSync(join(root, 'test/golden', name), 'utf8'),
}));
const everything = goldens.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n');

/** What one person was told or shown at once, without the buttons. */
function messagesIn(text: string): string[] {
  const told = text.split(/\n(?=\S| {2}·)/);
  return told
    .filter((message) => message.startsWith('Бот'))
    .map((message) => message.replaceAll(/^ +\[.*$/gm, ''));
}

/** The longest stretch without a value of each way a text may read; a short one proves nothing. */
function stretchesOf({ elements }: Pattern): string[] {
  const ways = elements.reduce<string[]>(
    (all, element) => {
      if (element.type === 'TextElement') return all.map((one) => one + bare(element.value));
      const { expression } = element;
      const inside = expression.type === 'SelectExpression' ? variantsOf(expression) : ['\0'];
      return all.flatMap((one) => inside.map((way) => one + way));
    },
    [''],
  );
  return ways.flatMap((way) => {
    const [longest = ''] = way.split('\0').toSorted((a, b) => b.length - a.length);
    return longest.trim().length < 4 ? [] : [longest.trim()];
  });
}

const variantsOf = (select: SelectExpression) => select.variants.flatMap(({ value }) => stretchesOf(value));
const bare = (text: string) => text.replaceAll(/<\/?\w+>/g, '').replaceAll(/\s+/g, ' ');

/** The keys whose text stands in some golden, or is too short to tell. */
function shownIn(language: string): Set<string> {
  const shown = new Set<string>();
  for (const file of readdirSync(join(root, 'locales', language)).filter((name) => name.endsWith('.ftl'))) {
    for (const entry of parse(readFileSync(join(root, 'locales', language, file), 'utf8'), {}).body) {
      if (entry.type !== 'Message' || !entry.value) continue;
      const stretches = stretchesOf(entry.value);
      const isTooShort = stretches.length === 0;
      if (isTooShort || stretches.some((one) => everything.includes(one))) shown.add(entry.id.name);
    }
  }
  return shown;
}

test('Whatever the goldens show in Russian they show in English, too', () => {
  const english = shownIn('en');
  const missing = [...shownIn('ru')].filter((key) => !english.has(key));
  // Whether a reminder is seen on its way depends on which of two messages is drawn first.
  assert.deepEqual(missing.filter((key) => key !== 'alert-reminding').toSorted(), []);
});

test('The time that a card ends with stands in it once', () => {
  const twice = goldens.flatMap(({ name, text }) =>
    messagesIn(text)
      .filter((message) => {
        const [, time] =
          /\n +(?:на|as of) (\d\d:\d\d)\s*$|✅ (?:Решено в|Solved at) (\d\d:\d\d)/.exec(message) ?? [];
        return time !== undefined && message.replaceAll(/(?:до|until) .*/g, '').split(time).length > 2;
      })
      .map((message) => `${name}: ${message}`),
  );
  assert.deepEqual(twice, []);
});

test('No text shows what a program is made of', () => {
  const odd = goldens.flatMap(({ name, text }) =>
    messagesIn(text)
      .filter((message) => /\b(?:null|undefined|NaN|\[object)\b|\{ ?\$/.test(message))
      .map((message) => `${name}: ${message}`),
  );
  assert.deepEqual(odd, []);
});
