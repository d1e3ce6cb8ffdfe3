import { drives } from '../support/plates.ts';
import { asSeen, tour } from '../support/tour.ts';
import { linksGroup } from '../support/touring.ts';

const ADMIN = { can_invite_users: true };

tour(
  'A plate is read: a piece, one’s own, beside a spot, bare, none of the house',
  'tour-plates-read',
  async (app) => {
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [4567]);
    await drives(app, anna, 'Е001КХ77');
    await drives(app, boris, 'А123ВС777');
    await app.says(anna, '/blocked');
    for (const typed of ['ВС777', 'Е001КХ', 'место 45, А123ВС']) await app.says(anna, typed);
    await app.taps(anna, 'Отмена');
    await app.says(anna, '/blocked место 100000, А123ВС');
    await app.taps(anna, 'Машина А123ВС');
    await app.taps(anna, 'Решено');
    await app.says(anna, '/blocked А123ВС');
    await app.says(anna, '/sos Е001КХ');
    await app.says(anna, '/spot Е001КХ привет');
    await app.advance(10);
    await app.says(anna, 'А123ВС');
    await app.says(anna, '/spot А123ВС');
    await app.says(anna, 'У вас открыто окно');
    await app.taps(anna, 'Добавить фото или текст');
    await app.says(anna, 'Слева');
    await app.taps(boris, 'Ответить');
    await app.says(boris, 'Спасибо');
    await app.taps(anna, 'Решено');
    await app.pool.query("update spots set section = 'P1'");
    await app.advance(10);
    await app.says(anna, '/blocked 777');
    return { people: [anna, boris] };
  },
);

tour(
  'A plate leads on: photos, a sold car, a promise that is gone, a closed bot, two owners',
  'tour-plates-lead',
  async (app) => {
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [4567]);
    const vera = await app.resident('Вера', [4568]);
    const stepan = await app.guard('Степан');
    await drives(app, boris, 'А123ВС77');
    await drives(app, vera, 'А123ВС777');
    await app.says(anna, '/sos А123ВС');
    await app.taps(anna, 'Не видно');
    await app.taps(anna, 'Решено');
    await app.advance(10);
    await app.says(anna, '/spot А123ВС горят фары');
    await app.taps(anna, 'Не видно');
    await app.taps(anna, 'Решено');
    await app.advance(10);
    await app.says(anna, '/blocked');
    app.world.photo(anna, { caption: 'А123ВС77' });
    await app.quiet();
    await app.taps(boris, 'Не моя машина');
    const sold = asSeen(app, boris);
    await app.taps(boris, 'Продал, убрать из моих машин');
    await sold('Продал, убрать из моих машин').catch(() => null);
    await app.taps(anna, 'Решено');
    await app.advance(10);
    await app.says(anna, '/blocked А123ВС777');
    await app.advance(1);
    await app.taps(vera, 'Иду');
    await app.says(vera, '/forget');
    await app.taps(vera, 'Подтвердить');
    await app.taps(anna, 'Решено');
    await drives(app, boris, 'В777ОР77');
    app.world.block(boris);
    await app.advance(10);
    await app.says(anna, '/blocked В777ОР');
    return { people: [anna, boris, vera, stepan] };
  },
);

tour(
  'A car that nobody registered: an alarm, a message, a guest’s host, the house chat',
  'tour-plates-unfound',
  async (app) => {
    const olga = await app.admin('Ольга', [1]);
    const anna = await app.resident('Анна', [12]);
    const boris = await app.resident('Борис', [4567]);
    await app.says(boris, 'Гостевой пропуск');
    await app.says(boris, 'В777ОР77');
    await app.taps(boris, '4 часа');
    await app.says(anna, '/sos В777ОР 77');
    await app.taps(boris, 'Сигнализация выключена');
    await app.advance(10);
    await app.says(anna, '/spot В777ОР 77 горят фары');
    await app.taps(boris, 'Буду через 5 минут');
    await app.taps(anna, 'Решено');
    const group = await linksGroup(app, olga, [anna], ADMIN);
    await app.advance(10);
    app.world.say(anna, '@parking_playground_bot 45 и Е001КХ99 горят фары', { chat: group });
    await app.quiet();
    await app.world.tap(anna, 'Машина Е001КХ99', group);
    await app.quiet();
    app.world.say(olga, '@parking_playground_bot перегородила Е002КХ99', { chat: group });
    await app.quiet();
    const steady = (text: string) => text.replaceAll(/\d{3} \d{3}(?=\n)/g, '111 222');
    return { people: [anna, boris, olga], groups: { group }, steady };
  },
);

tour('The gate finds residents’ cars', 'tour-plates-gate', async (app) => {
  const anna = await app.resident('Анна', [45, 46]);
  const ivan = await app.resident('Иван', []);
  const boris = await app.resident('Борис', [12]);
  const stepan = await app.guard('Степан');
  await drives(app, anna, 'А123ВС77');
  await drives(app, ivan, 'Е001КХ99');
  await drives(app, boris, 'М555ММ77');
  for (let n = 10; n < 32; n += 1) await drives(app, boris, `О9${n}ОО50`);
  await app.says(stepan, 'Проверить пропуск');
  for (const typed of ['а123', 'е001', '555', 'оо50']) await app.says(stepan, typed);
  await app.pool.query(
    'update limits set stamps = array_fill($1::timestamptz, array[30]) where cardinality(stamps) = 4',
    [app.clock.now()],
  );
  await app.advance(2);
  await app.says(stepan, 'а124');
  return { people: [stepan] };
});
