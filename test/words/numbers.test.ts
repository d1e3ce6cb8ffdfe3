import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readSignatures } from '../../scripts/word-keys.ts';

const locales = join(import.meta.dirname, '../../locales');

/** What a text counts; everything else it prints is a name, a time or a number of something. */
const COUNTS: ReadonlySet<string> = new Set([
  ...['added', 'all', 'answered', 'asked', 'blocked', 'changed', 'count', 'delivered', 'done', 'held'],
  ...['messages', 'minutes', 'people', 'reached', 'readers', 'removed', 'sos', 'total'],
]);

/** Texts whose numbers are one of few: a quota, a length, a number of days. */
const FIXED: ReadonlyMap<string, readonly number[]> = new Map([
  ['most', [10, 20, 30]],
  ['longest', [40, 60, 300, 950, 1000, 3500, 4000]],
]);
/** `count` here is the length of the period: thirty days. */
const THIRTY: ReadonlySet<string> = new Set(['statistics-title', 'statistics-picture-title']);
/** Said of several alone: one is said otherwise. */
const SEVERAL: ReadonlySet<string> = new Set(['claim-said-photos']);

/** What may stand behind a number: of one, of two, of five. A word that is not here has to be added. */
const FORMS: Readonly<Record<string, readonly (readonly [one: string, few: string, many: string])[]>> = {
  ru: [
    ['место', 'места', 'мест'],
    ['человек', 'человека', 'человек'],
    ['житель', 'жителя', 'жителей'],
    ['сосед', 'соседа', 'соседей'],
    ['обращение', 'обращения', 'обращений'],
    ['заявка', 'заявки', 'заявок'],
    ['заявку', 'заявки', 'заявок'],
    ['ссылка', 'ссылки', 'ссылок'],
    ['охранник', 'охранника', 'охранников'],
    ['ссылке', 'ссылкам', 'ссылкам'],
    ['секунду', 'секунды', 'секунд'],
    ['минуту', 'минуты', 'минут'],
    ['час', 'часа', 'часов'],
    ['вложение', 'вложения', 'вложений'],
    ['раз', 'раза', 'раз'],
    ['день', 'дня', 'дней'],
    ['знак', 'знака', 'знаков'],
    ['охранник', 'охранника', 'охранников'],
    ['открытая', 'открытые', 'открытых'],
    ['листок', 'листка', 'листков'],
    ['напечатанный', 'напечатанных', 'напечатанных'],
  ],
  en: [
    ...[
      'spot',
      'alert',
      'claim',
      'link',
      'guard',
      'second',
      'minute',
      'hour',
      'resident',
      'neighbour',
      'item',
      'day',
      'time',
      'character',
      'guard',
      'strip',
    ],
    'photo',
  ]
    .map((one): [string, string, string] => [one, `${one}s`, `${one}s`])
    .concat([
      ['person', 'people', 'people'],
      ['has', 'have', 'have'],
      ['is', 'are', 'are'],
      ['open', 'open', 'open'],
    ]),
};
/** The same behind «из», «до», «у», «больше». */
const GENITIVE: readonly (readonly [one: string, few: string, many: string])[] = [
  ['места', 'мест', 'мест'],
  ['раза', 'раз', 'раз'],
  ['знака', 'знаков', 'знаков'],
  ['жителя', 'жителей', 'жителей'],
];
const PLAIN: Readonly<Record<string, ReadonlySet<string>>> = {
  ru: new Set(['из', 'мин', 'фото', 'нет', 'на', 'без', 'закрыто']),
  en: new Set([
    'of',
    'min',
    'not',
    'to',
    'held',
    'printed',
    'added',
    'changed',
    'removed',
    'more',
    'without',
    'yourself',
  ]),
};
/** Between the number and what it counts. */
const BETWEEN = /^(?:more|разных|different)$/u;
/** Verbs of several before one. */
const MANY_BEFORE_ONE =
  /(?:останутся|потеряют|вернутся|ждут|просят|получат|заняты|уберутся)(?: ещё)? 1(?!\d)/iu;

function bundleOf(language: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of readdirSync(join(locales, language)).filter((name) => name.endsWith('.ftl')))
    bundle.addResource(new FluentResource(readFileSync(join(locales, language, file), 'utf8')));
  return bundle;
}

/** Which of the three forms a number takes. */
const formOf = (language: string, n: number) => {
  const rule = new Intl.PluralRules(language).select(n);
  return rule === 'one' ? 0 : rule === 'few' ? 1 : 2;
};

function faultsIn(language: string, text: string, n: number): string[] {
  const plain = text.replaceAll(/<\/?\w+>/g, '');
  const around = `(?<![\\d.,:+])(?<=(?<!\\p{L})(\\p{L}*)[ \\u00a0]?)${n}(?=[ \\u00a0](\\p{L}+)(?:[ \\u00a0](\\p{L}+))?)`;
  const behind = [...plain.matchAll(new RegExp(around, 'gu'))];
  const wrong = behind.flatMap(([, before = '', first = '', second = '']) => {
    const word = (BETWEEN.test(first) && second !== '' ? second : first).toLowerCase();
    const isGenitive = /^(?:из|до|у|больше)$/u.test(before);
    const forms = isGenitive ? GENITIVE : FORMS[language];
    const right = forms?.some((one) => one[formOf(language, n)] === word);
    return right || PLAIN[language]?.has(word) ? [] : [`${n} ${word}`];
  });
  return MANY_BEFORE_ONE.test(plain) && n === 1 ? [...wrong, plain] : wrong;
}

for (const language of ['ru', 'en']) {
  test(`Whatever a text of ${language} counts, it counts rightly: 0, 1, 2, 5, 21`, () => {
    const bundle = bundleOf(language);
    const faults: string[] = [];
    let counted = 0;
    for (const [key, variables] of readSignatures(join(locales, language))) {
      const pattern = bundle.getMessage(key)?.value;
      const names = [...variables].filter(
        ([name, type]) => type === 'number' || (type === 'string' && (COUNTS.has(name) || FIXED.has(name))),
      );
      if (!pattern || names.length === 0) continue;
      counted += 1;
      const fixed = names.flatMap(([name]) => FIXED.get(name) ?? []);
      const numbers = THIRTY.has(key)
        ? [30]
        : SEVERAL.has(key)
          ? [2, 5, 21]
          : fixed.length > 0
            ? fixed
            : [0, 1, 2, 5, 21];
      for (const n of numbers) {
        const values = Object.fromEntries(
          [...variables].map(([name, type]) => [
            name,
            names.some(([one]) => one === name) ? n : typeof type === 'string' ? 'ХX' : (type[0] ?? ''),
          ]),
        );
        faults.push(
          ...faultsIn(language, bundle.formatPattern(pattern, values), n).map((one) => `${key}: ${one}`),
        );
      }
    }
    assert.ok(counted > 40, `${counted}`);
    assert.deepEqual([...new Set(faults)], []);
  });
}

test('A number before the wrong form is seen', () => {
  for (const [language, text, n] of [
    ['en', '1 people', 1],
    ['en', '1 spots', 1],
    ['en', '2 spot', 2],
    ['ru', '1 мест', 1],
    ['ru', '2 мест', 2],
    ['ru', '21 мест', 21],
    ['ru', '5 места', 5],
    ['ru', 'останутся 1: 12', 1],
  ] as const)
    assert.notDeepEqual(faultsIn(language, text, n), [], text);
});
