import { lend, linkOf, rents } from '../support/tenancy.ts';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

const steady = (text: string) => text.replaceAll(/r_[\w-]{22}/g, 'r_…');
const DAY = 24 * 60;

tour(
  'A spot is let: mistyped dates, a link, who comes by it, and what an admin sees of it',
  'tour-tenancy',
  async (app) => {
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [45]);
    const galya = await app.resident('Галя', [45]);
    const yulia = app.stranger('Юля');
    await app.says(boris, 'Моё место');
    const first = asSeen(app, boris);
    await app.taps(boris, 'Сдаю место до …');
    for (const typed of ['не знаю', 'через 2 часа', '01.03.2030', '25 декабря']) await app.says(boris, typed);
    await app.taps(boris, 'Подтвердить');
    const payload = linkOf(app, boris);
    app.world.start(yulia, payload);
    await app.quiet();
    await app.taps(yulia, 'Согласен');
    app.world.start(yulia, payload);
    await app.quiet();
    await app.says(yulia, 'Моё место');
    await app.advance(DAY / 2);
    await opens(app, olga, 'Журнал');
    await opens(app, olga, 'Места');
    await app.says(olga, '45');
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Отказаться от места');
    await app.taps(boris, 'Подтвердить');
    await first('Сдаю место до …');
    return { people: [boris, galya, yulia, olga], steady };
  },
);

tour(
  'Two spots, one of them let: renewed, told a week before, ended, and old buttons',
  'tour-tenancy-ends',
  async (app) => {
    const olga = await app.admin('Ольга');
    const boris = await app.resident('Борис', [45, 46]);
    const galya = await app.resident('Галя', [45]);
    const yulia = await app.resident('Юля', []);
    const letsAgain = async () => {
      await app.says(boris, 'Моё место');
      await app.taps(boris, 'Сдаю место 45 до …');
      await app.says(boris, 'через 10 дней');
      await app.taps(boris, 'Подтвердить');
      await rents(app, yulia, linkOf(app, boris));
      await app.advance(DAY / 2);
    };
    await letsAgain();
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Снимает место 45: Юля');
    const card = asSeen(app, boris);
    await app.taps(boris, 'Продлить');
    await app.says(boris, 'через 20 дней');
    await app.taps(boris, 'Подтвердить');
    await app.advance(14 * DAY);
    await app.advance(7 * DAY);
    await card('Закончить сдачу');
    await app.advance(1);
    await letsAgain();
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Снимает место 45: Юля');
    await app.taps(boris, 'Закончить сдачу');
    await app.taps(boris, 'Подтвердить');
    await app.advance(DAY / 2);
    await app.says(boris, 'Моё место');
    const mine = asSeen(app, boris);
    await app.taps(boris, 'Отказаться от места');
    await app.taps(boris, 'Место 46');
    await app.taps(boris, 'Подтвердить');
    await mine('Сдаю место 46 до …');
    await opens(app, olga, 'Журнал');
    return { people: [boris, galya, yulia, olga], steady };
  },
);

tour(
  'An alert goes to the tenant first, and the owner hears where he is silent',
  'tour-tenants-first',
  async (app) => {
    const boris = await app.resident('Борис', [45]);
    const yulia = await app.resident('Юля', []);
    const anna = await app.resident('Анна', [12]);
    await app.says(boris, 'Моё место');
    await app.taps(boris, 'Сдаю место до …');
    await app.says(boris, '25 декабря');
    await app.taps(boris, 'Подтвердить');
    await rents(app, yulia, linkOf(app, boris));
    await app.says(anna, '/blocked 45');
    await app.advance(6);
    await app.taps(boris, 'Иду');
    await app.taps(anna, 'Решено');
    return { people: [anna, boris, yulia], steady };
  },
);

tour(
  'A neighbour who stands there with permission is told beside the holder, and answers as himself',
  'tour-borrower',
  async (app) => {
    const boris = await app.resident('Борис', [45]);
    const kirill = await app.resident('Кирилл', [7]);
    const anna = await app.resident('Анна', [12]);
    const stepan = await app.guard('Степан');
    await lend(app, 45, kirill);
    await app.says(anna, '/blocked 45');
    await app.taps(kirill, 'Иду');
    await app.advance(6);
    await app.taps(kirill, 'Готово, машину убрал');
    await app.taps(anna, 'Позвать охрану');
    await app.taps(anna, 'Решено');
    await app.says(anna, '/sos 45');
    await app.taps(kirill, 'Ответить');
    await app.says(kirill, 'бегу');
    await app.says(kirill, '/cancel');
    await app.taps(kirill, 'Сигнализация выключена');
    await app.taps(boris, 'Сигнализация выключена');
    await app.says(anna, '/spot 45 горят фары');
    const asked = asSeen(app, kirill);
    await app.pool.query(`update lendings set ended_at = $1, ending = 'left'`, [app.clock.now()]);
    await asked('Иду');
    await app.taps(boris, 'Иду');
    return { people: [anna, boris, kirill, stepan] };
  },
);
