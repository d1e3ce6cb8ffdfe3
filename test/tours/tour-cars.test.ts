import { fail } from 'node:assert/strict';
import { adds } from '../support/cars.ts';
import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

tour('Cars of one’s own: mistyped, too many, sold, and old buttons', 'tour-cars', async (app) => {
  const anna = await app.resident('Анна', [12]);
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Мои машины');
  const emptyList = asSeen(app, anna);
  await app.taps(anna, 'Добавить машину');
  for (const typed of ['777', 'А123', 'а 123 вс 777']) await app.says(anna, typed);
  const stale = asSeen(app, anna);
  await app.taps(anna, 'Исправить');
  await app.says(anna, 'a124bc 777 rus');
  await app.says(anna, 'да');
  await stale('Да, верно');
  await app.taps(anna, 'Да, верно');
  const list = asSeen(app, anna);
  await adds(app, anna, 'А124ВС777');
  for (const plate of ['А200ВС77', '1234 AB-7', 'А400ВС77']) await adds(app, anna, plate);
  await app.taps(anna, 'Убрать A124BC777');
  await app.taps(anna, 'Подтвердить');
  await list('Убрать A124BC777');
  for (const plate of ['А500ВС77', 'А600ВС77']) await adds(app, anna, plate);
  await app.advance(24 * 60 + 1);
  await adds(app, anna, 'А600ВС77');
  await app.advance(1);
  await emptyList('Добавить машину');
  return { people: [anna] };
});

tour(
  'A plate that two people name: family, a stranger, what the admins do, and who is told',
  'tour-cars-disputed',
  async (app) => {
    const anna = await app.resident('Анна', [12, 13]);
    const boris = await app.resident('Борис', []);
    const olga = await app.admin('Ольга');
    const pavel = await app.admin('Павел');
    await adds(app, anna, 'А123ВС777');
    await adds(app, boris, 'А123ВС777');
    await opens(app, olga, 'Жители');
    await app.says(olga, 'Борис');
    await app.taps(olga, 'Борис');
    await app.taps(olga, '🚗 А123ВС777');
    await app.taps(anna, 'Это моя семья');
    await app.taps(anna, 'Не знаю этого человека');
    const card = asSeen(app, pavel);
    await app.taps(olga, 'Отклонить');
    await card('Отклонить');
    await app.taps(olga, 'Подтвердить машину');
    const answered = asSeen(app, anna);
    await answered('Это моя семья');
    await opens(app, olga, 'Жители');
    await app.says(olga, 'Анна');
    await app.taps(olga, 'Анна · 12, 13');
    await app.taps(olga, '🚗 А123ВС777');
    const looked = asSeen(app, olga);
    await app.taps(olga, 'Убрать: Анна');
    await app.taps(olga, 'Подтвердить');
    await looked('Убрать: Анна');
    await answered('Это моя семья');
    await opens(app, olga, 'Журнал');
    return { people: [anna, boris, olga, pavel] };
  },
);

tour(
  'Numbers of cars in the house’s list: shown first, confirmed by the owner of the spot, once',
  'tour-cars-listed',
  async (app) => {
    const olga = await app.admin('Ольга');
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const list = 'Место;Номера машин\n12;а123вс77, К200КК 77\n45;М300ММ77 / гость\n46;Т400ТТ77\n';
    const imports = async () => {
      await opens(app, olga, 'Импорт');
      app.world.document(olga, { name: 'list.csv', bytes: Buffer.from(list) });
      await app.quiet();
    };
    await imports();
    await app.taps(olga, 'Применить');
    await opens(app, olga, 'Жители');
    await app.says(olga, 'Борис');
    await app.taps(olga, 'Борис · 45');
    await app.taps(olga, '🚗 М300ММ77');
    await app.taps(anna, 'Не моя');
    await app.world.press(anna, app.world.find(anna, 'А123ВС77') ?? fail(), 'Да, моя');
    await app.quiet();
    await app.taps(boris, 'Да, моя');
    await imports();
    return { people: [olga, anna, boris] };
  },
);
