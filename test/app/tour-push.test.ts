import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { drafts } from '../support/announcing.ts';
import { openPushingHouse, type Phone, type PushingHouse } from '../support/browsers.ts';
import { matchesGolden } from '../support/golden.ts';
import { newReader } from '../support/push-server.ts';
import { openTestApp } from '../support/test-app.ts';
import { inEnglish } from '../support/tour.ts';
import { openBrowser } from '../support/web-client.ts';

/** What the phone of each of them showed by itself, with what can be pressed on it. */
async function screens(phones: readonly (readonly [Person, Phone])[]): Promise<string> {
  const all = await Promise.all(
    phones.map(async ([{ firstName }, phone]) => {
      const calls = (await phone.calls()).map(({ notification: { title, actions = [] } }) => {
        return `  ${[title, ...actions.map((one) => `[${one.title}]`)].join(' ')}`;
      });
      return [`\n${firstName}, 📱`, ...calls].join('\n');
    }),
  );
  return `${all.join('\n')}\n`;
}

/** Somebody whom an admin invited signs in at the web, and lets nobody call him there. */
async function hasBrowserAlone(app: PushingHouse, admin: Person, name: string): Promise<void> {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Пригласить жителя');
  await app.says(admin, '46');
  const [payload = ''] = /r_[\w-]+/.exec(app.reads(admin)) ?? [];
  const at = openBrowser(app.app().url, { origin: app.site });
  await at.call('POST session/code', { code: payload });
  const { cards } = await at.call('POST say', { text: `/start ${payload}` });
  const [agree] = cards.flatMap(({ buttons }) => buttons.flat());
  await at.call('POST press', { code: agree?.press, name });
  await app.quiet();
}

for (const language of ['ru', 'en'] as const) {
  test(`What phones show by themselves, and what cards say of it, in ${language}`, async (t) => {
    const app = await openPushingHouse(t, async (...asked) => {
      const opened = await openTestApp(...asked);
      return language === 'ru' ? opened : inEnglish(opened);
    });
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const stepan = await app.guard('Степан');
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    const [hers, his] = [await app.phoneOf(anna), await app.phoneOf(boris)];
    const [guards, admins] = [await app.phoneOf(stepan), await app.phoneOf(olga)];
    app.world.block(boris);
    app.world.block(olga);
    await app.quiet();

    await app.says(anna, '/blocked 45');
    await app.advance(2);
    await his.shows();
    await his.answersBy('in5');
    await app.taps(anna, 'Добавить фото или текст');
    await app.says(anna, 'Опаздываю');
    await app.advance(8);
    await app.taps(stepan, 'Беру');
    await app.taps(anna, 'Решено');
    await app.says(anna, '/sos 45');
    await his.at.call('POST push/test');
    await app.quiet();
    const again = await his.at.refused('POST push/test');
    await app.advance(2);
    const { keys: _, ...reader } = await newReader();
    const stranger = await his.at.refused('PUT push', { endpoint: 'https://push.example/a', ...reader });

    await drafts(app, pavel, 'Завтра моем паркинг');
    await app.taps(pavel, 'Отправить');
    await app.advance(1);
    const vera = app.stranger('Вера');
    await app.says(vera, '/start');
    await app.taps(vera, 'Согласен');
    await app.says(vera, '13');
    await hasBrowserAlone(app, pavel, 'Глеб');
    await app.says(pavel, 'Управление');
    await app.taps(pavel, 'Кому не дойдёт');
    await app.says(anna, '/privacy');
    const shown = await screens([
      [anna, hers],
      [boris, his],
      [stepan, guards],
      [olga, admins],
    ]);
    const beside = `${shown}\n🌐\n  ${again.words}\n  ${stranger.words}\n`;
    const chance = (text: string) =>
      text
        .replaceAll(/#login=[\w-]+/g, '#login=…')
        .replaceAll(/r_[\w-]+/g, 'r_…')
        .replaceAll(/\d{4} \d{4}/g, '0000 0000');
    matchesGolden(t, app, `tour-push-${language}`, [anna, pavel], {}, chance, beside);
  });
}
