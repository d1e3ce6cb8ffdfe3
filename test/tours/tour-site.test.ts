import { SITE } from '../support/passer-by.ts';
import { tour } from '../support/tour.ts';
import { openBrowser } from '../support/web-client.ts';

/** Secrets of one time, and what they open. */
const steady = (text: string) =>
  text
    .replaceAll(/#login=[\w-]+/g, '#login=SECRET')
    .replaceAll(/start=r_[\w-]+/g, 'start=r_SECRET')
    .replaceAll(/\b\d{4} \d{4}\b/g, '1234 5678');

const loginIn = (text: string) => /#login=([\w-]{22})/.exec(text)?.[1] ?? '';

tour(
  'Into the app in the browser: a link, eight digits, and news of each device',
  'tour-site',
  async (app) => {
    const anna = await app.resident('Анна', [12]);
    const olga = await app.admin('Ольга');
    await app.says(anna, '/web');
    await app.taps(anna, 'Новый код');
    const enter = async (userAgent: string) => {
      const browser = openBrowser(app.app().url, { origin: SITE.PUBLIC_URL });
      const token = loginIn(app.reads(anna));
      await browser.call('POST session/link', { token }, { 'user-agent': userAgent });
      await app.quiet();
    };
    await enter('Mozilla/5.0 (iPhone) Version/19.0 Safari/605.1');
    const news = structuredClone(app.world.lastMessage(anna));
    await app.taps(anna, 'Это не я');
    if (news) await app.world.press(anna, news, 'Это не я');
    await app.says(anna, '/web');
    await enter('curl');
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Пригласить жителя');
    await app.says(olga, '13');
    return { people: [anna, olga], steady };
  },
  SITE,
);

tour('A house without an app in the browser says so', 'tour-site-none', async (app) => {
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, '/web');
  return { people: [anna] };
});
