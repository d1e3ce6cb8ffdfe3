import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neighbourName } from '../../src/core/residents/neighbour-name.ts';

const ROWS: readonly (readonly [name: string, read: string])[] = [
  ['Борис', 'Борис'],
  ['Анна Петрова-Водкина', 'Анна Петрова-Водкина'],
  ['А. Иванов', 'А. Иванов'],
  ['А.Б. Иванов', 'А.Б. Иванов'],
  ['Мария (кв. 12)', 'Мария (кв. 12)'],
  ['Dr. Smith', 'Dr. Smith'],
  ['Боря 🚗', 'Боря 🚗'],
  ['Дом 12, корп. 3', 'Дом 12, корп. 3'],
  ['Казино https://spam.example/x', 'Казино'],
  ['Пишите t.me/spam', 'Пишите'],
  ['t . me/spam Борис', 'Борис'],
  ['ｔ．ｍｅ/spam Борис', 'Борис'],
  ['Борис tg://resolve?domain=x', 'Борис'],
  ['spam.com', ''],
  ['spam.ru Борис', 'Борис'],
  ['казино.рф', ''],
  ['Борис xn--80ak6aa92e.xn--p1ai', 'Борис'],
  ['Борис @spam_bot', 'Борис'],
  ['Борис ＠spam_bot', 'Борис'],
  ['boris@example.org', ''],
  ['Борис +7 (900) 123-45-67', 'Борис'],
  ['Борис 8.900.123.45.67', 'Борис'],
  ['Борис ٠١٢٣٤٥٦٧٨', 'Борис'],
  ['Бо\u200bрис +7\u200b9001234567', 'Борис'],
  ['/forget', 'forget'],
  ['#спам Борис', 'спам Борис'],
  ['\u202eсироБ', 'сироБ'],
  ['+79001234567', ''],
  ['…', ''],
  ['О'.repeat(40), 'О'.repeat(40)],
  ['О'.repeat(41), `${'О'.repeat(39)}…`],
  ['О'.repeat(64), `${'О'.repeat(39)}…`],
  [`${'я '.repeat(30)}`, `${'я '.repeat(19)}я…`],
];

for (const [name, read] of ROWS) {
  test(`Whoever calls himself «${name}» is «${read}» to a neighbour`, () => {
    assert.equal(neighbourName(name), read);
    assert.ok([...neighbourName(name)].length <= 40);
    assert.equal(neighbourName(read), read, 'cleaned once is cleaned');
  });
}
