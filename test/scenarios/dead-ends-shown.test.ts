import { test } from 'node:test';
import { generateIdentity } from 'age-encryption';
import { matchesGolden } from '../support/golden.ts';
import { openTestApp } from '../support/test-app.ts';

const LABELS = {
  ru: {
    blocked: 'Перегородили',
    sos: 'SOS сигнализация',
    cancel: 'Отмена',
    call: 'Позвать охрану',
    complain: 'Пожаловаться',
    confirm: 'Подтвердить',
    write: 'Добавить фото или текст',
  },
  en: {
    blocked: 'Blocked in',
    sos: 'SOS car alarm',
    cancel: 'Cancel',
    call: 'Call the guards',
    complain: 'Complain',
    confirm: 'Confirm',
    write: 'Add a photo or text',
  },
} as const;

for (const language of ['ru', 'en'] as const) {
  test(`What leads out of a dead end, in ${language}: cancelling, a complaint, a silence, the day’s limit, a key`, async (t) => {
    const app = await openTestApp(t);
    const label = LABELS[language];
    const people = { languageCode: language };
    await app.guard('Степан');
    await app.admin('Ольга');
    const anna = await app.resident('Анна', [12], people);
    const boris = await app.resident('Борис', [45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55], people);
    await app.says(anna, label.blocked);
    const stale = structuredClone(app.world.lastMessage(anna));
    await app.says(anna, label.sos);
    if (stale) await app.world.press(anna, stale, label.cancel);
    await app.says(anna, '45');
    await app.taps(boris, label.complain);
    await app.taps(boris, label.confirm);
    await app.taps(boris, label.complain);
    await app.taps(boris, label.confirm);
    await app.advance(11);
    for (let line = 0; line < 10; line += 1) await app.says(anna, 'ау');
    await app.taps(anna, label.write);
    await app.says(anna, 'Спускаюсь');
    await app.says(anna, 'Спускаюсь');
    for (let spot = 46; spot < 55; spot += 1) {
      await app.says(anna, `/blocked ${spot}`);
      await app.advance(11);
    }
    await app.says(anna, '/blocked 55');
    await app.taps(anna, label.call);
    app.world.document(boris, { name: 'key.txt', bytes: Buffer.from(await generateIdentity()) });
    await app.quiet();
    matchesGolden(t, app, `dead-ends-${language}`, [anna, boris]);
  });
}
