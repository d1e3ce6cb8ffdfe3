import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masked } from '../../src/core/complexes/settings.ts';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

const LABELS = {
  ru: [
    'Настройки',
    'Название',
    'Часовой пояс',
    'Тихие часы',
    'Без тихих часов',
    'Напоминание',
    'Телефон охраны',
  ],
  en: ['Settings', 'Name', 'Time zone', 'Quiet hours', 'No quiet hours', 'Reminder', "The guards' phone"],
} as const;
const MORE = {
  ru: { import: 'Импорт', apply: 'Применить', journal: 'Журнал' },
  en: { import: 'Import', apply: 'Apply', journal: 'Journal' },
} as const;

for (const language of ['ru', 'en'] as const) {
  test(`«Журнал» says what a setting and a label of a spot was, and what it is now, in ${language}`, async (t) => {
    const app = await openTestApp(t);
    const olga = await app.admin('Ольга', [], { languageCode: language });
    await app.resident('Борис', [13, 14, 15, 16, 17, 18, 19]);
    const [settings, name, zone, quiet, never, remind, phone] = LABELS[language];
    const { import: list, apply, journal } = MORE[language];
    const sets = async (setting: string, typed: string) => {
      await app.taps(olga, setting);
      await app.says(olga, typed);
    };
    const sends = async (rows: readonly string[]) => {
      await app.says(olga, '/admin');
      await app.taps(olga, list);
      const bytes = Buffer.from(['Место;Секция;Ряд', ...rows].join('\n'));
      app.world.document(olga, { name: 'spots.csv', bytes });
      await app.quiet();
      await app.taps(olga, apply);
    };
    await app.says(olga, '/admin');
    await app.taps(olga, settings);
    await sets(name, 'ЖК «Шумный двор»');
    await sets(zone, 'Asia/Omsk');
    await app.taps(olga, quiet);
    await app.taps(olga, never);
    await sets(remind, '3');
    await sets(phone, '+7 900 123-45-67');
    await sets(phone, '102');
    await sends([13, 14, 15, 16, 17, 18, 19].map((spot) => `${spot};А;1`));
    await sends([13, 14, 15, 16, 17, 18, 19].map((spot) => `${spot};${spot < 19 ? 'Б' : 'А'};1`));
    await app.says(olga, '/admin');
    await app.taps(olga, journal);
    const read = app.reads(olga);
    assert.match(read, /Тихий двор.*→.*Шумный двор/);
    assert.match(read, /(?:Москва|Moscow), UTC\+3 → (?:Омск|Omsk), UTC\+6/);
    assert.match(read, /\+7 9•• •••-••-67 → 102/);
    assert.doesNotMatch(read, /123/);
    assert.match(read, /13: А · 1 → Б · 1/);
    matchesGolden(t, app, `journal-values-${language}`, [olga]);
  });
}

test('A masked telephone is known by its ends alone; numbers of services are nobody’s', () => {
  const seen = ['+7 900 123-45-67', '8 (900) 1234567', '+49 30 1234567 доб. 2', '102', '112', '12-34-56'].map(
    masked,
  );
  assert.deepEqual(seen, [
    '+7 9•• •••-••-67',
    '8 (9••) •••••67',
    '+49 •• ••••••7 доб. 2',
    '102',
    '112',
    '12-34-56',
  ]);
});
