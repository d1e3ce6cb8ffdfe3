import { ADMIN } from '../support/group.ts';
import { asSeen, tour } from '../support/tour.ts';
import { announces, linksGroup } from '../support/touring.ts';

tour(
  'An announcement that is none, too long, called off, and pressed again',
  'tour-announcements',
  async (app) => {
    const olga = await app.admin('Ольга', [1]);
    const anna = await app.resident('Анна', [12]);
    const stepan = await app.guard('Степан');
    await app.says(stepan, 'Объявления');
    await app.says(olga, 'Объявления');
    await app.taps(olga, 'Новое объявление');
    app.world.voice(olga);
    await app.quiet();
    await app.says(olga, 'а'.repeat(4_090));
    app.world.photo(olga, { caption: 'б'.repeat(1_000) });
    await app.quiet();
    await app.says(olga, 'Черновик');
    const left = asSeen(app, olga);
    await app.taps(olga, 'Отмена');
    await left('Отправить');
    await app.advance(60);
    await announces(app, olga, 'Завтра уборка');
    const draft = asSeen(app, olga);
    await draft('Отправить');
    await draft('Отправить');
    const waits = asSeen(app, olga);
    await waits('Не отправлять');
    await waits('Срочно, сейчас');
    await announces(app, olga, 'Прорвало трубу');
    const urgent = asSeen(app, olga);
    await urgent('Срочно, сейчас');
    await urgent('Срочно, сейчас');
    await app.says(olga, 'Объявления');
    await app.taps(olga, 'Новое объявление');
    app.world.document(olga, { name: 'Правила.pdf', bytes: Buffer.from('%PDF'), caption: 'Правила' });
    await app.quiet();
    await app.taps(olga, 'Срочно, сейчас');
    await app.says(anna, 'Объявления');
    return { people: [olga, anna, stepan] };
  },
);

tour('Pinning: no group, no right, thrown out', 'tour-pins', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const group = await linksGroup(app, olga, [anna], { ...ADMIN, can_pin_messages: true });
  await announces(app, olga, 'Красят разметку');
  await app.taps(olga, 'Отправить');
  const card = asSeen(app, olga);
  const mend = app.world.addFault({
    kind: 'refusal',
    method: 'pinChatMessage',
    description: 'Bad Request: no',
  });
  await card('Закрепить в чате дома');
  mend();
  app.world.removeBot(group, olga);
  await app.quiet();
  await card('Закрепить в чате дома');
  await app.says(olga, '/group');
  await app.pool.query('update groups set present = true');
  await card('Закрепить в чате дома');
  return { people: [olga] };
});
