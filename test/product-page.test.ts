import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Pattern, parse } from '@fluent/syntax';

const root = join(import.meta.dirname, '..');
const filesOf = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((name) => readFileSync(join(root, name), 'utf8'));
const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(/<\/?[bi]>/g, '');

/** Everything that a text may say; what is filled in stands as {}. */
function sayings({ elements }: Pattern): string[] {
  return elements.reduce<string[]>(
    (begun, element) => {
      const next =
        element.type === 'TextElement'
          ? [element.value]
          : element.expression.type === 'SelectExpression'
            ? element.expression.variants.flatMap(({ value }) => sayings(value))
            : ['{}'];
      return begun.flatMap((start) => next.map((end) => start + end));
    },
    [''],
  );
}

// What a text itself quotes would be found there long after the button was called something else.
const said = filesOf('locales/ru/*.ftl')
  .flatMap((file) => parse(file, {}).body)
  .flatMap((entry) => (entry.type === 'Message' && entry.value ? sayings(entry.value) : []))
  .map((text) => onOneLine(text).replaceAll(/«[^«»]*»/g, '«»'));

/** The words as the page has them; a number or a time may be filled in, and «…» at the end is whatever follows. */
function patternOf(quote: string): RegExp {
  const words = quote.replace(/ ?…$/, '').split(/(\d+(?::\d\d)?)/);
  const parts = words.map((word, i) => (i % 2 === 1 ? `(?:${word}|\\{\\})` : RegExp.escape(word)));
  return new RegExp(`(?<![\\p{L}\\d])${parts.join('')}(?![\\p{L}\\d])`, 'u');
}

/** What stands in «…» on the page and is said by nobody. */
const exceptions: Readonly<Record<string, string>> = {
  guillemets: 'the word for the sign itself',
  '№': 'people type it',
  '45 перегородил': 'people type it',
  иду: 'people type it',
  'не моя': 'people type it',
  'уже убрал': 'people type it',
  щас: 'people type it',
  '@bot на 2 этаже место 142': 'people type it',
  'Нажали через 8 секунд': 'a length of time, put together; test/golden/tour-sound-ru.txt has it',
  'Передал владельцу места 45':
    'the spot is put together with its word; test/golden/group-message.txt has it',
  'Ваша машина А123ВС777 мешает выехать': 'the plate is filled in; test/golden/plates.txt has it',
  'Места 777 в доме нет. Если это с номера машины, напишите с буквами: А777ВС':
    'the plate is put together; test/scenarios/plates-asked-back.test.ts reads it',
  'у 123 не': 'people type it',
  'Госуслуги Авто': 'an app, quoted within the text',
  'Сообщение водителю': 'a section of that app, likewise',
  'Передал владельцу машины': 'likewise; test/golden/plates-group.txt has it',
  'На вашем месте 45 до завтра, 20:00, постоит сосед с места 12':
    'a time, put together; test/golden/lending.txt has it',
  'Стоит с разрешения до завтра, 20:00': 'likewise',
  'завтра, 20:00': 'a time, put together from the calendar; test/golden/away-several.txt has it',
};

test('Every «…» of docs/product.md is said by the bot, letter for letter, or has a reason here', () => {
  const [page = ''] = filesOf('docs/product.md').map(onOneLine);
  const quotes = new Set([...page.matchAll(/«([^«»]+)»/g)].map(([, quote = '']) => quote));
  assert.ok(quotes.size > 100);
  const unsaid = [...quotes].filter((quote) => !said.some((text) => patternOf(quote).test(text)));
  assert.deepEqual(unsaid.sort(), Object.keys(exceptions).sort());
  assert.ok(unsaid.length <= 22);
});
