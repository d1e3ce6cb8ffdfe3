import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transcript, transcripts } from '../../playground/index.ts';
import { localTelegram } from './local-telegram.ts';

const { api, call, clock, neighbour, world } = await localTelegram();

test('A transcript reads like a chat, in order of time', async () => {
  const anna = neighbour();
  await api.sendMessage(anna.id, 'Здравствуйте!', {
    reply_markup: { keyboard: [['Перегородили', 'SOS сигнализация'], ['Помощь']] },
  });
  world.say(anna, '45');
  const inline_keyboard = [
    [
      { text: 'Напомнить', callback_data: 'r' },
      { text: 'Решено', callback_data: 'd' },
    ],
  ];
  const card = await api.sendMessage(anna.id, 'Отправляю\nвладельцу места 45', {
    reply_markup: { inline_keyboard },
  });
  clock.advance(5 * 60_000);
  await api.editMessageText(anna.id, card.message_id, 'Владелец идёт', { reply_markup: { inline_keyboard } });
  const { result } = await call('getUpdates');
  void world.press(anna, card, 'Решено');
  const press = (await call('getUpdates', { offset: result.at(-1).update_id + 1 })).result[0].callback_query;
  await api.answerCallbackQuery(press.id, { text: 'Спасибо!' });
  await api.sendMessage(anna.id, 'Хорошей дороги', { disable_notification: true });
  await api.editMessageReplyMarkup(anna.id, card.message_id);
  world.photo(anna, { caption: 'Вот' });
  world.block(anna);

  assert.equal(
    transcript(world, anna),
    `Анна: /start
Бот: Здравствуйте!
     ⌨ Перегородили | SOS сигнализация
     ⌨ Помощь
Анна: 45
Бот: Отправляю
     владельцу места 45
     [Напомнить] [Решено]
  · через 5 мин ·
Бот исправил ✎: Владелец идёт
     [Напомнить] [Решено]
Анна ▸ «Решено»
     (всплыло: Спасибо!)
Бот (без звука): Хорошей дороги
Бот исправил ✎ «Владелец идёт»: кнопки убраны
Анна: (фото) Вот
     (Анна блокирует бота)
`,
  );
});

test('Several chats stand one below the other, under the names that the test gives', () => {
  const [one, two] = [neighbour('Анна'), neighbour('Борис')];
  const names = { [two.id]: 'Сосед' };
  assert.equal(
    transcripts(world, { 'У Анны': one, 'У Бориса': two }, { names }),
    '── У Анны ──\nАнна: /start\n\n── У Бориса ──\nСосед: /start\n',
  );
});
