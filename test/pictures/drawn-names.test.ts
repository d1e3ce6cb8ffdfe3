import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRenderer } from '../../src/adapters/pictures/renderer.ts';
import { drawable, drawnName } from '../../src/chat/kit/svg.ts';
import { passPicture } from '../../src/chat/passes/pass-picture.ts';
import { glyphsOf } from '../support/glyphs.ts';

const WEIGHTS = ['400Regular', '700Bold'];
const fonts = WEIGHTS.map((weight) => glyphsOf(`@expo-google-fonts/roboto/${weight}/Roboto_${weight}.ttf`));

test('Nothing gets into a drawing that its font has no shape for', () => {
  const boxes: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    for (const sign of drawable(String.fromCodePoint(code)))
      if (fonts.some((font) => !font.has(sign.codePointAt(0) ?? 0))) boxes.push(code.toString(16));
  }
  assert.deepEqual(boxes, []);
  const ordinary = 'Жильё №45 «А-Я», Ёлка; café Ångström Ґ Ї Ў Ә Қ Ң Ө Ұ Ү Ҳ Ӯ Ğ ş ı 20 € 100 ₽ + ½…';
  assert.equal(drawable(ordinary), ordinary);
});

const NAMES: Readonly<Record<string, string | null>> = {
  'Марина 🚗💨': 'Марина',
  '🚗 А123ВС 77 🚗': 'А123ВС 77',
  '👨‍👩‍👧 семья': 'семья',
  '1️⃣ ✅ Иван ❤️ Петров': '1 Иван Петров',
  'А\u0301нна': 'А\u0301нна',
  Ёлка: 'Ёлка',
  '🚗🚗': null,
  გიორგი: null,
  '李雷 Li': null,
  محمد: null,
  '': null,
};

test('A name loses its emoji in a drawing; one that would lose letters is not drawn at all', () => {
  assert.deepEqual(Object.fromEntries(Object.keys(NAMES).map((name) => [name, drawnName(name)])), NAMES);
});

test('A picture of a pass is the same with emoji as without, wherever they stand', async (t) => {
  const { render, close } = createRenderer();
  t.after(close);
  const face = { title: 'Пропуск', spot: 'Место 45', until: 'до 22:36', codeLabel: 'Код', code: '482 913' };
  const picture = (guest: string, house: string) =>
    render(passPicture({ ...face, guest, house, qr: null, over: null }));
  const plain = await picture('Марина', 'Двор');
  assert.deepEqual(await picture('Марина🚗💨', 'Двор👨‍👩‍👧'), plain);
  assert.notDeepEqual(await picture('Марин', 'Двор'), plain);
});
