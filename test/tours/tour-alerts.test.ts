import { invites, steady } from '../support/passes.ts';
import { tour } from '../support/tour.ts';

tour('A guard calls, two holders answer, an admin helps', 'tour-guard-calls', async (app) => {
  const stepan = await app.guard('Степан');
  const vera = await app.admin('Вера', [1]);
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [45]);
  await app.says(stepan, '/blocked 45');
  await app.taps(stepan, 'Добавить фото или текст');
  await app.says(stepan, 'Эвакуатор уже у ворот');
  await app.taps(boris, 'Иду');
  await app.taps(lena, 'Не моя машина');
  await app.taps(stepan, 'Позвать охрану');
  const called = structuredClone(app.world.lastMessage(vera));
  await app.taps(vera, 'Беру');
  if (called) {
    app.world.say(vera, 'Сейчас спущусь', { replyTo: called.message_id });
    await app.quiet();
  }
  await app.taps(boris, 'Готово, машину убрал');
  await app.taps(vera, 'Сделано');
  await app.taps(stepan, 'Решено');
  await app.says(stepan, '/blocked 45');
  await app.says(stepan, '/blocked 77');
  await app.taps(stepan, 'Позвать охрану');
  return { people: [stepan, vera, boris, lena] };
});

tour('A holder answers in his own words, and aloud', 'tour-typed-answers', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.says(boris, 'через 10 минут');
  await app.taps(boris, 'Буду через 15 минут');
  await app.says(boris, 'ищу ключи');
  app.world.voice(boris);
  await app.quiet();
  await app.says(boris, 'уже убрал');
  await app.taps(boris, 'Готово, машину убрал');
  await app.taps(anna, 'Решено');
  return { people: [anna, boris] };
});

tour('A howling alarm, for neighbours and for one without a spot', 'tour-sos', async (app) => {
  const anna = await app.resident('Анна', [12, 13]);
  const gleb = await app.resident('Глеб', []);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/sos 12');
  await app.says(anna, '/blocked 12');
  await app.says(gleb, '/sos 45');
  await app.says(anna, '/sos 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Кричит уже час');
  await app.says(anna, 'ы'.repeat(3_600));
  app.world.voice(anna);
  await app.quiet();
  await app.taps(boris, 'Иду');
  await app.advance(8);
  await app.taps(gleb, 'Решено');
  await app.taps(anna, 'Решено');
  await app.says(anna, '/sos 45');
  return { people: [anna, gleb, boris] };
});

tour('Words to an owner, and what is not passed on', 'tour-words', async (app) => {
  const gleb = await app.resident('Глеб', []);
  const stepan = await app.guard('Степан');
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [45]);
  await app.says(gleb, '/spot 45 открыто окно');
  await app.taps(gleb, 'Добавить фото или текст');
  await app.says(gleb, 'И дождь идёт');
  await app.taps(lena, 'Ответить');
  await app.says(lena, 'Спасибо, закрою');
  const mend = app.world.addFault({
    kind: 'refusal',
    method: 'sendPhoto',
    description: 'Bad Request: IMAGE_PROCESS_FAILED',
  });
  app.world.photo(gleb, { caption: 'Вот это окно' });
  await app.quiet();
  app.world.photo(stepan, { caption: '/spot 45 мигают фары' });
  await app.quiet();
  mend();
  app.world.block(lena);
  app.world.block(boris);
  await app.quiet();
  await app.taps(gleb, 'Добавить фото или текст');
  await app.says(gleb, 'Вы тут?');
  return { people: [gleb, stepan, boris, lena] };
});

tour(
  'Peace for a day, and buttons that are older than what they ask for',
  'tour-old-buttons',
  async (app) => {
    const anna = await app.resident('Анна', [12, 13]);
    const boris = await app.resident('Борис', [45]);
    const stepan = await app.guard('Степан');
    await app.says(anna, '/blocked 45');
    const hers = structuredClone(app.world.lastMessage(anna)) ?? anna;
    const his = structuredClone(app.world.lastMessage(boris)) ?? boris;
    const press = async (person: typeof anna, message: typeof hers, label: string) => {
      if ('message_id' in message) await app.world.press(person, message, label);
      await app.quiet();
    };
    await press(boris, his, 'Не беспокоить от этого соседа сутки');
    await press(anna, hers, 'Напомнить');
    await app.advance(3);
    await press(anna, hers, 'Напомнить');
    await press(boris, his, 'Иду');
    await press(anna, hers, 'Ошибся номером');
    for (let times = 0; times < 3; times += 1) {
      await app.advance(5);
      await press(anna, hers, 'Напомнить');
    }
    await press(anna, hers, 'Позвать охрану');
    await press(anna, hers, 'Позвать охрану');
    await press(anna, hers, 'Решено');
    for (const label of ['Решено', 'Напомнить', 'Добавить фото или текст']) await press(anna, hers, label);
    await press(boris, his, 'Не моя машина');
    await app.advance(6);
    await app.says(anna, '/blocked 45');
    await app.taps(boris, 'Не моя машина');
    await press(anna, hers, 'Напомнить');
    return { people: [anna, boris, stepan] };
  },
);

tour('Nobody can be told: the house, its guards and its admin are away', 'tour-nobody', async (app) => {
  await app.pool.query("update complexes set guard_phone = '+7 495 000-00-00'");
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [46]);
  const olga = await app.admin('Ольга', [1]);
  await app.says(olga, '/blocked 77');
  await app.taps(olga, 'Позвать охрану');
  await app.says(anna, '/blocked 45');
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 46');
  await app.says(lena, 'Моё место');
  await app.taps(lena, 'Отказаться от места');
  await app.taps(lena, 'Подтвердить');
  app.world.block(olga);
  await app.quiet();
  await app.says(anna, '/blocked 78');
  await app.taps(anna, 'Позвать охрану');
  const stepan = await app.guard('Степан');
  app.world.block(stepan);
  await app.quiet();
  await app.says(anna, '/blocked 79');
  await app.taps(anna, 'Позвать охрану');
  return { people: [anna, olga, boris, lena] };
});

tour('A car that nobody knows, and the host of a guest', 'tour-unknown', async (app) => {
  const anna = await app.resident('Анна', [12, 13]);
  const boris = await app.resident('Борис', [45]);
  const gleb = await app.resident('Глеб', [46]);
  const stepan = await app.guard('Степан');
  await invites(app, boris, 'А 123 ВС 77');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'ы'.repeat(3_600));
  await app.says(anna, 'белая Лада a123bc77');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Стоит у ворот');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Сейчас позвоню гостю');
  await app.taps(boris, 'Готово, машину убрал');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Перегородили, номер неизвестен');
  await app.taps(anna, 'Решено');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.says(anna, 'та же Лада');
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Чужая машина на моём месте');
  await app.taps(anna, '13');
  await app.says(anna, 'Синий грузовик');
  await app.says(anna, 'Моё место');
  await app.advance(11);
  await app.taps(stepan, 'Беру');
  await app.taps(stepan, 'Сделано');
  await app.taps(anna, 'Решено');
  await app.says(stepan, 'Перегородили');
  await app.taps(stepan, 'Не знаю номер');
  await app.says(stepan, 'Чёрный джип');
  const olga = await app.admin('Ольга');
  await app.says(olga, 'Перегородили');
  await app.taps(olga, 'Не знаю номер');
  await app.says(olga, 'Красный фургон');
  await app.taps(olga, 'Добавить фото или текст');
  await app.says(olga, 'У шлагбаума');
  return { people: [anna, boris, gleb, stepan, olga], steady };
});
