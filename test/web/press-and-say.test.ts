import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey, openBrowser, signInitData, textOf } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';

test('Борис calls Анна from the browser, and she answers from hers: the house is one', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const me = await at.call('GET me');
  assert.deepEqual([me.person?.spots, me.mayCall, me.tabs], [[45], true, ['notices', 'more']]);
  const raised = await at.call('POST threads', { kind: 'blocked', text: '12' });
  await app.quiet();
  assert.match(app.reads(anna), /Ваша машина \(место 12\)|мешает/);
  const [card] = await at.feed();
  assert.match(textOf(card), /12/, JSON.stringify(raised));
  assert.ok(card?.thread, 'it leads to its thread');

  const hers = await app.browserOf(anna);
  const answered = await hers.taps('Иду');
  assert.equal(answered.toast, 'Передано');
  await app.quiet();
  assert.match(textOf((await at.feed())[0]), /«Иду»/);
  await at.taps('Решено');
  await app.quiet();
  assert.match(app.world.find(anna, 'мешает выехать')?.text ?? '', /Решено|спасибо/i);
});

test('A reply to a card of the page reaches the other side of the thread', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  await app.says(anna, '/blocked 45');
  const at = await app.browserOf(boris);
  const card = (await at.feed()).find((one) => textOf(one).includes('мешает'));
  await at.call('POST say', { text: 'Ключи у консьержа', replyTo: card?.ref ?? '' });
  await app.quiet();
  assert.match(app.reads(anna), /Ключи у консьержа/);
  const hers = await app.browserOf(anna);
  const letter = (await hers.feed()).find((one) => textOf(one).includes('Ключи'));
  assert.ok(letter, 'a letter stands there, too');
  await hers.call('POST say', { text: 'Спасибо!', replyTo: letter.ref ?? '' });
  await app.quiet();
  assert.match(app.reads(boris), /Спасибо!/);
});

test('A photo that came with a call is there for whom it was sent to, and for nobody else', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [45]);
  const [his, hers, annas] = [
    await app.browserOf(boris),
    await app.browserOf(vera),
    await app.browserOf(anna),
  ];
  await app.says(anna, '/sos 45');
  await app.says(anna, 'SOS сигнализация');
  app.world.photo(anna, { caption: '45 моргает левая фара' });
  await app.quiet();
  const cards = await his.feed();
  const [shown] = cards.flatMap(({ photos, ref }) => (photos ? [{ photos, ref }] : []));
  assert.deepEqual(shown?.photos, [`/api/photos/${encodeURIComponent(shown?.ref ?? '')}/0`]);
  const photo = (at: typeof his, n = 0, ref = shown?.ref) => at.raw('GET photos/:ref/:n', { ref, n });
  const got = await photo(his);
  assert.deepEqual([got.status, got.headers.get('content-type')], [200, 'image/jpeg']);
  assert.ok((await got.arrayBuffer()).byteLength > 0);
  const plain = cards.find(({ photos }) => !photos)?.ref ?? assert.fail();
  for (const none of [photo(his, 1), photo(his, 0, plain), photo(hers), photo(annas)])
    assert.equal((await none).status, 404);
});

test('One key 50 times at once is one alert', async (t) => {
  const app = await openWebHouse(t);
  await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const key = newKey();
  const all = await Promise.all(
    Array.from({ length: 50 }, () =>
      at.raw('POST threads', { kind: 'blocked', text: '12' }, { 'idempotency-key': key }),
    ),
  );
  assert.ok(
    all.every(({ status }) => status === 200 || status === 429),
    all.map(({ status }) => status).join(),
  );
  const { rows } = await app.pool.query('select from alerts');
  assert.equal(rows.length, 1);
});

test('What I type is counted together, here and in the chat', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  for (let line = 0; line < 5; line += 1) await at.says('привет');
  for (let line = 0; line < 4; line += 1) await app.says(boris, 'привет');
  const eleventh = await at.says('привет');
  assert.match(eleventh.cards.map(textOf).join(), /Слишком много сообщений/);
});

test('A fourth alert within ten minutes is refused, through whichever door', async (t) => {
  const app = await openWebHouse(t);
  for (const [name, spot] of [
    ['Анна', 12],
    ['Вера', 13],
    ['Глеб', 14],
    ['Дарья', 15],
  ] as const)
    await app.resident(name, [spot]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  await at.call('POST threads', { kind: 'blocked', text: '12' });
  await app.says(boris, '/blocked 13');
  await at.call('POST threads', { kind: 'blocked', text: '14' });
  await at.call('POST threads', { kind: 'blocked', text: '15' });
  const { rows } = await app.pool.query('select from alerts');
  assert.equal(rows.length, 3);
});

test('A Mini App signs in by what Telegram signed; forged, old, doubled and foreign data do not', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = openBrowser(app.app().url, { origin: app.site });
  const good = signInitData(app.playground.token, boris, app.clock.now());
  const { token } = await at.call('POST session/telegram', { initData: good });
  assert.ok(token);
  const inside = openBrowser(app.app().url, { origin: app.site, bearer: token });
  assert.equal((await inside.call('GET me')).person?.name, 'Борис');
  assert.equal(at.cookie(), null, 'a frame keeps no cookies');
  const old = signInitData(app.playground.token, boris, new Date(app.clock.now().getTime() - 2 * 3_600_000));
  for (const initData of [
    good.replace('AAF', 'AAG'),
    `${good}&query_id=AAF`,
    old,
    signInitData('1:other', boris, app.clock.now()),
    good.replace(/hash=./, 'hash=x'),
    'hash=',
  ])
    assert.equal((await at.refused('POST session/telegram', { initData })).status, 400, initData);
  const stranger = signInitData(app.playground.token, { id: 999_999 }, app.clock.now());
  assert.equal((await at.refused('POST session/telegram', { initData: stranger })).status, 403);
});
