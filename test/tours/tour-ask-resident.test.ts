import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { asks } from '../support/gate-questions.ts';
import { steady } from '../support/passes.ts';
import { asSeen, tour } from '../support/tour.ts';

tour(
  'A guard asks: let in, not expected, no answer, and what cannot be asked',
  'tour-ask-resident',
  async (app) => {
    const anna = await app.resident('Анна', [45]);
    const lena = await app.resident('Лена', [45]);
    const ivan = await app.guard('Иван');
    await app.says(ivan, 'Проверить пропуск');
    await app.taps(ivan, 'Спросить жителя');
    app.world.sticker(ivan);
    await app.quiet();
    await app.says(ivan, 'не знаю');
    await app.says(ivan, '45');
    app.world.sticker(ivan);
    await app.quiet();
    await app.says(ivan, 'о'.repeat(80));
    await app.taps(ivan, 'Такси');
    const asked = asSeen(app, lena);
    await app.taps(anna, 'Пустить');
    await asked('Не жду');
    await app.taps(ivan, 'Выехал');
    await asks(app, ivan, '45', 'Курьер');
    await asks(app, ivan, '45', 'Гость');
    await app.taps(anna, 'Не жду');
    await asks(app, ivan, '45', 'бригада окон');
    await app.advance(4);
    const silent = asSeen(app, ivan);
    await app.advance(12);
    await app.taps(lena, 'Пустить').catch(() => undefined);
    await silent('Спросить ещё раз');
    await app.taps(lena, 'Пустить');
    await asks(app, ivan, '45', 'Такси');
    await app.taps(anna, 'Пустить');
    await asks(app, ivan, '77');
    await app.says(anna, 'Моё место');
    return { people: [ivan, anna, lena], steady };
  },
);

tour(
  'Asked too often, nobody to reach, and questions that are gone',
  'tour-ask-resident-limits',
  async (app) => {
    const anna = await app.resident('Анна', [45, 47]);
    const boris = await app.resident('Борис', [46]);
    const [ivan, oleg] = [await app.guard('Иван'), await app.guard('Олег')];
    await asks(app, ivan, '45');
    for (let times = 0; times < 6; times += 1) {
      await app.advance(4);
      await app.taps(ivan, 'Спросить ещё раз');
    }
    const late = asSeen(app, anna);
    await app.advance(20);
    await late('Пустить');
    app.world.deactivate(boris);
    await asks(app, ivan, '46');
    const again = asSeen(app, ivan);
    await asks(app, ivan, '46');
    await asks(app, ivan, '47', 'Курьер');
    const asked = asSeen(app, anna);
    await app.says(anna, 'Моё место');
    await app.taps(anna, 'Отказаться от места');
    await app.taps(anna, 'Место 47');
    await app.taps(anna, 'Подтвердить');
    await asked('Пустить');
    await app.advance(26 * 60);
    await deleteExpired(openTables(app.pool), app.clock.now());
    await again('Спросить ещё раз');
    await asks(app, ivan, '45', 'Гость');
    await app.says(ivan, '/forget');
    await app.taps(ivan, 'Подтвердить');
    await app.says(oleg, 'Проверить пропуск');
    await app.taps(oleg, 'Спросить жителя');
    await app.says(oleg, '46');
    const who = asSeen(app, oleg);
    for (let times = 0; times < 21; times += 1) await who('Такси');
    return { people: [ivan, oleg, anna, boris] };
  },
);
