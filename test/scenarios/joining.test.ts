import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGolden } from '../support/golden.ts';
import { openLiveHouse, openTestApp } from '../support/test-app.ts';

test('A newcomer agrees, names a spot, is approved by one of two admins and gets the menu', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна', { username: 'anna_p' });
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  await app.says(anna, 'двенадцатое');
  await app.says(anna, '12, 13');
  await app.says(anna, 'ну что там?');
  await app.advance(3);
  await app.taps(olga, 'Одобрить');
  await app.advance(1);
  const card = app.world.find(pavel, 'Заявка');
  assert.ok(card);
  // A phone that was asleep still shows the old buttons.
  const late = await app.world.forge(pavel, card, 'c:1:reject');
  assert.equal(late.text, 'Уже решено: Ольга');
  await app.quiet();
  matchesGolden(t, app, 'joining', [anna, olga, pavel]);
});

test('An applicant takes another @username: the admin reads that one, and none once there is none', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна', { username: 'anna_p' });
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  const renamed = { ...anna, username: 'anna_now' };
  await app.says(renamed, '12');
  assert.match(app.world.find(olga, 'Заявка')?.text ?? '', /@anna_now/);
  const { username: _, ...nameless } = anna;
  await app.says(nameless, 'ну что там?');
  const { rows } = await app.pool.query('select username from addresses where external_id = $1', [anna.id]);
  assert.deepEqual(rows, [{ username: null }]);
});

test('Whoever does not agree leaves no trace', async (t) => {
  const app = await openTestApp(t);
  const anna = app.stranger('Неповторимая', { id: 777_123_456, username: 'unrepeatable' });
  await app.says(anna, '/start');
  await app.says(anna, 'а кто на месте 45?');
  await app.taps(anna, 'Не согласен');
  assert.match(app.reads(anna), /ничего не сохранил/);
  for (const row of await everyRow(app.pool)) {
    assert.doesNotMatch(row, new RegExp(`${anna.id}|Неповторимая|unrepeatable`));
  }
});

test('A stranger and an applicant learn nothing about anybody and can do nothing but join', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  const anna = app.stranger('Анна');
  const seenByBoris = app.world.messages(boris).length;
  for (const text of ['/blocked 45', 'Перегородили', '45', '/sos 45', 'SOS сигнализация', '/menu']) {
    await app.says(anna, text);
    assert.match(app.reads(anna), /Согласны\?/, text);
  }
  await app.taps(anna, 'Согласен');
  await app.says(anna, '45');
  const waiting = app.reads(anna);
  for (const text of ['/blocked 45', 'Перегородили', '45', '/sos 45', 'SOS сигнализация', '/menu']) {
    await app.says(anna, text);
    assert.match(app.reads(anna), /Ваша заявка на место 45 ждёт администратора/, text);
  }
  assert.doesNotMatch(waiting, /Борис|занят|держат/);
  // Beyond the one question of §1 the holder hears nothing of an applicant.
  assert.equal(app.world.messages(boris).length, seenByBoris + 1);
  assert.match(app.reads(boris), /Анна подаёт заявку на место 45/);
});

test('A spot that somebody holds is assigned only by a second press that names it, and its holder is told', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [13]);
  const anna = app.stranger('Анна');
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  await app.says(anna, '12 и 13');
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app.pool), ['12 Анна', '13 Борис']);
  await app.taps(olga, 'Всё равно назначить 13');
  assert.deepEqual(await holders(app.pool), ['12 Анна', '13 Анна', '13 Борис']);
  assert.match(app.reads(boris), /Анна/);
  matchesGolden(t, app, 'joining-held-spot', [anna, olga, boris]);
});

test('Whoever was rejected may apply again, three times a day', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = app.stranger('Анна');
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  for (const spot of ['7', '8', '9']) {
    await app.says(anna, spot);
    assert.match(app.reads(anna), /Заявка на место \d+ отправлена/);
    await app.taps(olga, 'Отклонить');
    assert.match(app.reads(anna), new RegExp(`не подтвердил место ${spot}`));
    await app.says(anna, '/start');
  }
  await app.says(anna, '10');
  assert.match(app.reads(anna), /Сегодня уже было три заявки/);
  await app.advance(24 * 60 + 1);
  await app.says(anna, '/start');
  await app.says(anna, '10');
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app.pool), ['10 Анна']);
});

test('Two admins press at once: one verdict counts, both cards tell the same', async (t) => {
  const app = await openLiveHouse(t);
  const olga = await app.admin('Ольга');
  const pavel = await app.admin('Павел');
  const anna = app.stranger('Анна');
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  await app.says(anna, '12');
  const answers = await Promise.all([app.world.tap(olga, 'Одобрить'), app.world.tap(pavel, 'Отклонить')]);
  await app.quiet();
  const toasts = answers.map((answer) => answer?.text ?? '');
  assert.equal(toasts.filter((text) => text === 'Готово').length, 1);
  assert.equal(toasts.filter((text) => /Уже решено: (Ольга|Павел)/.test(text)).length, 1);
  const [one, other] = [olga, pavel].map((admin) => app.world.find(admin, 'Заявка')?.text);
  assert.equal(one, other);
  const verdicts = app.world.messages(anna).filter(({ text }) => /приняли|не подтвердил/.test(text ?? ''));
  assert.equal(verdicts.length, 1);
});

test('«У меня нет места»: once approved, SOS but no «Перегородили»', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const vera = app.stranger('Вера');
  await app.says(vera, '/start');
  await app.taps(vera, 'Согласен');
  await app.taps(vera, 'У меня нет места');
  await app.taps(olga, 'Одобрить');
  await app.says(vera, 'Перегородили');
  assert.match(app.reads(vera), /жителям с местом/);
  await app.says(vera, 'SOS сигнализация');
  assert.match(app.reads(vera), /У какой машины/);
  matchesGolden(t, app, 'joining-without-spot', [vera, olga]);
});

test('ADMIN_IDS makes somebody admin once, with the menu right after the consent; a demotion stands', async (t) => {
  const app = await openTestApp(t, { ADMIN_IDS: '555001' });
  const olga = app.stranger('Ольга', { id: 555001 });
  const anna = app.stranger('Анна');
  await app.says(anna, '/start');
  await app.taps(anna, 'Согласен');
  await app.says(anna, '12');
  assert.match(app.reads(anna), /Администратора в доме пока нет/);
  await app.says(olga, '/start');
  await app.taps(olga, 'Согласен');
  assert.ok(app.world.find(olga, 'Вы администратор этого дома'));
  assert.ok(app.world.find(olga, 'Заявка'), 'the claim that waited is handed over');
  const pavel = await app.admin('Павел');
  await app.pool.query(
    "update memberships set roles = '{}' where person_id = (select person_id from addresses where external_id = '555001')",
  );
  await app.taps(olga, 'Одобрить');
  await app.stopBot();
  await app.startBot();
  await app.says(olga, '/start');
  assert.deepEqual(await holders(app.pool), []);
  // Nobody is left who could be written to: the operator's way back into the house.
  app.world.block(pavel);
  await app.quiet();
  await app.says(olga, '/start');
  await app.taps(olga, 'Одобрить');
  assert.deepEqual(await holders(app.pool), ['12 Анна']);
});

test('Names like markup and a restart between any two steps change nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const odd = app.stranger('Места: 7 <b>', { lastName: "'; drop table spots; --" });
  const again = async () => {
    await app.stopBot();
    await app.startBot();
  };
  await app.says(odd, '/start');
  await again();
  await app.taps(odd, 'Согласен');
  await again();
  await app.says(odd, '12');
  await again();
  assert.ok(app.world.find(olga, "Кто: Места: 7 <b> '; drop table spots; --"));
  await app.taps(olga, 'Одобрить');
  await again();
  await app.says(odd, 'Помощь');
  assert.match(app.reads(odd), /Как это работает/);
  assert.equal((await holders(app.pool)).length, 1);
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
