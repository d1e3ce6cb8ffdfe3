import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import type { EndpointName } from '../../src/web/contract.ts';
import { contents } from '../rights/contents.ts';
import { codeOn, HOUR, invites, linkOn } from '../support/passes.ts';
import { openBrowser } from '../support/web-client.ts';
import { openWebHouse, type WebHouse } from '../support/web-house.ts';

const DAY = 24 * HOUR;

/** Everything of the gate, and what a guard would send. */
const GATE: readonly (readonly [EndpointName, object])[] = [
  ['POST gate/look', { typed: 'Марина' }],
  ['POST gate/look', { pass: 1 }],
  ['GET gate/today', {}],
  ['POST gate/passes/:id', { id: 1, act: 'in' }],
  ['GET gate/calls', {}],
  ['GET gate/questions', {}],
  ['POST gate/questions', { spot: 45, caller: 'taxi', guest: '' }],
];

test('A guest at the gate: by QR, code or number, in and out, and nobody’s name', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'А 123 ВС 77');
  const at = await app.browserOf(ivan);
  const me = await at.call('GET me');
  assert.deepEqual(me.tabs, ['gate', 'today', 'notices', 'more']);
  assert.equal(me.mayCall, false);
  for (const look of [{ qr: linkOn(app, anna) }, { typed: codeOn(app, anna) }, { typed: 'a123' }]) {
    const { passes, words } = await at.call('POST gate/look', look);
    assert.equal(words, null);
    const [pass] = passes;
    assert.ok(pass);
    const { guest, spot, verdict, may } = pass;
    assert.deepEqual(
      { guest, spot, verdict, may },
      { guest: 'А 123 ВС 77', spot: 45, verdict: 'valid', may: 'in' },
    );
    assert.match(pass.words, /^Можно пустить до завтра, 02:36$/);
    assert.doesNotMatch(JSON.stringify(passes), /Анна/);
  }
  const [pass] = (await at.call('GET gate/today')).expected;
  assert.ok(pass);
  const driven = await at.call('POST gate/passes/:id', { id: pass.id, act: 'in' });
  assert.deepEqual([driven.done, driven.words, driven.pass.may], [true, 'Отметил: въехал', 'out']);
  assert.equal(driven.pass.note, null, 'a guest may stay while his pass is good');
  const again = await at.call('POST gate/passes/:id', { id: pass.id, act: 'in' });
  assert.deepEqual([again.done, again.words], [false, 'Уже отмечено: въехал']);
  assert.equal((await at.call('GET gate/today')).inside.length, 1);
  await at.call('POST gate/passes/:id', { id: pass.id, act: 'out' });
  assert.equal((await at.call('GET gate/today')).left.length, 1);
  await app.quiet();
  assert.match(app.world.messages(anna).at(-1)?.caption ?? '', /Гость выехал/);
});

test('What does not hold is told by word: over, revoked, no such pass, and a spot on which another guest stands', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  const at = await app.browserOf(ivan);
  await invites(app, anna, 'Марина', '2 часа');
  await invites(app, anna, 'Пётр', '2 часа');
  const [marina] = (await at.call('POST gate/look', { typed: 'Марина' })).passes;
  const [petr] = (await at.call('POST gate/look', { typed: 'Пётр' })).passes;
  assert.ok(marina && petr);
  await at.call('POST gate/passes/:id', { id: marina.id, act: 'in' });
  const taken = await at.call('POST gate/passes/:id', { id: petr.id, act: 'in' });
  assert.deepEqual([taken.done, taken.pass.other], [false, marina.id]);
  assert.match(taken.words, /ещё стоит другой гость: Марина/);
  await app.taps(anna, 'Отменить');
  await app.taps(anna, 'Подтвердить');
  const [revoked] = (await at.call('POST gate/look', { pass: petr.id })).passes;
  assert.deepEqual([revoked?.verdict, revoked?.may], ['revoked', null]);
  assert.match(revoked?.words ?? '', /^Не действует: отменён в 22:36$/);
  const { over: called } = await at.call('GET gate/today');
  assert.deepEqual(
    [called[0]?.id, called[0]?.other],
    [petr.id, null],
    'whom nobody lets in nobody is in the way of',
  );
  await app.advance(2 * HOUR);
  const [over] = (await at.call('POST gate/look', { pass: marina.id })).passes;
  assert.deepEqual([over?.verdict, over?.may], ['over', 'out']);
  assert.match(over?.words ?? '', /^Не действует: закончился/);
  for (const look of [{ qr: 'https://example.org/x' }, { typed: 'Никого' }, { pass: 987_654 }])
    assert.match((await at.call('POST gate/look', look)).words ?? '', /^Такого нет/);
  assert.match((await at.call('POST gate/look', { typed: '000000' })).words ?? '', /Такого кода нет/);
  assert.match((await at.call('POST gate/look', {})).words ?? '', /3 знака/);
});

// Check 10 of the design.
test('A resident, an admin and whoever was a guard are refused the gate, and nothing changes', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const olga = await app.admin('Ольга');
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  const browsers = [await app.browserOf(anna), await app.browserOf(olga), await app.browserOf(ivan)];
  await app.pool.query("update memberships set roles = '{}' where roles = '{guard}'");
  const before = await contents(app);
  for (const browser of browsers) {
    for (const [name, input] of GATE) {
      const refused = await browser.refused(name, input);
      assert.deepEqual([refused.status, refused.words], [403, 'Это доступно охране.'], name);
    }
  }
  assert.deepEqual(await contents(app), before);
  const nobody = openBrowser(app.app().url, { origin: app.site });
  for (const [name, input] of GATE) assert.equal((await nobody.refused(name, input)).status, 401, name);
});

// Check 11 of the design.
test('A pass of another house is as absent as one that never was', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина');
  const at = await app.browserOf(ivan);
  const { rows } = await app.pool.query<{ id: string }>(`
    with house as (insert into complexes (name, time_zone) select 'Другой', time_zone from complexes limit 1 returning id),
      place as (insert into spots (complex_id, number) select id, 45 from house)
    select id from house`);
  const other = Number(rows[0]?.id);
  await app.pool.query('insert into spots (complex_id, number) values ($1, 45) on conflict do nothing', [
    other,
  ]);
  const foreign = await app.pool.query<{ id: string }>(
    `insert into guest_passes (complex_id, host, spot, guest, guest_key, is_plate, slot, made_at, until, salt, code_key)
     select $1, null, 45, 'Чужой', 'ЧУЖОЙ', false, 1, made_at, until, salt, sha256(code_key) from guest_passes limit 1
     returning id`,
    [other],
  );
  const id = Number(foreign.rows[0]?.id);
  for (const one of [id, 987_654]) {
    const refused = await at.refused('POST gate/passes/:id', { id: one, act: 'in' });
    assert.deepEqual([refused.status, refused.words], [404, 'Этого пропуска больше нет']);
    assert.match((await at.call('POST gate/look', { pass: one })).words ?? '', /^Такого нет/);
  }
  const all = JSON.stringify([
    await at.call('POST gate/look', { typed: 'Чужой' }),
    await at.call('GET gate/today'),
  ]);
  assert.doesNotMatch(all, /Чужой"/);
});

test('Codes that are tried here and in the chat are counted together', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  await invites(app, anna, 'Марина', '24 часа');
  const at = await app.browserOf(ivan);
  // Nothing was counted before: all of them come at once.
  await Promise.all(
    Array.from({ length: 22 }, (_, n) => at.call('POST gate/look', { typed: String(200_000 + n) })),
  );
  await app.says(ivan, 'Проверить пропуск');
  for (let tries = 0; tries < 8; tries += 1) await app.says(ivan, String(100_000 + tries));
  const right = await at.call('POST gate/look', { typed: codeOn(app, anna) });
  assert.deepEqual(right.passes, []);
  assert.match(right.words ?? '', /Слишком много кодов/);
});

test('«Спросить жителя» from the page: the answer stands there, and the pass with «Выехал» below it', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  const at = await app.browserOf(ivan);
  const wish = { spot: 45, caller: 'taxi', guest: '' };
  const key = { 'idempotency-key': 'a'.repeat(22) };
  const asked = await at.call('POST gate/questions', wish, key);
  assert.deepEqual(asked, { asked: true, words: 'Спросил: такси, место 45. Ответ придёт сюда' });
  assert.deepEqual(
    await at.call('POST gate/questions', wish, key),
    asked,
    'once more, and nobody is rung twice',
  );
  await app.quiet();
  await app.taps(anna, 'Пустить');
  const { cards } = await at.call('GET gate/questions');
  assert.equal(cards.length, 1);
  assert.match(cards[0]?.text.map(({ text }) => text).join('') ?? '', /Пустить: такси, место 45/);
  assert.deepEqual(
    cards[0]?.buttons.flat().map(({ label }) => label),
    ['Выехал'],
  );
  assert.doesNotMatch(JSON.stringify(cards), /Анна/);
  const none = await at.call('POST gate/questions', { ...wish, spot: 77 });
  assert.deepEqual([none.asked, none.words], [false, '❌ За местом 77 никто не записан: спросить некого.']);
  assert.equal((await at.refused('POST gate/questions', { ...wish, spot: 0 })).status, 422);
  const nameless = await at.call('POST gate/questions', { spot: 45, caller: 'other', guest: ' ' });
  assert.equal(nameless.asked, false);
});

test('An alert to which a guard is called waits until somebody takes it', async (t) => {
  const app = await openWebHouse(t);
  await app.resident('Анна', [45]);
  const boris = await app.resident('Борис', [12]);
  const [ivan, oleg] = [await app.guard('Иван'), await app.guard('Олег')];
  const at = await app.browserOf(ivan);
  assert.deepEqual(await at.call('GET gate/calls'), { waiting: [] });
  await app.says(boris, '/blocked 45');
  await app.taps(boris, 'Позвать охрану');
  assert.equal((await at.call('GET gate/calls')).waiting.length, 1);
  await app.taps(oleg, 'Беру');
  assert.deepEqual(await at.call('GET gate/calls'), { waiting: [] });
});

for (const language of ['ru', 'en'] as const)
  test(`What the page is told at the gate, in ${language}`, async (t) => {
    const app = await openWebHouse(t);
    const anna = await app.resident('Анна', [45]);
    const ivan = await app.guard('Иван', { languageCode: language });
    const at = await app.browserOf(ivan);
    const said: string[] = [];
    const looks = async (typed: string) => {
      const { passes, cars, words } = await at.call('POST gate/look', { typed });
      const told = passes.map((one) =>
        [one.words, one.guest, one.spot, one.moved, one.note].filter(Boolean).join(' · '),
      );
      said.push(`${typed}: ${[...told, ...cars, ...(words === null ? [] : [words])].join(' | ')}`);
      return passes[0]?.id ?? 0;
    };
    await invites(app, anna, 'Марина', '2 часа');
    await invites(app, anna, 'Пётр', '2 часа');
    for (const typed of ['ab', 'Никого', '000000']) await looks(typed);
    const [marina, petr] = [await looks('Марина'), await looks('Пётр')];
    for (const [id, act] of [
      [marina, 'in'],
      [marina, 'in'],
      [petr, 'in'],
    ] as const)
      said.push((await at.call('POST gate/passes/:id', { id, act })).words);
    await looks('Пётр');
    await app.taps(anna, 'Отменить');
    await app.taps(anna, 'Подтвердить');
    await looks('Пётр');
    await app.advance(2 * HOUR);
    await looks('Марина');
    for (const act of ['out', 'out'] as const)
      said.push((await at.call('POST gate/passes/:id', { id: marina, act })).words);
    const ask = { spot: 45, caller: 'taxi', guest: '' };
    said.push((await at.call('POST gate/questions', ask)).words);
    said.push((await at.call('POST gate/questions', { ...ask, caller: 'courier' })).words);
    t.assert.fileSnapshot(said.join('\n'), join(import.meta.dirname, `../golden/web-gate-${language}.txt`), {
      serializers: [String],
    });
  });

/** The phone of the gate: a guard's link, opened on it. */
async function gatePhone(app: WebHouse, admin: Person) {
  await app.says(admin, 'Управление');
  await app.taps(admin, 'Пригласить охрану');
  const link = /(g_[\w-]{22})/.exec(app.reads(admin))?.[1] ?? assert.fail('no link');
  const phone = openBrowser(app.app().url, { origin: app.site });
  await phone.call('POST session/code', { code: link });
  const name = 'Пост';
  const asked = await phone.call('POST say', { text: `/start ${link}`, name });
  const agree = asked.cards
    .flatMap(({ buttons }) => buttons.flat())
    .find(({ label }) => /Согласен/.test(label));
  await phone.call('POST press', { code: agree?.press ?? '', name });
  await app.quiet();
  return phone;
}

test('The phone of the gate stays signed in for half a year, and 14 days unused', async (t) => {
  const app = await openWebHouse(t);
  const olga = await app.admin('Ольга');
  const phone = await gatePhone(app, olga);
  await phone.call('GET gate/today');
  for (let days = 0; days < 169; days += 13) {
    app.clock.advance(13 * DAY * 60_000);
    await phone.call('GET gate/today');
  }
  app.clock.advance(13 * DAY * 60_000);
  assert.equal((await phone.refused('GET gate/today')).status, 401, 'half a year is over');
  const next = await gatePhone(app, olga);
  await next.call('GET gate/today');
  app.clock.advance(14 * DAY * 60_000 + 60_000);
  assert.equal((await next.refused('GET gate/today')).status, 401, 'nobody was there for 14 days');
});

test('«Сменилась охрана» signs the phone of the gate out at once', async (t) => {
  const app = await openWebHouse(t);
  const olga = await app.admin('Ольга');
  const phone = await gatePhone(app, olga);
  await phone.call('GET gate/today');
  await app.says(olga, 'Управление');
  await app.taps(olga, 'Сменилась охрана');
  await app.taps(olga, 'Подтвердить');
  for (const [name, input] of GATE) assert.equal((await phone.refused(name, input)).status, 401, name);
});
