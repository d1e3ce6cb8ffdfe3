import { ADMIN } from '../support/group.ts';
import { asSeen, tour } from '../support/tour.ts';
import { linksGroup } from '../support/touring.ts';

const slow = (chat: number, retryAfter: number) =>
  ({ kind: 'too-many-requests', method: 'sendMessage', chat, retryAfter }) as const;

tour(
  'The messenger makes an owner’s chat wait, the guards’ too, and then for too long',
  'tour-slow',
  async (app) => {
    const stepan = await app.guard('Степан');
    const olga = await app.admin('Ольга', [1]);
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const lena = await app.resident('Лена', [46]);
    const group = await linksGroup(app, olga, [anna], ADMIN);
    app.world.addFault({ ...slow(boris.id, 237), times: 1 });
    await app.says(anna, '/blocked 45');
    const early = asSeen(app, anna);
    await app.advance(1);
    app.world.addFault({ ...slow(stepan.id, 60), times: 1 });
    app.world.addFault({ ...slow(olga.id, 60), times: 1 });
    await early('Позвать охрану');
    await app.advance(1);
    await app.advance(3);
    await app.taps(boris, 'Иду');
    await app.taps(anna, 'Решено');
    await app.advance(20);
    app.world.say(anna, `@${app.world.bot.username} 46 мигают фары`, { chat: group });
    app.world.addFault({ ...slow(lena.id, 237), times: 1 });
    await app.quiet();
    await app.advance(5);
    const silence = app.world.addFault(slow(boris.id, 7_200));
    await app.says(anna, '/blocked 45');
    for (let minutes = 0; minutes < 35; minutes += 5) await app.advance(5);
    silence();
    return { people: [anna, boris, stepan, olga], groups: { group } };
  },
);

tour('Words and a reminder that the messenger does not take at once', 'tour-late-words', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Ответить');
  const words = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: anna.id });
  await app.says(boris, 'Спускаюсь');
  await app.advance(3);
  words();
  await app.advance(2);
  await app.taps(anna, 'Решено');
  await app.advance(10);
  await app.says(anna, '/blocked 45');
  const silence = app.world.addFault({ kind: 'server-error', method: 'sendMessage', chat: boris.id });
  for (let minutes = 0; minutes < 40; minutes += 5) await app.advance(5);
  silence();
  return { people: [anna, boris] };
});
