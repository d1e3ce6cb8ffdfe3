import { invites, steady } from '../support/passes.ts';
import { tour } from '../support/tour.ts';

tour('A host’s passes: what is asked again, too many, and old buttons', 'tour-passes', async (app) => {
  const anna = await app.resident('Анна', [12, 13]);
  const gleb = await app.resident('Глеб', []);
  await app.says(gleb, 'Гостевой пропуск');
  await app.says(anna, 'Гостевой пропуск');
  app.world.sticker(anna);
  await app.quiet();
  await app.says(anna, 'М'.repeat(80));
  await app.says(anna, 'Марина');
  await app.taps(anna, 'Место 12');
  await app.says(anna, 'долго');
  await app.taps(anna, '2 часа');
  const first = structuredClone(app.world.lastMessage(anna));
  await app.taps(anna, 'Продлить');
  await app.says(anna, '100');
  await app.says(anna, '72');
  for (const guest of ['Пётр', 'Олег']) {
    await app.says(anna, 'Гостевой пропуск');
    await app.says(anna, guest);
    await app.taps(anna, 'Место 13');
    await app.taps(anna, '2 часа');
  }
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Моё место');
  await app.taps(anna, 'Пропуск: Марина');
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Подтвердить');
  if (first) await app.world.press(anna, first, 'Продлить');
  await app.quiet();
  await app.says(anna, 'Гостевой пропуск');
  await app.says(anna, 'Вера');
  const asked = structuredClone(app.world.lastMessage(anna));
  await app.taps(anna, 'Отмена');
  if (asked) await app.world.press(anna, asked, 'Место 12');
  await app.says(anna, '/check');
  return { people: [anna, gleb], steady };
});

tour('The gate: what is found, what is not, and who is still inside', 'tour-gate', async (app) => {
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  await app.says(ivan, 'аб');
  await app.says(ivan, 'Никого');
  await app.says(ivan, '000000');
  await invites(app, anna, 'Марина Иванова');
  await invites(app, anna, 'Марина Петрова');
  await app.says(ivan, 'марина');
  await app.taps(ivan, 'Марина Иванова · 45');
  const early = structuredClone(app.world.lastMessage(ivan));
  const press = async (label: string) => {
    if (early) await app.world.press(ivan, early, label);
    await app.quiet();
  };
  await press('Въехал');
  await press('Въехал');
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Петрова');
  await app.taps(ivan, 'Въехал');
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Подтвердить');
  await app.says(ivan, 'Петрова');
  await app.taps(ivan, 'Сегодня');
  await app.advance(5 * 60);
  await app.says(ivan, 'Проверить пропуск');
  await app.says(ivan, 'Иванова');
  const inside = structuredClone(app.world.lastMessage(ivan));
  await app.taps(ivan, 'Выехал');
  if (inside) await app.world.press(ivan, inside, 'Выехал');
  await press('Въехал');
  await app.says(ivan, 'Проверить пропуск');
  await app.taps(ivan, 'Сегодня');
  await app.advance(26 * 60);
  await press('Въехал');
  return { people: [ivan, anna], steady };
});

tour(
  'Too many codes in a row, and a day with more guests than stand in one list',
  'tour-gate-busy',
  async (app) => {
    const anna = await app.resident('Анна', [45]);
    const ivan = await app.guard('Иван');
    await invites(app, anna, 'Марина', '24 часа');
    await app.pool.query(`
    insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key,
      ended_at, ending)
    select complex_id, host, spot, 'Гость ' || n, guest_key || n, is_plate, slot, made_at, until, salt,
      sha256(n::text::bytea), until, 'over'
    from guest_passes, generate_series(1, 25) n`);
    await app.says(ivan, 'Проверить пропуск');
    await app.taps(ivan, 'Сегодня');
    for (let tries = 0; tries < 30; tries += 1) {
      app.world.say(ivan, String(100_000 + tries));
      await app.quiet();
      if (tries % 9 === 8) await app.advance(1.1);
    }
    await app.advance(1.1);
    await app.says(ivan, '200000');
    return { people: [ivan], steady };
  },
);
