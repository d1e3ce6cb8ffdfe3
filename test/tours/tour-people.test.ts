import type { Person } from '../../playground/index.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

async function opensCard(app: TestApp, admin: Person, who: string, label: string): Promise<void> {
  await opens(app, admin, 'Жители');
  await app.says(admin, who);
  await app.taps(admin, label);
}

tour(
  'An empty house: no journal, no spots, nobody to find, nobody but oneself',
  'tour-empty-house',
  async (app) => {
    const olga = await app.admin('Ольга', [1]);
    const gleb = await app.resident('Глеб', []);
    await opens(app, olga, 'Журнал');
    await app.pool.query('delete from holdings');
    await app.pool.query('delete from spots');
    await opens(app, olga, 'Места');
    await opens(app, olga, 'Жители');
    await app.says(olga, 'никого');
    await opensCard(app, olga, 'Ольга', '⭐ Ольга');
    await app.taps(olga, 'Снять с администраторов');
    await app.taps(olga, 'Подтвердить');
    await app.says(olga, '/forget');
    await opens(app, olga, 'Открытые ссылки');
    await opens(app, olga, 'Статистика');
    await app.says(gleb, 'Моё место');
    return { people: [olga, gleb] };
  },
);

tour(
  'Bans: days that cannot be, a reason too long, what is banned already, and oneself',
  'tour-bans',
  async (app) => {
    const olga = await app.admin('Ольга', [1]);
    const boris = await app.resident('Борис', [45]);
    await opensCard(app, olga, 'Борис', 'Борис · 45');
    const card = asSeen(app, olga);
    await card('Заблокировать');
    app.world.sticker(olga);
    await app.quiet();
    for (const day of ['когда-нибудь', '20.11.2020', '22.11', '1.1.2030', '30.11']) await app.says(olga, day);
    await app.advance(1);
    await app.says(olga, 'ы'.repeat(400));
    await app.says(olga, 'Грубит соседям');
    await app.taps(olga, 'Подтвердить');
    await card('Назначить администратором');
    await app.taps(olga, 'Подтвердить');
    await card('Заблокировать');
    await app.taps(olga, 'На неделю');
    await app.says(olga, 'Всё ещё грубит');
    await app.taps(olga, 'Подтвердить');
    await app.says(boris, '/blocked 46');
    await app.says(boris, 'Моё место');
    await app.says(boris, '/forget');
    await app.taps(boris, 'Отмена');
    await opensCard(app, olga, 'Борис', '🚫 Борис · 45');
    const banned = asSeen(app, olga);
    await banned('Разблокировать');
    await banned('Разблокировать');
    await card('Заблокировать');
    await app.taps(olga, 'На сутки');
    await app.says(olga, 'Опять');
    await app.taps(olga, 'Подтвердить');
    await app.says(boris, '/forget');
    await app.taps(boris, 'Подтвердить');
    await app.says(boris, '/start');
    await app.taps(boris, 'Согласен');
    await card('Заблокировать');
    await opens(app, olga, 'Журнал');
    return { people: [olga, boris] };
  },
);

tour('Roles: what is so already, a guard who is none, one admin less', 'tour-roles', async (app) => {
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел', [2]);
  const stepan = await app.guard('Степан');
  await opensCard(app, olga, 'Степан', '👮 Степан');
  const guard = asSeen(app, olga);
  await guard('Снять с охраны');
  const sure = asSeen(app, olga);
  await sure('Подтвердить');
  await guard('Снять с охраны');
  await app.taps(olga, 'Подтвердить');
  await opensCard(app, olga, 'Павел', '⭐ Павел · 2');
  await app.taps(olga, 'Снять с администраторов');
  await app.taps(olga, 'Подтвердить');
  await app.says(pavel, 'Управление');
  await app.says(stepan, 'Проверить пропуск');
  return { people: [olga, pavel, stepan] };
});

tour('Spots and who holds them, from both sides', 'tour-holders', async (app) => {
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [45]);
  const vera = await app.resident('Вера', [45]);
  await app.says(boris, 'Моё место');
  await app.taps(boris, 'Этот человек не из моей семьи');
  await app.taps(boris, 'Вера · место 45');
  await app.taps(boris, 'Подтвердить');
  await opens(app, olga, 'Места');
  await app.says(olga, '45');
  const spot = asSeen(app, olga);
  await spot('Убрать: Лена');
  const sure = asSeen(app, olga);
  await sure('Подтвердить');
  await sure('Подтвердить');
  await app.taps(lena, 'Это ошибка');
  await app.says(boris, 'Моё место');
  const mine = asSeen(app, boris);
  await mine('Этот человек не из моей семьи');
  const confirm = asSeen(app, boris);
  await confirm('Подтвердить');
  await app.says(vera, 'Моё место');
  await app.taps(vera, 'Отказаться от места');
  await app.taps(vera, 'Подтвердить');
  await mine('Этот человек не из моей семьи');
  await app.advance(1);
  await opensCard(app, olga, 'Борис', 'Борис · 45');
  await app.taps(olga, 'Назначить место');
  app.world.sticker(olga);
  await app.quiet();
  await app.says(olga, '45');
  await app.says(boris, 'Уезжаю');
  await app.says(boris, '46');
  return { people: [olga, boris, lena, vera] };
});

tour('Settings: every question with what it refuses', 'tour-settings', async (app) => {
  const olga = await app.admin('Ольга');
  for (const [label, wrong] of [
    ['Название', 'ы'.repeat(101)],
    ['Тихие часы', 'ночью'],
    ['Напоминание', 'сто'],
    ['Вызов охраны', '500'],
    ['Телефон охраны', 'у ворот'],
    ['Часовой пояс', 'Мордор'],
  ] as const) {
    await opens(app, olga, 'Настройки');
    await app.taps(olga, label);
    await app.says(olga, wrong);
    app.world.sticker(olga);
    await app.quiet();
    await app.taps(olga, 'Отмена');
  }
  return { people: [olga] };
});
