import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { createWords } from '../../src/adapters/fluent/words.ts';
import {
  concat,
  lines,
  paragraphs,
  type RichText,
  verbatim,
  type Words,
} from '../../src/chat/kit/wording.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A locales folder made for one test: language/file.ftl → its text. */
function locales(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

// Texts made up here have keys that the types do not know.
type AnyWords = Omit<Words, 'say'> & {
  say(language: string, key: string, values?: Record<string, string | number>): RichText;
};
const wordsOf = (files: Record<string, string>) => createWords(locales(files)) as AnyWords;

const formatted = ({ text, entities }: RichText) =>
  entities.map(({ kind, offset, length }) => [kind, text.slice(offset, offset + length)]);

test('Russian counts neighbours as people do', () => {
  const text = 'n = { $n ->\n    [one] { $n } сосед\n    [few] { $n } соседа\n   *[many] { $n } соседей\n }';
  const words = wordsOf({ 'ru/a.ftl': text });
  const said = [0, 1, 2, 5, 11, 21, 22, 111].map((n) => words.say('ru', 'n', { n }).text);
  assert.deepEqual(said, [
    ...[
      '0 соседей',
      '1 сосед',
      '2 соседа',
      '5 соседей',
      '11 соседей',
      '21 сосед',
      '22 соседа',
      '111 соседей',
    ],
  ]);
});

test('The number of a spot is written as it is on the asphalt', () => {
  assert.equal(
    wordsOf({ 'ru/a.ftl': 'spot = Место { $spot }' }).say('ru', 'spot', { spot: '12345' }).text,
    'Место 12345',
  );
});

test('Formatting of a text stands beside it, in UTF-16 units', () => {
  const words = wordsOf({
    'ru/a.ftl':
      'a = 🚗 <b>Место <i>{ $spot }</i></b>, код <code>{ $code }</code>{ $who ->\n [guard] {" "}— <b>охрана</b>\n *[other] .\n }<i></i>',
  });
  const said = words.say('ru', 'a', { spot: '45', code: '7-Ф', who: 'guard' });
  assert.equal(said.text, '🚗 Место 45, код 7-Ф — охрана');
  assert.deepEqual(formatted(said), [
    ['bold', 'Место 45'],
    ['italic', '45'],
    ['code', '7-Ф'],
    ['bold', 'охрана'],
  ]);
  assert.equal(words.say('ru', 'a', { spot: '45', code: '7-Ф', who: 'other' }).entities.length, 3);
});

test('Whatever people type arrives letter for letter, and the formatting stays where it belongs', () => {
  const words = wordsOf({
    'ru/a.ftl': 'quote = <b>{ $name }</b> пишет: <i>{ $text }</i> <code>{ $spot }</code>!\n',
    'ru/b.ftl': 'pair = { quote } / { -house }\n-house = <b>Дом</b>',
  });
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '<b>',
        '</b>',
        '<i>',
        '</code>',
        '{',
        '}',
        '{ $name }',
        '"',
        "'",
        '\\u0041',
        '&lt;',
        '\u202e',
        '\u2068',
        '👨‍👩‍👧',
        'я',
        '\n',
        '*',
        '=',
      ),
    }),
  );
  const noMarks = nasty.map((text) => text.replace(/[\ufdd0-\ufdd5]/g, ''));
  fc.assert(
    fc.property(noMarks, noMarks, noMarks, (name, text, spot) => {
      const said = words.say('ru', 'pair', { name, text, spot });
      assert.equal(said.text, `${name} пишет: ${text} ${spot}! / Дом`);
      const all = [
        ['bold', name],
        ['italic', text],
        ['code', spot],
        ['bold', 'Дом'],
      ];
      assert.deepEqual(
        formatted(said),
        all.filter(([, inside]) => inside !== ''),
      );
    }),
  );
});

test('Nobody can type the characters that stand for formatting', () => {
  const said = wordsOf({ 'ru/a.ftl': 'a = <b>{ $x }</b>' }).say('ru', 'a', { x: '\ufdd1\ufdd0я\ufdd3' });
  assert.deepEqual(said, { text: 'я', entities: [{ kind: 'bold', offset: 0, length: 1 }] });
});

test('A missing value or an unknown text throws and is never shown', () => {
  const words = wordsOf({ 'ru/a.ftl': 'a = Место { $spot }' });
  assert.throws(() => words.say('ru', 'a'), /spot/);
  assert.throws(() => words.say('ru', 'a', { place: '45' }), /spot/);
  assert.throws(() => words.say('ru', 'nothing'), /nothing/);
});

test('A third language is only a folder', () => {
  const words = wordsOf({
    'ru/a.ftl': 'hello = Здравствуйте, { $name }!',
    'en/a.ftl': 'hello = Hello { $name }!',
    'kk/everything.ftl': 'hello = Сәлеметсіз бе, <b>{ $name }</b>!',
    'README.md': 'not a language',
  });
  assert.deepEqual(words.languages, ['ru', 'en', 'kk']);
  assert.equal(words.choose('kk-KZ'), 'kk');
  assert.equal(words.say('kk', 'hello', { name: 'Айгүл' }).text, 'Сәлеметсіз бе, Айгүл!');
});

test('A messenger set to a language that we do not speak gets Russian', () => {
  const words = wordsOf({ 'ru/a.ftl': 'a = да', 'en/a.ftl': 'a = yes' });
  const chosen = [undefined, '', 'ru', 'EN_us', 'en-GB', 'de', 'x', '../en'].map((tag) => words.choose(tag));
  assert.deepEqual(chosen, ['ru', 'ru', 'ru', 'en', 'en', 'ru', 'ru', 'ru']);
  assert.equal(words.say('de', 'a').text, 'да');
});

test('All faults of the texts are told at the start, at once', () => {
  const folder = locales({
    'ru/a.ftl':
      'a = <b>да\nb = 3 < 5\nc = { $n ->\n [one] <i>x\n *[other] y</i>\n }\nd = <code><b>x</b></code>\ne = <a>x</a>\nf = { $x }',
    'en/a.ftl': 'a = yes\nb = no\nc = x\nd = x\nf = { $y }\ng = extra',
  });
  assert.throws(
    () => createWords(folder),
    (error: Error) => {
      const told = error.message
        .split('\n')
        .slice(1)
        .map((line) => line.split(':', 2).join(':'));
      assert.deepEqual(told, [
        'ru: a',
        'ru: b',
        'ru: c',
        'ru: c',
        'ru: d',
        'ru: e',
        'en: e is missing',
        'en: f',
        'en: g is in no other language',
      ]);
      return true;
    },
  );
  assert.throws(() => createWords(locales({ 'ru/a.ftl': 'a = да', 'ru/b.ftl': 'a = нет' })), /b\.ftl.*"a"/);
  assert.throws(() => createWords(locales({ 'en/a.ftl': 'a = yes' })), /ru/);
});

test('Texts are put together with their formatting, absent lines leave no gap', () => {
  const bold = (text: string): RichText => ({
    text,
    entities: [{ kind: 'bold', offset: 0, length: text.length }],
  });
  const all = paragraphs(
    lines(verbatim('🚗'), undefined, bold('Место 45')),
    false,
    concat(verbatim('код '), bold('7')),
  );
  assert.equal(all.text, '🚗\nМесто 45\n\nкод 7');
  assert.deepEqual(formatted(all), [
    ['bold', 'Место 45'],
    ['bold', '7'],
  ]);
});
