import { asSeen, tour } from '../support/tour.ts';

tour(
  'Nobody is left in a thread: the owner, the guard, whoever could be called',
  'tour-left',
  async (app) => {
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [45]);
    const stepan = await app.guard('Степан');
    await app.says(anna, '/blocked 45');
    await app.taps(boris, 'Иду');
    await app.advance(1);
    await app.says(boris, '/forget');
    await app.taps(boris, 'Подтвердить');
    app.world.say(anna, 'Вы где?', { replyTo: app.world.find(anna, '45')?.message_id });
    await app.quiet();
    await app.taps(anna, 'Решено');
    await app.says(anna, 'Перегородили');
    await app.taps(anna, 'Не знаю номер');
    await app.says(anna, 'Белая Лада');
    await app.says(anna, 'Перегородили');
    await app.taps(anna, 'Не знаю номер');
    await app.says(anna, 'Она всё ещё здесь');
    await app.taps(stepan, 'Беру');
    await app.says(stepan, '/forget');
    await app.taps(stepan, 'Подтвердить');
    return { people: [anna, boris, stepan] };
  },
);

tour('A guard waits for the same owner, and is called to nobody', 'tour-asking', async (app) => {
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(stepan, '/sos 45');
  await app.says(anna, '/sos 45');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(boris, 'Сигнализация выключена');
  return { people: [anna, boris, stepan] };
});

tour('Whoever is no guard any more, or is banned, writes no more', 'tour-silenced', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const stepan = await app.guard('Степан');
  await app.resident('Борис', [45]);
  const opensCard = async (who: string, label: string) => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Жители');
    await app.says(olga, who);
    await app.taps(olga, label);
  };
  await app.says(stepan, '/blocked 45');
  const his = app.world.lastMessage(stepan);
  await opensCard('Степан', '👮 Степан');
  await app.taps(olga, 'Снять с охраны');
  await app.taps(olga, 'Подтвердить');
  app.world.say(stepan, 'Где вы?', { replyTo: his?.message_id });
  await app.quiet();
  await app.says(anna, '/blocked 45');
  const card = asSeen(app, anna);
  await opensCard('Анна', 'Анна · 12');
  await app.taps(olga, 'Заблокировать');
  await app.taps(olga, 'На сутки');
  await app.says(olga, 'Грубит соседям');
  await app.taps(olga, 'Подтвердить');
  await card('Добавить фото или текст');
  return { people: [stepan, anna] };
});
