import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { borrows, leaves, listOf, opensSeek, seeks, takes } from '../support/lending.ts';
import { invites, steady } from '../support/passes.ts';
import type { TestApp } from '../support/test-app.ts';
import { asSeen, tour } from '../support/tour.ts';

const HOUR = 60;

const morning = (app: TestApp) => app.advance(12 * HOUR);

tour(
  'A spot until when it lasts, one at a time, and what the gate sees of it',
  'tour-lending',
  async (app) => {
    const boris = await app.resident('Борис', [45]);
    const gleb = await app.resident('Глеб', [46]);
    const anna = await app.resident('Анна', [12]);
    const yuli = await app.resident('Юля', []);
    const ivan = await app.guard('Иван');
    await morning(app);
    await opensSeek(app, anna);
    await app.taps(anna, 'Другая дата');
    for (const date of ['через 10 дней', 'через 5 минут']) await app.says(anna, date);
    await leaves(app, boris, 'До вечера');
    await seeks(app, anna);
    const late = listOf(app, anna);
    await borrows(app, yuli, 45);
    await takes(app, anna, 45, late);
    await leaves(app, gleb);
    await seeks(app, anna);
    const twice = listOf(app, anna);
    for (const list of [twice, twice]) await takes(app, anna, 46, list);
    await leaves(app, await app.resident('Дина', [47]));
    await borrows(app, anna, 47);
    await app.says(boris, 'Справочник мест');
    await app.says(boris, '45');
    await app.says(yuli, 'Справочник мест');
    await app.says(yuli, '46');
    await invites(app, boris, 'Света', '24 часа');
    await app.says(ivan, 'Проверить пропуск');
    await app.says(ivan, 'Света');
    await app.says(ivan, 'Проверить пропуск');
    await app.taps(ivan, 'Сегодня');
    await app.advance(8 * HOUR + 60);
    await app.advance(30);
    await app.says(ivan, 'Проверить пропуск');
    await app.taps(ivan, 'Сегодня');
    await app.says(boris, 'Уезжаю');
    await app.taps(boris, 'До завтра');
    await app.taps(boris, 'Отменить').catch(() => undefined);
    await app.taps(yuli, 'Написать хозяину');
    await app.taps(yuli, 'Ответить');
    await app.says(yuli, 'Уже иду');
    return { people: [anna, yuli, boris, ivan], steady };
  },
);

tour(
  'What ends it: the holder, an admin, a neighbour who is forgotten; many spots, and none',
  'tour-lending-ends',
  async (app, language) => {
    // «Место …» is the label of a spot, too.
    const free = language === 'ru' ? 'Место свободно' : 'The spot is free';
    const olga = await app.admin('Ольга', [1]);
    const boris = await app.resident('Борис', [45]);
    const gleb = await app.resident('Глеб', [46]);
    const anna = await app.resident('Анна', [12]);
    const vera = await app.resident('Вера', [13]);
    const kira = await app.resident('Кира', []);
    await morning(app);
    for (const person of [anna, vera]) {
      await seeks(app, person);
      await app.taps(person, 'Скажу, когда появится');
    }
    await leaves(app, boris);
    await app.says(boris, 'Вернулся');
    await leaves(app, boris);
    await app.taps(vera, 'Займу');
    await leaves(app, gleb);
    await app.taps(anna, 'Займу');
    await app.says(gleb, 'Моё место');
    await app.taps(gleb, 'Отказаться от места');
    await app.taps(gleb, 'Подтвердить');
    const gone = asSeen(app, anna);
    await app.taps(anna, free);
    await gone(free);
    await app.advance(3 * HOUR);
    await app.says(boris, 'Вернулся');
    for (const alert of ['/blocked 1', '/blocked 12', '/sos 1']) await app.says(vera, alert);
    await app.taps(vera, 'Написать хозяину');
    await app.advance(11);
    await app.taps(vera, 'Написать хозяину');
    await app.taps(boris, 'Написать соседу');
    await app.taps(vera, free);
    await leaves(app, boris);
    await borrows(app, kira, 45);
    await app.says(kira, '/forget');
    await app.taps(kira, 'Подтвердить');
    await borrows(app, vera, 45);
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Жители');
    await app.says(olga, 'Вера');
    await app.taps(olga, 'Вера · 13');
    await app.taps(olga, 'Заблокировать');
    await app.taps(olga, 'На сутки');
    await app.says(olga, 'Шум');
    await app.taps(olga, 'Подтвердить');
    await app.taps(vera, free);
    await many(app);
    await opensSeek(app, anna);
    await app.says(anna, '17:00');
    await takes(app, anna, 45);
    await app.advance(4 * HOUR);
    const yuli = await app.resident('Юля', []);
    await seeks(app, yuli);
    await takes(app, yuli, 45);
    await opensSeek(app, yuli);
    await app.says(yuli, '25.11 18:00');
    await app.taps(yuli, 'Скажу, когда появится');
    await app.taps(yuli, 'Больше не ищу');
    await opensSeek(app, yuli);
    await app.says(yuli, '25.11 18:00');
    await app.taps(yuli, 'Скажу, когда появится');
    const old = asSeen(app, anna);
    await app.advance(51 * HOUR);
    await deleteExpired(openTables(app.pool), new Date(app.clock.now().getTime() + 9 * 86_400_000));
    await old(free);
    return { people: [anna, vera, yuli, boris, gleb] };
  },
);

/** More spots stand free than a screen has buttons. */
async function many(app: TestApp): Promise<void> {
  const spots = Array.from({ length: 16 }, (_, at) => 60 + at);
  await app.resident('Хозяин', spots);
  await app.pool.query(
    `insert into free_marks (complex_id, spot, since, until, hidden)
     select 1, spot, $2, $3, false from unnest($1::int[]) spot`,
    [spots, app.clock.now(), new Date(app.clock.now().getTime() + 12 * 3_600_000)],
  );
}
