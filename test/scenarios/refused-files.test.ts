import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invites } from '../support/passes.ts';
import { openTestApp } from '../support/test-app.ts';

const unprocessed = { kind: 'refusal', description: 'Bad Request: IMAGE_PROCESS_FAILED' } as const;

test('Telegram does not take the photo of a letter: the neighbour reads the words, and that there was a photo', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45], { languageCode: 'en' });
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  app.world.addFault({
    kind: 'refusal',
    method: 'sendPhoto',
    description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
  });
  app.world.photo(anna, { caption: 'Вот так стоит' });
  await app.quiet();
  const letter = app.world.find(boris, 'Вот так стоит');
  assert.match(letter?.text ?? '', /There was a photo here/);
  assert.ok(letter?.reply_markup, 'and it can be answered');
  assert.match(app.reads(anna), /^✅ Передано\n📷 Фото передать не получилось/);
  const { rows } = await app.pool.query("select from notices where state = 'dead'");
  assert.equal(rows.length, 0);
  assert.equal((await fetch(new URL('readyz', app.app().url))).status, 200, 'no bug of ours');
});

test('Telegram does not take the photo of an alert: its sender reads so, and what was passed on', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.resident('Вера', [46]);
  const stepan = await app.guard('Степан');
  const mends = ['sendPhoto', 'sendMediaGroup'].map((method) =>
    app.world.addFault({ ...unprocessed, method }),
  );
  app.world.photo(anna, { caption: '/spot 45 открыто окно' });
  await app.quiet();
  assert.ok(app.world.find(boris, 'открыто окно'));
  const told = () => app.world.messages(anna).findLast(({ text }) => text?.includes('открыто окно'))?.text;
  const lost = /открыто окно\n📷 Фото не передано: мессенджер его не взял[\s\S]*Доставлено хозяину машины/;
  assert.match(told() ?? '', lost);
  await app.says(anna, 'Перегородили');
  await app.taps(anna, 'Не знаю номер');
  await app.sends(anna, [{ caption: 'Белая Лада' }, {}]);
  assert.ok(app.world.find(stepan, 'Белая Лада'));
  const card = app.reads(anna);
  assert.match(card, /📷 Фото не переданы: мессенджер их не взял/);
  assert.doesNotMatch(card, /Фото: 2/);
  for (const mend of mends) mend();
  app.world.photo(anna, { caption: '/spot 46 и дверь' });
  await app.quiet();
  assert.match(app.reads(anna), /и дверь/);
  assert.doesNotMatch(app.reads(anna), /не передано/);
});

test('Telegram cannot read our pictures: the directory, the statistics and a pass come in words', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  app.world.addFault({ ...unprocessed, method: 'sendPhoto' });
  await app.taps(olga, 'Справочник мест');
  assert.ok(app.world.lastMessage(olga)?.reply_markup);
  assert.match(app.reads(olga), /мест/);
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Статистика');
  assert.match(app.reads(olga), /Статистика за 30 дней/);
  await invites(app, olga, 'Тётя Клава');
  assert.match(app.reads(olga), /Тётя Клава[\s\S]*Код: \d{3} \d{3}/);
  assert.match(JSON.stringify(app.world.lastMessage(olga)?.reply_markup), /Отменить/);
});

test('Telegram does not take a file: whoever asked for it reads so instead of nothing', async (t) => {
  const app = await openTestApp(t);
  const olga = await app.admin('Ольга', [12]);
  const lost = 'Файл не отправился. Попробуйте ещё раз чуть позже.';
  const mend = app.world.addFault({ ...unprocessed, method: 'sendDocument' });
  await app.says(olga, '/mydata');
  assert.equal(app.reads(olga), lost);
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Экспорт');
  for (const [nth, format] of ['XLSX', 'CSV'].entries()) {
    await app.taps(olga, format);
    const said = app.world.messages(olga).filter(({ text }) => text === lost);
    assert.equal(said.length, 2 + nth, format);
  }
  mend();
  await app.taps(olga, 'CSV');
  assert.ok(app.world.lastMessage(olga)?.document);
});
