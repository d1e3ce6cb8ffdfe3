import { asSeen, tour } from '../support/tour.ts';
import { applies, invitesGuard, linkIn } from '../support/touring.ts';

tour('Whoever does not agree, asks too often, or has a spot already', 'tour-joining', async (app) => {
  const anna = app.stranger('Анна');
  for (const command of ['/privacy', '/mydata', '/forget', '/start']) await app.says(anna, command);
  await app.taps(anna, 'Не согласен');
  await applies(app, anna, '7');
  await app.says(anna, '/start');
  await app.advance(24 * 60 + 30);
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Уточнить');
  app.world.sticker(olga);
  await app.quiet();
  await app.says(olga, 'ы'.repeat(1_100));
  await app.taps(olga, 'Отмена');
  await app.taps(anna, 'Пояснение');
  app.world.voice(anna);
  await app.quiet();
  app.world.photo(anna);
  await app.quiet();
  for (let line = 0; line < 6; line += 1) {
    await app.advance(1);
    await app.taps(anna, 'Пояснение');
    await app.says(anna, `И ещё ${line}`);
  }
  const card = structuredClone(app.world.messages(olga).findLast(({ text }) => text?.includes('📝')));
  await app.taps(olga, 'Отклонить');
  if (card) await app.world.press(olga, card, 'Одобрить');
  for (const spot of ['8', '99999999', '9']) {
    await app.says(anna, '/start');
    await app.says(anna, spot);
    if (spot.length === 1) await app.taps(olga, 'Отклонить');
  }
  await app.says(anna, '/start');
  await app.says(anna, '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12');
  await app.says(anna, '10');
  await app.taps(olga, 'Отклонить');
  await app.says(anna, '/start');
  await app.says(anna, '11');
  const gleb = app.stranger('Глеб');
  await app.says(gleb, '/start');
  await app.taps(gleb, 'Согласен');
  await app.taps(gleb, 'У меня нет места');
  await app.says(gleb, '/start');
  await app.taps(olga, 'Отклонить');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  return { people: [anna, gleb, olga] };
});

tour('Many claims at once, and lists that are older than what they show', 'tour-claims', async (app) => {
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const boris = await app.resident('Борис', [13]);
  await app.pool.query(
    `with people as (
       insert into persons (display_name, language, met_at) select 'Житель ' || n, 'ru', $1 from generate_series(1, 31) n
       returning id
     ), members as (
       insert into memberships (complex_id, person_id, consent_version, consented_at) select 1, id, 1, $1 from people
     ), claimed as (
       insert into claims (complex_id, person_id, made_at) select 1, id, $1 from people returning id, person_id
     )
     insert into claim_spots (complex_id, claim_id, spot, state)
     select 1, id, 200 + row_number() over (order by id), 'open' from claimed`,
    [app.clock.now()],
  );
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  const old = structuredClone(app.world.lastMessage(olga));
  await app.says(pavel, 'Управление');
  await app.taps(pavel, 'Заявки');
  await app.taps(pavel, 'Отклонить');
  await app.taps(olga, 'Подтвердить');
  if (old) await app.world.press(olga, old, 'Подтвердить');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить');
  await app.taps(olga, 'Следующая заявка');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  const vera = app.stranger('Вера');
  await applies(app, vera, '13');
  const asked = structuredClone(app.world.lastMessage(boris));
  await app.taps(boris, 'Не знаю этого человека');
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  if (asked) await app.world.press(boris, asked, 'Это моя семья');
  return { people: [olga, pavel, boris, vera] };
});

tour('Thirteen claims in an hour are one digest', 'tour-digest', async (app) => {
  const olga = await app.admin('Ольга');
  for (let at = 0; at < 12; at += 1) {
    const person = app.stranger(`Житель ${at + 1}`);
    await applies(app, person, String(100 + at));
  }
  const last = app.stranger('Житель 13');
  await app.says(last, '/start');
  await app.taps(last, 'Согласен');
  await app.taps(last, 'У меня нет места');
  await app.taps(olga, 'Заявки');
  await app.taps(olga, 'Одобрить все без спора');
  await app.taps(olga, 'Подтвердить');
  return { people: [olga] };
});

tour('Links that are used, dead, or not for whoever opens them', 'tour-links', async (app) => {
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const guard = await invitesGuard(app, olga);
  const stepan = app.stranger('Степан');
  app.world.start(olga, guard);
  await app.quiet();
  app.world.start(stepan, guard);
  await app.quiet();
  await app.taps(stepan, 'Согласен');
  await app.quiet();
  const again = await invitesGuard(app, olga);
  app.world.start(stepan, again);
  await app.quiet();
  app.world.start(boris, again);
  await app.quiet();
  await app.taps(boris, 'Отмена');
  app.world.start(boris, guard);
  await app.quiet();
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, '45');
  const spot = linkIn(app, olga);
  app.world.start(boris, spot);
  await app.quiet();
  const vera = app.stranger('Вера');
  app.world.start(vera, spot);
  await app.quiet();
  await app.taps(vera, 'Согласен');
  app.world.start(boris, spot);
  await app.quiet();
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, '46');
  app.world.start(boris, linkIn(app, olga));
  await app.quiet();
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Открытые ссылки');
  for (const _ of ['a spot', 'a guard']) {
    const list = app.world
      .messages(olga)
      .findLast(({ reply_markup: markup }) => markup?.inline_keyboard.length);
    await app.taps(olga, list?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '');
    await app.taps(olga, 'Подтвердить');
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Открытые ссылки');
  }
  await app.taps(olga, 'Журнал');
  return {
    people: [olga, stepan, boris, vera],
    steady: (text) => text.replaceAll(/(start[= ][a-z]_)\S+/g, '$1…'),
  };
});

tour(
  'A holder who knows nobody of that name, more notes than anybody reads, and a photo that is gone',
  'tour-explaining',
  async (app) => {
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [13]);
    const vera = app.stranger('Вера');
    await applies(app, vera, '13');
    await app.taps(boris, 'Не знаю этого человека');
    await app.taps(vera, 'Пояснение');
    app.world.photo(vera);
    await app.quiet();
    const card = asSeen(app, olga);
    await app.pool.query("update claim_messages set photo = null, text = 'Договор'");
    await card('Показать фото');
    for (let line = 1; line <= 10; line += 1) {
      await app.advance(1);
      await app.taps(vera, 'Пояснение');
      await app.says(vera, `Строка ${line}`);
    }
    return { people: [olga, vera] };
  },
);

tour(
  'Whoever ADMIN_IDS names is an admin at once',
  'tour-first-admin',
  async (app) => {
    const olga = app.stranger('Ольга', { id: 555001 });
    await app.says(olga, '/start');
    await app.taps(olga, 'Согласен');
    return { people: [olga] };
  },
  { ADMIN_IDS: '555001' },
);
