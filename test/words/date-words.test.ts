import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLexicon } from '../../src/adapters/lexicons/lexicon.ts';
import { tokensOf } from '../../src/core/dates/date-tokens.ts';
import { vocabularyOf } from '../../src/core/dates/vocabulary.ts';

const locales = join(import.meta.dirname, '../../locales');

/** Every word of a file, and what a table calls by it. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    FIELDS.has(key) ? wordsIn(one) : [key, ...wordsIn(one)],
  );
}

const FIELDS: ReadonlySet<string> = new Set([
  ...[
    'months',
    'weekdays',
    'near',
    'units',
    'counts',
    'times',
    'halves',
    'oclock',
    'until',
    'at',
    'on',
    'after',
  ],
  ...['for', 'ordinals', 'years', 'this', 'next', 'fillers', 'standFor', 'clock'],
  ...['minutes', 'hours', 'days', 'weeks', 'one', 'many'],
]);

test('Every word of dates.json can be typed, and what other words stand for is understood', () => {
  const { dates } = createLexicon(locales);
  for (const { from: _, to: __, ...words } of dates) {
    const all = wordsIn(words);
    assert.ok(all.length > 80);
    for (const word of all) assert.ok(tokensOf(word, vocabularyOf(dates)), word);
  }
});

test('A fault in dates.json stops the start and is named', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'dates-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(locales, folder, { recursive: true });
  const good: Record<string, unknown> = JSON.parse(readFileSync(join(locales, 'en/dates.json'), 'utf8'));
  const broken = { ...good, months: [['january']], times: { evening: '25:00' }, clock: 13, until: [] };
  writeFileSync(join(folder, 'en/dates.json'), JSON.stringify(broken));
  assert.throws(
    () => createLexicon(folder),
    ({ message }: Error) => {
      for (const fault of [
        'months must be a list of 12',
        'times.evening must be a time from 00:00 to 24:00',
        'clock must be 12 or 24',
        'until must be a list of words',
      ])
        assert.ok(message.includes(`en/dates.json: ${fault}`), fault);
      return true;
    },
  );
});
