import { asSeen, tour } from '../support/tour.ts';
import { opens } from '../support/touring.ts';

const list = ['Место;Квартира', '45;87', '46;"12, 13"', '47;', '48;нежилое'].join('\n');

tour(
  'A list with flats, claims that agree, differ, name none or have none in the list, and «Одобрить все без спора»',
  'tour-flats',
  async (app) => {
    const olga = await app.admin('Ольга');
    const anna = app.stranger('Анна');
    const come = async (name: string) => {
      const one = app.stranger(name);
      await app.says(one, '/start');
      await app.taps(one, 'Согласен');
      return one;
    };
    await app.says(anna, '/start');
    await app.taps(anna, 'Согласен');
    await app.says(anna, '45');
    await opens(app, olga, 'Заявки');
    await app.taps(olga, 'Одобрить все без спора');
    await app.taps(olga, 'Отмена');
    await opens(app, olga, 'Импорт');
    app.world.document(olga, { name: 'места.csv', bytes: Buffer.from(list) });
    await app.quiet();
    await app.taps(olga, 'Применить');
    await opens(app, olga, 'Места');
    await app.says(olga, '46');
    const boris = await come('Борис');
    await app.says(boris, '45');
    await app.says(boris, 'не скажу');
    const asked = asSeen(app, boris);
    await app.says(boris, 'кв. 87');
    await asked('Пропустить');
    const vera = await come('Вера');
    await app.says(vera, '46, 47');
    await app.says(vera, '13');
    const gleb = await come('Глеб');
    await app.says(gleb, '46');
    await app.says(gleb, '14');
    const dina = await come('Дина');
    await app.says(dina, '46');
    await app.taps(dina, 'Пропустить');
    await opens(app, olga, 'Заявки');
    await app.taps(olga, 'Одобрить все без спора');
    await app.taps(olga, 'Подтвердить');
    await opens(app, olga, 'Экспорт');
    await app.taps(olga, 'CSV');
    return { people: [olga, boris, dina] };
  },
);
