import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRenderer } from '../../src/adapters/pictures/renderer.ts';
import { drawQrs } from '../../src/adapters/qr/draw-qrs.ts';
import type { Sheet } from '../../src/chat/kit/sheets.ts';
import { stripSheets } from '../../src/chat/strips/printed-strips.ts';
import { readSheets } from '../support/read-sheets.ts';

const WORDS = {
  house: 'ЖК «Дубрава»',
  what: ['Перегородили машину?', 'Хозяин узнает сразу.'],
  camera: ['Наведите камеру', 'или откройте'],
  address: 't.me/parking_bot',
  thenCode: 'и напишите:',
  elsewhere: null,
  until: 'До 28 января',
} as const;

const link = (at: number) => `https://t.me/parking_bot?start=s_${String(at).padStart(22, 'x')}`;

async function strips(count: number) {
  const qrs = await drawQrs(Array.from({ length: count }, (_, at) => link(at + 1)));
  return qrs.map((qr, at) => ({ place: `Место ${at + 1}`, code: 'K7PM-4XQ2', qr }));
}

test('400 strips are fifty sheets of one file, in the order of the spots, and every code is read back', async (t) => {
  const { printSheets, close } = createRenderer();
  t.after(close);
  const file = await printSheets(stripSheets(await strips(400), WORDS));
  assert.ok(file.length < 2_000_000, `${file.length} bytes`);
  const sheets = readSheets(file);
  assert.equal(sheets.length, 50);
  const places = sheets.flatMap(({ words }) => words.filter((one) => one.startsWith('Место')));
  assert.deepEqual(
    places,
    Array.from({ length: 400 }, (_, at) => `Место ${at + 1}`),
  );
  for (const [at, sheet] of [...sheets.entries()].filter(([at]) => at % 12 === 0))
    assert.deepEqual(
      sheet.codes,
      Array.from({ length: 8 }, (_, of) => link(at * 8 + of + 1)),
    );
});

test('Letters of both alphabets are shapes of the font, and whatever it has none for is left out', async (t) => {
  const { printSheets, close } = createRenderer();
  t.after(close);
  const sheet: Sheet = [
    { kind: 'words', x: 10, y: 20, said: 'Ёж, Yes — «№45» 🚗', size: 12 },
    { kind: 'words', x: 10, y: 40, said: 'Жирно', size: 24, bold: true, anchor: 'middle', room: 20 },
  ];
  assert.deepEqual(readSheets(await printSheets([sheet])), [
    { words: ['Ёж, Yes — «№45» ', 'Жирно'], codes: [] },
  ]);
});
