import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteExpired } from '../../src/adapters/postgres/features.ts';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import { alertId, letterId } from '../../src/core/kernel/ids.ts';
import { openTestApp } from '../support/test-app.ts';
import { wireOf } from '../support/wire-of.ts';

test('A complaint about a card shows the words that opened it, once', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/spot 45 уберите своё корыто');
  await app.taps(boris, 'Пожаловаться');
  await app.taps(boris, 'Подтвердить');
  assert.match(app.reads(olga), /На кого: Анна, место 12/);
  assert.match(app.reads(olga), /уберите своё корыто/);
  const told = app.world.messages(olga).length;
  await app.taps(boris, 'Пожаловаться');
  assert.equal(await app.taps(boris, 'Подтвердить'), 'Администраторы уже знают');
  assert.equal(app.world.messages(olga).length, told, 'the admins are told once');
});

test('In a joined alarm whoever is done signs nothing, and a complaint names who still waits', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(stepan, '/sos 45');
  await app.says(anna, '/sos 45');
  await app.taps(stepan, 'Решено');
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.world.find(olga, 'место 45')?.text ?? '', /житель дома/);
  await app.taps(boris, 'Пожаловаться');
  await app.taps(boris, 'Подтвердить');
  assert.match(app.reads(olga), /На кого: Анна/);
});

test('Each message may be complained of once: one complaint does not swallow the next', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(boris, 'Пожаловаться');
  await app.taps(boris, 'Подтвердить');
  await app.taps(anna, 'Добавить фото или текст');
  for (const words of ['грубость первая', 'грубость вторая']) {
    await app.says(anna, words);
    const letter = app.world.find(boris, words) ?? assert.fail();
    const complains = async () => {
      await app.world.press(boris, letter, 'Пожаловаться');
      await app.quiet();
      return app.taps(boris, 'Подтвердить');
    };
    assert.equal(await complains(), 'Передал администраторам');
    assert.equal(await complains(), 'Администраторы уже знают');
    assert.match(app.reads(olga), new RegExp(words));
  }
});

test('That a message was complained of is known for as long as its thread is', async (t) => {
  const app = await openTestApp(t);
  await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'грубость');
  const letter = structuredClone(app.world.find(boris, 'грубость') ?? assert.fail());
  const complains = async () => {
    await app.world.press(boris, letter, 'Пожаловаться');
    await app.quiet();
    return app.taps(boris, 'Подтвердить');
  };
  assert.equal(await complains(), 'Передал администраторам');
  await app.advance(3 * 24 * 60);
  await deleteExpired(openTables(app.pool), app.clock.now());
  assert.equal(await complains(), 'Администраторы уже знают');
});

test('A complaint made at night names who was asking then, whoever is still waiting by the morning', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const galya = await app.resident('Галя', [13]);
  const boris = await app.resident('Борис', [45]);
  await app.pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 1439');
  await app.says(anna, '/sos 45');
  await app.says(galya, '/sos 45');
  await app.taps(boris, 'Пожаловаться');
  await app.taps(boris, 'Подтвердить');
  await app.taps(anna, 'Решено');
  await app.advance(24 * 60);
  assert.match(app.reads(olga), /На кого: Анна/);
});

test('A holder cannot complain of a letter that the neighbour did not write: his own words stand beside nobody’s spot', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const clara = await app.resident('Клара', [45]);
  await app.says(anna, '/blocked 45');
  for (const holder of [boris, clara]) {
    await app.taps(holder, 'Ответить');
    await app.says(holder, 'поддельная грубость');
    await app.taps(holder, 'Отмена').catch(() => null);
  }
  const { rows } = await app.pool.query<{ id: string; alert: string }>(
    "select id, alert_id as alert from alert_letters where part = 'holder' order by id",
  );
  assert.equal(rows.length, 2);
  const card = app.world.find(boris, '45') ?? assert.fail();
  for (const { id, alert } of rows) {
    const code = {
      kind: 'complain',
      alert: alertId(Number(alert)),
      letter: letterId(Number(id)),
      sure: true,
    } as const;
    const { text } = await app.world.forge(boris, card, wireOf(code));
    assert.equal(text, 'Эта кнопка не для вас.');
  }
  await app.quiet();
  assert.doesNotMatch(app.reads(olga), /Жалоба|поддельная/);
});

test('Whoever wrote what a holder complains of at night, and is forgotten by the morning: nobody else is named for it', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [13]);
  const boris = await app.resident('Борис', [45]);
  await app.pool.query('update complexes set quiet_from_minute = 0, quiet_until_minute = 1439');
  await app.says(anna, '/sos 45');
  await app.says(vera, '/sos 45');
  await app.taps(vera, 'Добавить фото или текст');
  await app.says(vera, 'оглохли там');
  await app.world.press(boris, app.world.find(boris, 'оглохли там') ?? assert.fail(), 'Пожаловаться');
  await app.quiet();
  await app.taps(boris, 'Подтвердить');
  await app.says(vera, '/forget');
  await app.taps(vera, 'Подтвердить');
  await app.advance(24 * 60);
  assert.match(app.reads(olga), /На кого/);
  assert.doesNotMatch(app.reads(olga), /Анна/);
});
