import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPushingHouse } from '../support/browsers.ts';
import { newReader } from '../support/push-server.ts';
import { newKey, openBrowser, textOf } from '../support/web-client.ts';
import { openWebHouse } from '../support/web-house.ts';

test('check 14: nobody makes the house call an address that is no push service', async (t) => {
  const app = await openPushingHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const { keys: _, ...reader } = await newReader();
  for (const endpoint of [
    'http://127.0.0.1/a',
    'https://127.0.0.1/a',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]:8080/a',
    'http://fcm.googleapis.com/a',
    'https://fcm.googleapis.com.evil.example/a',
    'https://fcm.googleapis.com@127.0.0.1/a',
    'https://localhost/api/press',
  ]) {
    const { status } = await at.refused('PUT push', { endpoint, ...reader });
    assert.equal(status, 422, endpoint);
  }
  const known = 'https://fcm.googleapis.com/fcm/send/abc';
  for (const keys of [{ p256dh: 'A'.repeat(87) }, { auth: 'A'.repeat(21) }, { p256dh: '' }]) {
    const { status } = await at.refused('PUT push', { endpoint: known, ...reader, ...keys });
    assert.ok(status === 422 || status === 400, String(status));
  }
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 0);
  await at.call('PUT push', { endpoint: known, ...reader });
});

test('check 14: a push service that redirects is not followed', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  phone.answers(302, { location: `${app.app().url}/healthz` });
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, 'Не дошло'));
  assert.equal(phone.headers().length, 1);
});

test('«Уведомления» knows whether this browser is called and what else reaches me', async (t) => {
  const app = await openPushingHouse(t);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  const before = await at.call('GET push/key');
  assert.match(before.key ?? '', /^B[\w-]{86}$/);
  assert.deepEqual({ ...before, key: null }, { key: null, here: false, messenger: true, browsers: 0 });
  const phone = await app.phoneOf(boris);
  assert.deepEqual(
    { ...(await phone.at.call('GET push/key')), key: null },
    { key: null, here: true, messenger: true, browsers: 1 },
  );
  assert.equal((await at.call('GET push/key')).here, false);
  app.world.block(boris);
  await app.quiet();
  assert.equal((await at.call('GET push/key')).messenger, false);
  await phone.at.call('DELETE push');
  assert.deepEqual(
    { ...(await phone.at.call('GET push/key')), key: null },
    { key: null, here: false, messenger: false, browsers: 0 },
  );
});

test('Whoever leaves his last browser is out of reach at once, and who waits for him reads so', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await phone.at.call('DELETE sessions');
  await app.quiet();
  assert.ok(app.world.find(anna, 'ответа не будет'));
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 0);
});

test('Who has shut the messenger off and is called in his browser has lost nothing', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  app.world.block(boris);
  await app.quiet();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await phone.at.call('DELETE push');
  await app.quiet();
  assert.ok(app.world.find(anna, 'ответа не будет'));
});

test('A browser in which somebody else signs in calls him, and whose it was is out of reach', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const vera = await app.resident('Вера', [46]);
  const phone = await app.phoneOf(boris, 'общий');
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  await phone.shows();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  await app.phoneOf(vera, 'общий');
  assert.ok(app.world.find(anna, 'ответа не будет'));
});

test('What a push service refuses makes no house ill: its address was named by whoever lives there', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  phone.answers(400);
  await app.says(anna, '/blocked 45');
  const { rows } = await app.pool.query("select from notices where channel = 'push' and state = 'dead'");
  assert.equal(rows.length, 1);
  assert.equal((await fetch(new URL('/readyz', app.app().url))).status, 200);
});

test('Whoever lets himself be called hears of what is still open', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await phone.at.call('DELETE push');
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.ok(app.world.find(anna, '❌ Не дошло'));
  const { keys: _, ...reader } = await newReader();
  await phone.at.call('PUT push', { endpoint: phone.address, ...reader });
  await app.quiet();
  assert.equal(phone.headers().length, 1);
  assert.ok(app.world.find(anna, 'Отправлено на телефон'));
});

test('A receipt that nobody was given, or that was for somebody else, changes nothing', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  const [call] = await phone.calls();
  const code = call?.notification.data.receipt ?? '';
  const [said = '', mac = ''] = code.split('.');
  const another = said.replace(/\w+$/, 'zz');
  const nobody = openBrowser(app.app().url, { origin: app.site });
  for (const forged of ['', 'x', `${said}.${'A'.repeat(22)}`, `${another}.${mac}`, `${said}.`, code.slice(1)])
    await nobody.call('POST push/receipt', { code: forged });
  await app.quiet();
  assert.match(app.reads(anna), /Отправлено на телефон/);
  await nobody.call('POST push/receipt', { code });
  await app.quiet();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('Who opens the thread has it, whatever his phone says', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  assert.match(app.reads(anna), /Отправлено на телефон/);
  const [call] = await phone.calls();
  const [card] = await phone.at.feed();
  assert.match(call?.notification.navigate ?? '', new RegExp(`/app/#t${card?.thread}$`));
  await app.quiet();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
});

test('An alert that no messenger could bring stands on the first page of «Все уведомления», and on no other', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const at = await app.browserOf(boris);
  app.world.block(boris);
  await app.quiet();
  await app.says(anna, '/blocked 45');
  await app.pool.query(
    `insert into notices (complex_id, recipient, lane, notice, version, made_at, due_at, state)
     select 1, person_id, 1, '{"kind": "ban over"}', 1, $2, $2, 'sent' from addresses, generate_series(1, 20)
     where external_id = $1`,
    [boris.id, app.clock.now()],
  );
  const first = await at.call('GET feed');
  const alerts = (cards: typeof first.cards) => cards.filter((one) => textOf(one).includes('мешает')).length;
  const second = await at.call('GET feed', { before: first.before ?? assert.fail('one page') });
  assert.deepEqual([alerts(first.cards), alerts(second.cards)], [1, 0]);
});

test('What went both ways stands once in «Все уведомления»', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Добавить фото или текст');
  await app.says(anna, 'Опаздываю');
  const feed = (await phone.at.feed()).map(textOf);
  assert.equal(feed.filter((text) => text.includes('Опаздываю')).length, 1, feed.join('\n---\n'));
  assert.equal(feed.filter((text) => text.includes('мешает выехать')).length, 1);
});

test('Вера has no messenger at all: alerts reach her phone, and she answers from the lock screen', async (t) => {
  const app = await openPushingHouse(t);
  const olga = await app.admin('Ольга');
  const boris = await app.resident('Борис', [45]);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Пригласить жителя');
  await app.says(olga, '12');
  const [, payload = ''] = /start=(r_[\w-]+)/.exec(app.reads(olga)) ?? assert.fail(app.reads(olga));
  const at = openBrowser(app.app().url, { origin: app.site });
  await at.call('POST session/code', { code: payload });
  const { cards } = await at.call('POST say', { text: `/start ${payload}` });
  const agree = cards
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ label }) => label.includes('Согласен'));
  await at.call('POST press', { code: agree?.press, name: 'Вера' });
  const unreached = async () => {
    await app.says(olga, 'Управление');
    await app.taps(olga, 'Кому не дойдёт');
    return app.reads(olga);
  };
  assert.match(await unreached(), /Место 12: Вера, мессенджера нет, уведомления в браузере выключены/);
  assert.match(app.reads(olga), /«Уведомления» → «Включить»/);
  const vera = await app.phoneAt(at, 'Вера');
  assert.doesNotMatch(await unreached(), /Место 12/);
  await app.says(boris, '/blocked 12');
  assert.deepEqual(await vera.titles(), ['Просят переставить машину']);
  await vera.shows();
  assert.match(app.reads(boris), /Доставлено хозяину машины/);
  await vera.answersBy('in5');
  assert.ok(app.world.find(boris, 'будет через 5 минут'));
  const raised = await at.call('POST threads', { kind: 'blocked', text: '45' });
  assert.ok(raised);
  await app.quiet();
  assert.equal((await vera.calls()).length, 1, 'nobody is called for what he just did himself');
  assert.ok((await at.feed()).some((card) => textOf(card).includes('45')));
});

test('Without the web nobody can be called, and one browser is one person’s', async (t) => {
  const app = await openWebHouse(t);
  const boris = await app.resident('Борис', [45]);
  const anna = await app.resident('Анна', [12]);
  const { keys: _, ...reader } = await newReader();
  const browser = { endpoint: 'https://web.push.apple.com/abc', ...reader };
  const his = await app.browserOf(boris);
  await his.call('PUT push', browser);
  const hers = await app.browserOf(anna);
  await hers.call('PUT push', browser);
  const { rows } = await app.pool.query('select person_id from push_subscriptions');
  assert.equal(rows.length, 1);
  assert.equal((await his.call('GET push/key')).here, false);
  const stranger = openBrowser(app.app().url, { origin: app.site });
  for (const name of ['GET push/key', 'PUT push', 'DELETE push', 'POST push/test'] as const)
    assert.equal((await stranger.refused(name, browser)).status, 401);
  assert.ok(newKey());
});

test('«Проверить звук» of the page is the test of the chat, and one is enough', async (t) => {
  const app = await openPushingHouse(t);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await phone.at.call('POST push/test');
  await app.quiet();
  assert.deepEqual(await phone.titles(), ['Проверка звука. Слышно?']);
  assert.equal((await phone.at.refused('POST push/test')).status, 409);
  await phone.answersBy('heard');
  await phone.at.call('POST push/test');
});

test('/mydata says by whom my browser is called, /forget takes it away', async (t) => {
  const app = await openPushingHouse(t);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await app.says(boris, '/mydata');
  const file = app.world.lastMessage(boris)?.document;
  assert.ok(file);
  await app.says(boris, '/forget');
  await app.taps(boris, 'Подтвердить');
  const { rows } = await app.pool.query('select from push_subscriptions');
  assert.equal(rows.length, 0);
  assert.equal((await phone.at.refused('GET push/key')).status, 401);
});
