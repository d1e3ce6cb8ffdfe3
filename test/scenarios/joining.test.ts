import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openHouse, openLiveHouse } from '../support/house.ts';

test('A newcomer agrees, names a spot, is approved by one of two admins and gets the menu', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = house.stranger('Анна', { username: 'anna_p' });
  await house.says(anna, '/start');
  await house.taps(anna, 'Согласен');
  await house.says(anna, 'двенадцатое');
  await house.says(anna, '12, 13');
  await house.says(anna, 'ну что там?');
  await house.pass(3);
  await house.taps(olga, 'Одобрить');
  await house.pass(1);
  const card = house.world.find(pavel, 'Заявка');
  assert.ok(card);
  // A phone that was asleep still shows the old buttons.
  const late = await house.world.forge(pavel, card, 'c:1:reject');
  assert.equal(late.text, 'Уже решено: Ольга');
  await house.quiet();
  matchesGolden(t, house, 'joining', [anna, olga, pavel]);
});

test('Whoever does not agree leaves no trace', async (t) => {
  const house = await openHouse(t);
  const anna = house.stranger('Неповторимая', { id: 777_123_456, username: 'unrepeatable' });
  await house.says(anna, '/start');
  await house.says(anna, 'а кто на месте 45?');
  await house.taps(anna, 'Не согласен');
  assert.match(house.reads(anna), /ничего не сохранил/);
  for (const row of await everyRow(house.pool)) {
    assert.doesNotMatch(row, new RegExp(`${anna.id}|Неповторимая|unrepeatable`));
  }
});

test('A stranger and an applicant learn nothing about anybody and can do nothing but join', async (t) => {
  const house = await openHouse(t);
  await house.admin('Ольга');
  const boris = await house.resident('Борис', [45]);
  const anna = house.stranger('Анна');
  const seenByBoris = house.world.messages(boris).length;
  for (const text of ['/blocked 45', 'Перегородили', '45', '/sos 45', 'SOS сигнализация', '/menu']) {
    await house.says(anna, text);
    assert.match(house.reads(anna), /Согласны\?/, text);
  }
  await house.taps(anna, 'Согласен');
  await house.says(anna, '45');
  const waiting = house.reads(anna);
  for (const text of ['/blocked 45', 'Перегородили', '45', '/sos 45', 'SOS сигнализация', '/menu']) {
    await house.says(anna, text);
    assert.match(house.reads(anna), /Ваша заявка на место 45 ждёт администратора/, text);
  }
  assert.doesNotMatch(waiting, /Борис|занят|держат/);
  // Beyond the one question of §1 the holder hears nothing of an applicant.
  assert.equal(house.world.messages(boris).length, seenByBoris + 1);
  assert.match(house.reads(boris), /Анна подаёт заявку на место 45/);
});

test('A spot that somebody holds is assigned only by a second press that names it, and its holder is told', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const boris = await house.resident('Борис', [13]);
  const anna = house.stranger('Анна');
  await house.says(anna, '/start');
  await house.taps(anna, 'Согласен');
  await house.says(anna, '12 и 13');
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house.pool), ['12 Анна', '13 Борис']);
  await house.taps(olga, 'Всё равно назначить 13');
  assert.deepEqual(await holders(house.pool), ['12 Анна', '13 Анна', '13 Борис']);
  assert.match(house.reads(boris), /Анна/);
  matchesGolden(t, house, 'joining-held-spot', [anna, olga, boris]);
});

test('Whoever was rejected may apply again, three times a day', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const anna = house.stranger('Анна');
  await house.says(anna, '/start');
  await house.taps(anna, 'Согласен');
  for (const spot of ['7', '8', '9']) {
    await house.says(anna, spot);
    assert.match(house.reads(anna), /Заявка на место \d+ отправлена/);
    await house.taps(olga, 'Отклонить');
    assert.match(house.reads(anna), new RegExp(`не подтвердил место ${spot}`));
    await house.says(anna, '/start');
  }
  await house.says(anna, '10');
  assert.match(house.reads(anna), /Сегодня уже было три заявки/);
  await house.pass(24 * 60 + 1);
  await house.says(anna, '/start');
  await house.says(anna, '10');
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house.pool), ['10 Анна']);
});

test('Two admins press at once: one verdict counts, both cards tell the same', async (t) => {
  const house = await openLiveHouse(t);
  const olga = await house.admin('Ольга');
  const pavel = await house.admin('Павел');
  const anna = house.stranger('Анна');
  await house.says(anna, '/start');
  await house.taps(anna, 'Согласен');
  await house.says(anna, '12');
  const answers = await Promise.all([house.world.tap(olga, 'Одобрить'), house.world.tap(pavel, 'Отклонить')]);
  await house.quiet();
  const toasts = answers.map((answer) => answer?.text ?? '');
  assert.equal(toasts.filter((text) => text === 'Готово').length, 1);
  assert.equal(toasts.filter((text) => /Уже решено: (Ольга|Павел)/.test(text)).length, 1);
  const [one, other] = [olga, pavel].map((admin) => house.world.find(admin, 'Заявка')?.text);
  assert.equal(one, other);
  const verdicts = house.world.messages(anna).filter(({ text }) => /приняли|не подтвердил/.test(text ?? ''));
  assert.equal(verdicts.length, 1);
});

test('«У меня нет места»: once approved, SOS but no «Перегородили»', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const vera = house.stranger('Вера');
  await house.says(vera, '/start');
  await house.taps(vera, 'Согласен');
  await house.taps(vera, 'У меня нет места');
  await house.taps(olga, 'Одобрить');
  await house.says(vera, 'Перегородили');
  assert.match(house.reads(vera), /жителям с местом/);
  await house.says(vera, 'SOS сигнализация');
  assert.match(house.reads(vera), /У какой машины/);
  matchesGolden(t, house, 'joining-without-spot', [vera, olga]);
});

test('ADMIN_IDS makes somebody admin once, with the menu right after the consent; a demotion stands', async (t) => {
  const house = await openHouse(t, { ADMIN_IDS: '555001' });
  const olga = house.stranger('Ольга', { id: 555001 });
  const anna = house.stranger('Анна');
  await house.says(anna, '/start');
  await house.taps(anna, 'Согласен');
  await house.says(anna, '12');
  assert.match(house.reads(anna), /Администратора в доме пока нет/);
  await house.says(olga, '/start');
  await house.taps(olga, 'Согласен');
  assert.ok(house.world.find(olga, 'Вы администратор этого дома'));
  assert.ok(house.world.find(olga, 'Заявка'), 'the claim that waited is handed over');
  const pavel = await house.admin('Павел');
  await house.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = '555001')",
  );
  await house.taps(olga, 'Одобрить');
  await house.stopBot();
  await house.startBot();
  await house.says(olga, '/start');
  assert.deepEqual(await holders(house.pool), []);
  // Nobody is left who could be written to: the operator's way back into the house.
  house.world.block(pavel);
  await house.quiet();
  await house.says(olga, '/start');
  await house.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(house.pool), ['12 Анна']);
});

test('Names like markup and a restart between any two steps change nothing', async (t) => {
  const house = await openHouse(t);
  const olga = await house.admin('Ольга');
  const odd = house.stranger('Места: 7 <b>', { lastName: "'; drop table spots; --" });
  const again = async () => {
    await house.stopBot();
    await house.startBot();
  };
  await house.says(odd, '/start');
  await again();
  await house.taps(odd, 'Согласен');
  await again();
  await house.says(odd, '12');
  await again();
  assert.ok(house.world.find(olga, "Кто: Места: 7 <b> '; drop table spots; --"));
  await house.taps(olga, 'Одобрить');
  await again();
  await house.says(odd, 'Помощь');
  assert.match(house.reads(odd), /Как это работает/);
  assert.equal((await holders(house.pool)).length, 1);
});

async function holders(pool: import('pg').Pool): Promise<string[]> {
  const { rows } = await pool.query<{ spot: number; name: string }>(
    `select h.spot, p.display_name as name from holdings h join persons p on p.id = h.person_id
     order by h.spot, p.display_name`,
  );
  return rows.map(({ spot, name }) => `${spot} ${name}`);
}

/** Every row of every table, as text. */
async function everyRow(pool: import('pg').Pool): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts = tables.map(async ({ name }) => {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from "${name}" t`);
    return rows.map(({ row }) => `${name}: ${row}`);
  });
  return (await Promise.all(texts)).flat();
}
