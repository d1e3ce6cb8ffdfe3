import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPushingHouse } from '../support/browsers.ts';
import { matchesGolden } from '../support/golden.ts';
import { asRead, hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { openTestApp } from '../support/test-app.ts';

test('A passer-by points his camera at a card: the holder answers, moves the car, and the page says so', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app);
  const pages = [
    await somebody.opens(`/w/${token}`),
    await somebody.opens(`/w/${token}?reason=blocked`),
    await somebody.calls(token),
  ];
  await app.advance(1);
  await app.taps(boris, 'Иду');
  pages.push(await somebody.looks());
  await app.advance(3);
  await app.taps(boris, 'Готово, машину убрал');
  pages.push(await somebody.looks());
  matchesGolden(t, app, 'windscreen', [boris, guard], {}, undefined, asRead(pages));
  const { rows } = await app.pool.query('select count(*)::int as n from persons');
  assert.equal(rows[0].n, 2, 'nobody is stored of him');
});

test('The same in English', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Boris', [45], { languageCode: 'en' });
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app, { language: 'de-DE,en;q=0.8,ru;q=0.5' });
  const pages = [
    await somebody.opens(`/w/${token}`),
    await somebody.opens(`/w/${token}?reason=alarm`),
    await somebody.calls(token, 'alarm'),
  ];
  await app.taps(boris, 'There in 5 minutes');
  pages.push(await somebody.looks());
  await app.taps(boris, 'The alarm is off');
  pages.push(await somebody.looks());
  matchesGolden(t, app, 'windscreen-english', [boris], {}, undefined, asRead(pages));
});

test('A first card for a second holder of the spot is nobody’s that is void, whoever else has one', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const lena = await app.resident('Лена', [45]);
  const olga = await app.admin('Ольга');
  await app.advance(12 * 60);
  await hasTag(app, boris, 45);
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Места');
  await app.says(olga, '45');
  await app.taps(olga, 'Карточка под стекло');
  await app.taps(olga, 'Напечатать: Лена');
  await app.taps(olga, 'Подтвердить');
  assert.ok(app.world.find(olga, 'Карточка места 45 готова'));
  for (const one of [boris, lena]) assert.equal(app.world.find(one, 'Прежняя больше не работает'), undefined);
});

test('Two passers-by at once are one thread: both read the answer, and neither takes the other’s call back', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  const all = [1, 2, 3, 4].map((at) => passerBy(app, { address: `203.0.113.${at}` }));
  const seen = await Promise.all(all.map((one) => one.calls(token)));
  const { rows } = await app.pool.query('select count(*)::int as n from alerts');
  assert.equal(rows[0].n, 1);
  assert.equal(seen.filter(({ text }) => text.includes('хозяина уже позвали')).length, 3);
  assert.equal(app.world.messages(boris).filter(({ text }) => text?.includes('мешает выехать')).length, 1);
  await app.taps(boris, 'Буду через 5 минут');
  for (const one of all) assert.match((await one.looks()).text, /Хозяин ответил: «Буду через 5 минут»/);
  for (const one of all) assert.match((await one.presses('back')).text, /Хозяин ответил/);
});

test('The same form sent twice is one call, and its page is the same', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  const key = 'abcdefghijklmnopqrstuv';
  const send = () =>
    fetch(new URL(`/w/${token}`, app.app().url), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ reason: 'hit', key }),
    });
  const answers = await Promise.all(Array.from({ length: 20 }, send));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
  assert.deepEqual([...new Set(answers.map(({ headers }) => headers.get('location')))], [`/w/s/${key}`]);
  const { rows } = await app.pool.query(
    'select (select count(*) from alerts)::int as a, (select count(*) from windscreen_visits)::int as v',
  );
  assert.deepEqual(rows, [{ a: 1, v: 1 }]);
  await app.quiet();
});

test('A fourth call within ten minutes is refused, whatever the card; so is an eleventh from one network within an hour', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [40, 41, 42, 43, 44, 45]);
  const cards = await Promise.all([40, 41, 42, 43, 44, 45].map((spot) => hasTag(app, boris, spot)));
  const somebody = passerBy(app);
  for (const token of cards.slice(0, 3)) assert.match((await somebody.calls(token)).text, /Доставлено/);
  const fourth = await somebody.calls(cards[3] ?? '');
  assert.equal(fourth.status, 429);
  assert.match(fourth.text, /три раза за десять минут/);
  assert.ok(fourth.headers.get('retry-after'));
  for (let at = 0; at < 7; at += 1)
    assert.equal((await passerBy(app, { agent: `phone ${at}` }).calls(cards[0] ?? '')).status, 200);
  const eleventh = await passerBy(app, { agent: 'one more' }).calls(cards[4] ?? '');
  assert.equal(eleventh.status, 429);
  assert.match(eleventh.text, /Из вашей сети/);
  assert.equal((await passerBy(app, { address: '198.51.100.7' }).calls(cards[4] ?? '')).status, 200);
  await app.advance(61);
  assert.equal((await somebody.calls(cards[5] ?? '')).status, 200);
});

test('A card is called three times an hour and no more', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const token = await hasTag(app, boris, 45);
  const from = (at: number) => passerBy(app, { address: `203.0.113.${at}` });
  for (const at of [1, 2, 3]) {
    assert.equal((await from(at).calls(token)).status, 200);
    await app.taps(boris, 'Иду');
    await app.taps(boris, 'Готово, машину убрал');
    await app.advance(1);
  }
  const fourth = await from(4).calls(token);
  assert.equal(fourth.status, 429);
  assert.match(fourth.text, /за час звали уже трижды/);
  await app.advance(61);
  assert.equal((await from(4).calls(token)).status, 200);
});

test('The sixty-first call of a house within an hour is refused, and its admins are told once', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45, 46]);
  const olga = await app.admin('Ольга');
  const [token, other] = [await hasTag(app, boris, 45), await hasTag(app, boris, 46)];
  await passerBy(app, { address: '198.51.100.1' }).calls(token);
  await app.pool.query(
    `insert into windscreen_visits (complex_id, alert_id, key_hash, visitor, network, opened, made_at)
     select 1, a.id, sha256(n::text::bytea), sha256(n::text::bytea), sha256(n::text::bytea), false, $1
     from alerts a, generate_series(1, 59) n`,
    [app.clock.now()],
  );
  for (const at of [2, 3]) {
    const refused = await passerBy(app, { address: `198.51.100.${at}` }).calls(other);
    assert.equal(refused.status, 429);
    assert.match(refused.text, /слишком много вызовов/);
  }
  await app.advance(9 * 60);
  const told = app.world.messages(olga).filter(({ text }) => text?.includes('Слишком много вызовов'));
  assert.equal(told.length, 1);
});

test('«Отозвать» works for two minutes, «Позвать охрану» from the fifth on', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app);
  assert.match((await somebody.calls(token)).text, /\[Отозвать\]/);
  assert.match((await somebody.presses('back')).text, /Вызов отозван/);
  assert.match(app.reads(boris), /Прохожий отозвал вызов .*Делать ничего не нужно/);
  await app.advance(1);
  await somebody.calls(token, 'passage');
  await app.advance(2);
  assert.doesNotMatch((await somebody.looks()).text, /Отозвать|Позвать охрану\]/);
  assert.match((await somebody.presses('back')).text, /Пока вы нажимали/);
  assert.match((await somebody.presses('guards')).text, /Пока вы нажимали/);
  assert.doesNotMatch(app.reads(guard), /карточкой/);
  await app.advance(3);
  assert.match((await somebody.looks()).text, /\[Позвать охрану\]/);
  assert.match((await somebody.presses('guards')).text, /Охрану позвали/);
  assert.match(app.reads(guard), /Не пройти, не проехать: машина с карточкой места 45[\s\S]*Просит прохожий/);
  await app.taps(guard, 'Беру');
  assert.match((await somebody.looks()).text, /Помощь занимается/);
  await app.taps(guard, 'Сделано');
  assert.match((await somebody.looks()).text, /Решено[\s\S]*Охрана отметила/);
});

test('«Ложный вызов»: the card’s next calls of twelve hours go to guards alone, and to its holder again after', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const first = passerBy(app);
  await first.calls(token);
  assert.match((await app.taps(boris, 'Ложный вызов')) ?? '', /12 часов/);
  assert.match((await first.looks()).text, /Хозяин считает вызов ложным/);
  const calls = () =>
    app.world.messages(boris).filter(({ text }) => text?.includes('Просит прохожий')).length;
  const before = calls();
  await app.advance(11 * 60);
  const second = passerBy(app, { address: '203.0.113.2' });
  assert.match((await second.calls(token)).text, /Передано охране/);
  assert.equal(calls(), before);
  assert.match(app.reads(guard), /карточкой места 45[\s\S]*отметил по этой карточке ложный вызов/);
  assert.doesNotMatch(app.reads(guard), /Борис/);
  await app.taps(guard, 'Сделано');
  await app.advance(61);
  assert.match((await passerBy(app, { address: '203.0.113.3' }).calls(token)).text, /Доставлено/);
});

test('At night a card rings once an hour: the second call comes without a sound, and guards hear of it at once', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  await app.advance(120);
  const from = (at: number) => passerBy(app, { address: `203.0.113.${at}` });
  const rings = () =>
    app.world
      .messages(boris)
      .filter(
        ({ text, silent }: { text?: string; silent?: boolean }) =>
          /Просит прохожий/.test(text ?? '') && !silent,
      ).length;
  await from(1).calls(token);
  assert.equal(rings(), 1);
  await app.advance(6);
  assert.equal(rings(), 1, 'no reminder');
  await from(1).opens('/w');
  await app.taps(boris, 'Не моя машина');
  await app.taps(guard, 'Сделано');
  await app.advance(10);
  assert.match((await from(2).calls(token)).text, /Ночью одна карточка звонит раз в час/);
  assert.match(app.reads(guard), /карточкой места 45/);
  await app.taps(guard, 'Сделано');
  await app.advance(60);
  assert.doesNotMatch((await from(3).calls(token)).text, /Ночью/);
});

test('A call at night that only guards were told of is no ring: the next one wakes the holder', async (t) => {
  const app = await openTestApp(t, SITE);
  const boris = await app.resident('Борис', [45]);
  const guard = await app.guard('Пётр');
  const token = await hasTag(app, boris, 45);
  const calls = (at: number) => passerBy(app, { address: `203.0.113.${at}` }).calls(token);
  await app.advance(12 * 60 + 54);
  await calls(1);
  await app.taps(boris, 'Ложный вызов');
  await app.advance(11 * 60 + 35);
  assert.match((await calls(2)).text, /Передано охране/);
  await app.taps(guard, 'Сделано');
  await app.advance(31);
  const third = (await calls(3)).text;
  assert.match(third, /Доставлено/);
  assert.doesNotMatch(third, /Ночью/);
});

test('A holder without a messenger is called on his phone, and his answer from the lock screen is on the page', async (t) => {
  const app = await openPushingHouse(t);
  const boris = await app.resident('Борис', [45]);
  const his = await app.phoneOf(boris);
  app.world.block(boris);
  const token = await hasTag(app, boris, 45);
  const somebody = passerBy(app, { origin: app.site });
  assert.match((await somebody.calls(token, 'alarm')).text, /Отправлено\n/);
  const [call] = await his.calls();
  assert.equal(call?.notification.title, 'Сработала сигнализация');
  assert.ok(!JSON.stringify(call).includes('45'), 'no spot on a lock screen');
  await his.shows();
  assert.match((await somebody.looks()).text, /Доставлено\n/);
  await his.answersBy('coming');
  assert.match((await somebody.looks()).text, /Хозяин ответил: «Иду»/);
});
