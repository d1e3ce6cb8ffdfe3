import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRenderer } from '../../src/adapters/pictures/renderer.ts';
import { readFont, widthOfLine } from '../../src/adapters/pictures/true-type.ts';
import { drawQr } from '../../src/adapters/qr/draw-qr.ts';
import { posterSheet } from '../../src/chat/administration/printed-poster.ts';
import { drawable } from '../../src/chat/kit/svg.ts';
import type { LaunchWords } from '../../src/chat/kit/word-keys/launch.ts';
import { readSheets, settingOf } from '../support/read-sheets.ts';
import { words } from '../support/words.ts';

const font = (weight: string) =>
  readFont(
    readFileSync(
      fileURLToPath(import.meta.resolve(`@expo-google-fonts/roboto/${weight}/Roboto_${weight}.ttf`)),
    ),
  );
const [regular, bold] = [font('400Regular'), font('700Bold')];

/** A4 in points, and what every printer leaves white. */
const PAGE = { width: 595.28, height: 841.89, white: 28 };

type House = { bot: string; address: string; guards: string | null; check: string | null };

const HOUSES: Readonly<Record<string, House>> = {
  'nothing set': { bot: '@a_bot', address: 't.me/a_bot', guards: null, check: null },
  'as it is': {
    bot: '@TihiyDvorBot',
    address: 'parking.example.org',
    guards: '+7 495 123-45-67',
    check: 'УК «Тихий двор», 8 495 765-43-21',
  },
  'as long as may be': {
    bot: `@${'w'.repeat(28)}_bot`,
    address: 'parking.tihiy-dvor-na-naberezhnoy.example.org',
    guards:
      '+7 495 123-45-67 доб. 2 (с 9 до 18), ночью +7 916 123-45-67, диспетчер 8 800 555-35-35 круглосуточно',
    check: 'УК «ТИХИЙ ДВОР НА НАБЕРЕЖНОЙ», 8 495 123-45-67, КАБИНЕТ 1234',
  },
  'no spaces at all': {
    bot: '@a_bot',
    address: 't.me/a_bot',
    guards: '1'.repeat(100),
    check: 'Ж'.repeat(60),
  },
};

type PosterKey = Extract<
  keyof LaunchWords,
  `poster-${'question' | 'what' | 'hidden' | 'never' | 'offline' | 'guards' | 'check' | 'step-camera' | 'step-number' | 'step-wait'}`
>;

const poster = (language: 'ru' | 'en', { bot, address, guards, check }: House) => {
  const plain = (key: PosterKey) => words.plain(language, key);
  return posterSheet({
    question: plain('poster-question'),
    what: plain('poster-what'),
    steps: [plain('poster-step-camera'), plain('poster-step-number'), plain('poster-step-wait')],
    bot,
    address,
    hidden: plain('poster-hidden'),
    never: plain('poster-never'),
    offline: plain('poster-offline'),
    guards: { label: plain('poster-guards'), said: guards },
    check: { label: plain('poster-check'), said: check },
    qr: drawQr(`https://${address}`),
  });
};

test('Letters of the poster are never smaller than 24 points, stay on the paper, and its code is read back', async (t) => {
  const { printSheets, close } = createRenderer();
  t.after(close);
  for (const language of ['ru', 'en'] as const) {
    for (const [name, house] of Object.entries(HOUSES)) {
      const what = `${language}, ${name}`;
      const file = await printSheets([poster(language, house)]);
      const [sheet] = readSheets(file);
      assert.ok(sheet);
      assert.deepEqual(sheet.codes, [`https://${house.address}`], what);
      const lines = settingOf(file);
      assert.equal(lines.length, sheet.words.length);
      for (const [at, line] of lines.entries()) {
        const said = sheet.words[at] ?? '';
        assert.ok(line.size >= 24, `${what}: «${said}» has ${line.size} points`);
        const end = line.x + (widthOfLine(line.bold ? bold : regular, said) * line.size) / 1000;
        assert.ok(end <= PAGE.width - PAGE.white, `${what}: «${said}» ends at ${end}`);
        assert.ok(line.y <= PAGE.height - PAGE.white, `${what}: «${said}» is at ${line.y}`);
      }
      const all = sheet.words.join('').replaceAll(' ', '');
      for (const piece of [house.bot, house.address, house.guards, house.check])
        assert.ok(all.includes(drawable(piece ?? '').replaceAll(' ', '')), `${what}: ${piece}`);
    }
  }
});

test('The poster says in Russian word for word what people fear, and has lines to write on', async (t) => {
  const { printSheets, close } = createRenderer();
  t.after(close);
  const sheet = poster('ru', HOUSES['nothing set'] ?? assert.fail());
  const said = readSheets(await printSheets([sheet]))[0]?.words.join(' ');
  assert.equal(
    said,
    'Перегородили машину? Напишите боту дома, хозяин узнает сразу. ' +
      '1. Наведите камеру. 2. Напишите номер места или машины. 3. Дождитесь подтверждения. @a_bot t.me/a_bot ' +
      'Имя и телефон соседям не видны. Бот не спрашивает паспорт, деньги и коды из СМС. ' +
      'Нет интернета или смартфона? Охрана: Проверить, что бот наш:',
  );
  assert.equal(sheet.filter(({ kind }) => kind === 'line').length, 3, 'two to write on, one between');
  const set = poster('ru', HOUSES['as it is'] ?? assert.fail());
  assert.equal(set.filter(({ kind }) => kind === 'line').length, 1);
});
