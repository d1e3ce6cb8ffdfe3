import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { scenesOf } from '../../playground/guide/scenes.ts';
import { signs } from '../../playground/guide/signs.ts';

const languages = ['ru', 'en'] as const;
type Language = (typeof languages)[number];

/** The words of the product, as they stand in the locales without their markup. */
const product = Object.fromEntries(
  languages.map((language) => {
    const folder = new URL(`../../locales/${language}/`, import.meta.url);
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    return [language, texts.join('\n').replaceAll(/<\/?[bi]>/g, '')];
  }),
);

const pageFile = (name: string) => import(`../../playground/page/${name}.js`);
type Scenes = Readonly<Record<string, Readonly<Record<string, string>>>>;
const scenesIn = async (language: Language): Promise<Scenes> => (await pageFile(`guide-${language}`)).scenes;
const wordsIn = async (language: Language): Promise<Readonly<Record<string, string>>> =>
  (await pageFile(`words-${language}`)).words;

for (const language of languages) {
  test(`In ${language} the guide knows the bot by words that the bot says`, () => {
    const unknown = Object.values(signs[language]).filter((words) => !product[language]?.includes(words));
    assert.deepEqual(unknown, []);
  });

  test(`In ${language} every label that the guide tells one to press exists`, async () => {
    const scenes = await scenesIn(language);
    const own = Object.values(await wordsIn(language)).map((text) => text.replace('{name}', ''));
    const told = Object.values(scenes)
      .flatMap((scene) => Object.values(scene))
      .join('\n');
    const labels = [...told.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, label = '']) => label);
    assert.ok(labels.length > 30);
    const isKey = (label: string) =>
      new RegExp(`^[\\w-]+ = [^\\p{L}\\p{N}]*${RegExp.escape(label)}$`, 'mu').test(product[language] ?? '');
    const unknown = labels.filter(
      (label) =>
        !isKey(label) &&
        !own.some((text) => text === label || (text.length > 8 && label.endsWith(text.trim()))),
    );
    assert.deepEqual(unknown, []);
  });

  test(`In ${language} the guide has words for each step of each scene, and for none else`, async () => {
    const scenes = await scenesIn(language);
    const wanted = scenesOf(signs[language]).map(({ id, steps }) => [
      id,
      ['title', ...steps.map((step) => step.id), 'end'],
    ]);
    assert.deepEqual(
      Object.entries(scenes).map(([id, texts]) => [id, Object.keys(texts)]),
      wanted,
    );
  });
}

test('The guide shows all seven features, and the faults', async () => {
  const titles = Object.values(await scenesIn('ru')).map(({ title }) => title);
  const features = [
    'Перегородили',
    'SOS сигнализация',
    'Домовой чат',
    'Уезжаю',
    'Гостевой пропуск',
    'Объявления',
    'Справочник мест',
  ];
  for (const feature of [...features, 'Борис закрыл бота', 'Нет сети'])
    assert.ok(titles.includes(feature), feature);
});
