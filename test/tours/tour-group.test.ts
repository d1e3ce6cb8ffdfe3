import { ADMIN, at } from '../support/group.ts';
import { asSeen, tour } from '../support/tour.ts';
import { linksGroup } from '../support/touring.ts';

tour('The house chat: answers, refusals, strangers, and a group that is gone', 'tour-group', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45, 46]);
  const stas = app.stranger('Стас');
  const stepan = await app.guard('Степан');
  const group = await linksGroup(app, olga, [anna, boris, stas], ADMIN);
  const writes = async (person: typeof anna, text: string) => {
    app.world.say(person, text, { chat: group });
    await app.quiet();
  };
  await writes(anna, `${at(app)} 45 перегородил`);
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Уже опаздываю');
  await app.taps(anna, 'Позвать охрану');
  await app.taps(boris, 'Ответить');
  await app.says(boris, 'Бегу');
  await app.taps(boris, 'Готово, машину убрал');
  await writes(anna, `${at(app)} 45 перегородил`);
  await app.taps(anna, 'Решено');
  await writes(anna, `${at(app)} 46 sos`);
  await app.taps(boris, 'Сигнализация выключена');
  await app.advance(6);
  await app.says(anna, '/spot 46 открыто окно');
  await writes(anna, `${at(app)} 46 и дождь идёт`);
  await writes(stas, `${at(app)} 45 мигает`);
  await writes(anna, `${at(app)} 45 или 46 мигает`);
  const asked = app.world.messages(group).findLast(({ reply_markup: markup }) => markup);
  await app.advance(16);
  if (asked) await app.world.press(anna, asked, 'Место 45', group);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Настройки');
  const settings = asSeen(app, olga);
  app.world.demoteBot(group, olga);
  await app.quiet();
  await app.says(olga, '/group');
  await settings('Отвязать: Двор');
  const sure = asSeen(app, olga);
  await sure('Подтвердить');
  await sure('Подтвердить');
  app.world.removeBot(group, olga);
  await app.quiet();
  await app.says(olga, '/group');
  return { people: [olga, anna, boris, stepan], groups: { group } };
});

tour('Words that the house chat could not pass on, and who nobody sees', 'tour-group-words', async (app) => {
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const gleb = await app.resident('Глеб', []);
  const boris = await app.resident('Борис', [45, 46]);
  const group = await linksGroup(app, olga, [anna], ADMIN);
  const writes = async (text: string, anonymous = false) => {
    app.world.say(anonymous ? olga : anna, `${at(app)} ${text}`, { chat: group, anonymous });
    await app.quiet();
  };
  await writes('45 мигают фары', true);
  await app.says(anna, '/spot 45 открыто окно');
  await writes('45 и дождь идёт');
  await app.taps(boris, 'Не беспокоить от этого соседа сутки');
  await app.says(gleb, '/sos 45');
  await writes('sos 45 кричит уже час');
  await app.says(gleb, '/sos 46');
  app.world.block(boris);
  await app.quiet();
  await writes('sos 46 и эта кричит');
  return { people: [anna], groups: { group } };
});

tour(
  'A group that nobody may link: no admin is in it, or Telegram does not say',
  'tour-unlinked',
  async (app) => {
    const olga = await app.admin('Ольга');
    const stas = app.stranger('Стас');
    const group = app.world.addGroup({ title: 'Чужой двор', members: [olga, stas] });
    app.world.addBot(group, { by: olga });
    await app.quiet();
    const brought = asSeen(app, olga);
    for (const fault of [
      { kind: 'server-error', method: 'getChatMember' },
      { kind: 'refusal', method: 'getChatMember', description: 'Bad Request: chat not found' },
    ] as const) {
      const mend = app.world.addFault(fault);
      await brought('Привязать группу к ЖК');
      mend();
    }
    return { people: [olga], groups: { group } };
  },
);
