import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import type { ButtonCode } from '../../src/chat/buttons.ts';
import {
  alertId,
  carId,
  gateQuestionId,
  lendingId,
  passId,
  personId,
  spotNumber,
} from '../../src/core/kernel/ids.ts';
import { hasTag, SITE } from '../support/passer-by.ts';
import { invites } from '../support/passes.ts';
import { letHouse } from '../support/tenancy.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { wireOf } from '../support/wire-of.ts';

const spotOf = (number: number) => spotNumber(number) ?? assert.fail();
const ONE = alertId(1);

/** Below whatever he was told last; what he reads of it: the toast, else what came of it. */
async function press(app: TestApp, person: Person, code: ButtonCode): Promise<string> {
  const message = app.world.messages(person).findLast(({ from }) => from?.is_bot) ?? assert.fail();
  const { text } = await app.world.forge(person, message, wireOf(code));
  await app.quiet();
  return text || app.reads(person);
}

const idOf = async ({ pool }: TestApp, person: Person) => {
  const { rows } = await pool.query('select person_id as id from addresses where external_id = $1', [
    person.id,
  ]);
  return personId(Number(rows[0]?.id));
};

const isBanned = ({ pool, clock }: TestApp, person: Person) =>
  pool.query(
    `update memberships set banned_until = $2, ban_reason = 'шум'
     where person_id = (select person_id from addresses where external_id = $1)`,
    [person.id, new Date(clock.now().getTime() + 86_400_000)],
  );

test('A button of an older copy of a card is obeyed, and that copy points down to the newest', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const stepan = await app.guard('Степан');
  await app.says(anna, '/blocked 45');
  const acts = [
    [boris, { kind: 'answer', alert: ONE, answer: 'coming' }],
    ...(['remind', 'call'] as const).map((act) => [anna, { kind: 'act', alert: ONE, act }] as const),
    ...(['done', 'false call'] as const).map((act) => [boris, { kind: 'act', alert: ONE, act }] as const),
    ...(['take', 'helped'] as const).map((act) => [stepan, { kind: 'act', alert: ONE, act }] as const),
    ...(['wrong number', 'other number', 'resolve'] as const).map(
      (act) => [anna, { kind: 'act', alert: ONE, act }] as const,
    ),
  ] as const satisfies readonly (readonly [Person, ButtonCode])[];
  for (const [person, code] of acts) {
    await app.says(person, '/help');
    const copy = app.world.messages(person).findLast(({ from }) => from?.is_bot) ?? assert.fail();
    await app.world.forge(person, copy, wireOf(code));
    await app.quiet();
    const now = app.world.messages(person).find(({ message_id }) => message_id === copy.message_id);
    assert.match(now?.text ?? '', /Актуальная карточка ниже/, 'act' in code ? code.act : code.kind);
  }
});

test('The buttons of a call are for its own people, and for what it still takes', async (t) => {
  const app = await openTestApp(t);
  const anna = await app.resident('Анна', [12, 13]);
  const vera = await app.resident('Вера', [14, 15]);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [45]);
  const [stepan, fyodor] = [await app.guard('Степан'), await app.guard('Фёдор')];
  await app.says(anna, '/sos 45');
  await app.says(vera, '/sos 45');
  const sign = (spot: number | null) =>
    ({ kind: 'sign', alert: ONE, spot: spot === null ? null : spotOf(spot) }) as const;
  const show = (part: 'sender' | 'holder') => ({ kind: 'show thread', alert: ONE, part }) as const;
  assert.equal(await press(app, boris, sign(null)), 'Эта кнопка не для вас.');
  assert.match(await press(app, vera, { kind: 'act', alert: ONE, act: 'take' }), /не для вас/);
  assert.equal(await press(app, boris, show('sender')), 'Обращение уже закрыто');
  assert.equal(await press(app, anna, show('holder')), 'Обращение уже закрыто');
  assert.match(await press(app, anna, show('sender')), /ниже/);
  await press(app, anna, { kind: 'act', alert: ONE, act: 'call' });
  const take = { kind: 'act', alert: ONE, act: 'take' } as const;
  assert.match(await press(app, stepan, take), /увидит/);
  assert.equal(await press(app, fyodor, take), 'Уже занимаются');
  assert.match(
    await press(app, anna, { kind: 'describe', about: 'stranger', spot: spotOf(45) }),
    /На каком вашем месте/,
  );
  const write = (part: 'sender' | 'holder') => ({ kind: 'write', alert: ONE, part }) as const;
  for (const [person, part] of [
    [anna, 'holder'],
    [boris, 'sender'],
  ] as const)
    assert.equal(await press(app, person, write(part)), 'Эта кнопка не для вас.');
  assert.match(await press(app, galya, write('holder')), /Вашего имени|Напишите/);
  await isBanned(app, galya);
  await isBanned(app, vera);
  assert.doesNotMatch(await press(app, galya, write('holder')), /Напишите или/);
  // What is about his own car, and the end of his own call, a ban leaves him.
  const car = (act: 'mine' | 'remove' | 'remove for sure') => ({ kind: 'car', act, car: carId(9) }) as const;
  const lending = (act: 'write' | 'leave') => ({ kind: 'lending', act, lending: lendingId(9) }) as const;
  for (const refused of [
    ...([
      { kind: 'cars', act: 'add' },
      { kind: 'joining', act: 'claims' },
    ] as const),
    ...[car('mine'), lending('write'), { kind: 'act', alert: ONE, act: 'call' } as const],
  ])
    assert.match(await press(app, galya, refused), /заблокирован/i, JSON.stringify(refused));
  for (const left of [
    car('remove'),
    car('remove for sure'),
    lending('leave'),
    { kind: 'act', alert: ONE, act: 'false call' } as const,
  ])
    assert.doesNotMatch(await press(app, galya, left), /заблокирован/i, JSON.stringify(left));
  assert.match(await press(app, vera, { kind: 'act', alert: ONE, act: 'remind' }), /заблокирован/i);
  assert.match(await press(app, vera, { kind: 'act', alert: ONE, act: 'resolve' }), /Закрыто/);
  assert.match(await press(app, galya, { kind: 'act', alert: ONE, act: 'done' }), /Передано/);
  assert.equal(await press(app, anna, sign(null)), 'Обращение уже закрыто');
  assert.equal(await press(app, boris, { kind: 'mute', alert: ONE, muted: true }), 'Обращение уже закрыто');
});

test('A pass, a question from the gate and a borrowed spot obey their own people, while they are', async (t) => {
  const app = await openTestApp(t);
  const boris = await app.resident('Борис', [45]);
  const galya = await app.resident('Галя', [46]);
  const stepan = await app.guard('Степан');
  const fyodor = await app.guard('Фёдор');
  await invites(app, boris, 'Марина');
  const pass = (act: 'revoke' | 'show' | 'extend') => ({ kind: 'pass', act, pass: passId(1) }) as const;
  assert.equal(await press(app, galya, pass('show')), 'Эта кнопка не для вас.');
  await app.pool.query("update guest_passes set made_at = made_at - interval '1 day', until = $1", [
    new Date(app.clock.now().getTime() - 60_000),
  ]);
  for (const act of ['revoke', 'show', 'extend'] as const)
    assert.equal(await press(app, boris, pass(act)), 'Этот пропуск уже не действует', act);
  const about = { kind: 'pass hours', hours: 4, about: 1 } as const;
  assert.match(await press(app, boris, about), /Начните заново|устарела/);
  await app.says(boris, 'Гостевой пропуск');
  assert.match(
    await press(app, boris, { kind: 'pass spot', spot: spotOf(46), about: 1 }),
    /уже не за вами|заново/,
  );
  const ask = { kind: 'ask at gate', spot: spotOf(45), caller: 'taxi' } as const;
  assert.equal(await press(app, galya, ask), 'Эта кнопка не для вас.');
  assert.equal(await press(app, galya, { ...ask, caller: null }), 'Эта кнопка не для вас.');
  assert.match(await press(app, stepan, { ...ask, caller: null }), /Кто приехал|такси/i);
  await press(app, stepan, ask);
  const again = { kind: 'gate question', act: 'again', question: gateQuestionId(1) } as const;
  assert.equal(await press(app, boris, again), 'Эта кнопка не для вас.');
  assert.equal(await press(app, fyodor, again), 'Этот вопрос больше не действует');
  const write = { kind: 'lending', act: 'write', lending: lendingId(9) } as const;
  assert.equal(await press(app, galya, write), 'Эта запись больше не действует');
  for (const seek of [{ kind: 'seek spot' }, { kind: 'seek other date' }] as const)
    assert.match(await press(app, stepan, seek), /могут жители дома/);
});

test('A rented spot, a link and a card under a windscreen are their own holder’s, whichever of several', async (t) => {
  const app = await openTestApp(t, SITE);
  const { boris, yulia } = await letHouse(app);
  const galya = await app.resident('Галя', [45]);
  const olga = await app.admin('Ольга');
  const tenant = await idOf(app, yulia);
  const [borisId, galyaId] = [await idOf(app, boris), await idOf(app, galya)];
  const tenancy = (act: 'show' | 'prolong' | 'end', person = tenant) =>
    ({ kind: 'tenancy', act, spot: spotOf(45), person }) as const;
  assert.match(await press(app, galya, tenancy('show')), /Юля.*25 декабря/s);
  for (const act of ['show', 'prolong', 'end'] as const) {
    assert.equal(await press(app, yulia, tenancy(act)), 'Сдавать место 45 может только его владелец');
    assert.equal(await press(app, boris, tenancy(act, galyaId)), 'Место 45 уже никто не снимает', act);
  }
  const until = new Date(app.clock.now().getTime() + 40 * 86_400_000);
  until.setSeconds(0, 0);
  const meant = { act: 'meant', spot: spotOf(45), until } as const;
  assert.match(await press(app, yulia, { kind: 'let until', ...meant }), /только его владелец/);
  assert.match(
    await press(app, yulia, { kind: 'tenancy until', person: tenant, ...meant }),
    /только его владелец/,
  );
  await hasTag(app, boris, 45);
  await app.pool.query('update windscreen_tags set issue = 3');
  await hasTag(app, yulia, 45);
  await app.pool.query('update windscreen_tags set issue = 7 where issue <> 3');
  const last = () => JSON.stringify(app.world.messages(olga).at(-1)?.reply_markup ?? {});
  const card = (act: 'replace', spot: number) => ({ kind: 'own tag', act, spot: spotOf(spot) }) as const;
  assert.equal(await press(app, boris, card('replace', 46)), 'Место 46 уже не за вами');
  await app.pool.query('insert into spots (complex_id, number) values (1, 46)');
  await app.pool.query('insert into holdings (complex_id, spot, person_id, since) values (1, 46, $1, $2)', [
    borisId,
    app.clock.now(),
  ]);
  assert.equal(await press(app, boris, card('replace', 46)), 'Карточки и так нет');
  assert.match(await press(app, boris, { kind: 'own tags' }), /Место 45: карточка работает с /);
  const twelve = 12 * 3_600_000;
  await app.pool.query('update windscreen_tags set doubted_until = $1', [
    new Date(app.clock.now().getTime() + twelve),
  ]);
  assert.match(await press(app, boris, { kind: 'own tags' }), /вы отметили ложный вызов/);
  await app.pool.query('update windscreen_tags set doubted_until = $1', [app.clock.now()]);
  assert.match(await press(app, boris, { kind: 'own tags' }), /Место 45: карточка работает с /);
  const admin = { on: 'person', act: 'make admin for sure', person: galyaId } as const;
  for (const said of ['Готово', 'Так уже и есть.']) {
    assert.match(await press(app, olga, { kind: 'administer', wish: admin }), new RegExp(said));
    assert.match(app.reads(olga), /Галя/, 'the card as it is now');
    await app.says(olga, '/help');
  }
  for (const [person, name, issue] of [
    [borisId, 'Борис', 3],
    [tenant, 'Юля', 7],
    [galyaId, 'Галя', 0],
  ] as const) {
    assert.match(
      await press(app, olga, { kind: 'tag for', spot: spotOf(45), person }),
      new RegExp(`Владелец: ${name}`),
    );
    const sure = wireOf({ kind: 'tag for sure', spot: spotOf(45), person, replaced: issue });
    assert.ok(last().includes(sure), `${name}: ${last()}`);
  }
  assert.match(await press(app, olga, { kind: 'tags of spot', spot: spotOf(45) }), /Галя[^\n]*(?:нет|пока)/);
  const ban = {
    kind: 'administer',
    wish: { on: 'person', act: 'ban', person: await idOf(app, olga) },
  } as const;
  assert.equal(await press(app, olga, ban), 'Себя заблокировать нельзя.');
  const spot = { on: 'spot', act: 'show', spot: spotOf(45) } as const;
  const holders = await press(app, olga, { kind: 'administer', wish: spot });
  assert.match(holders, /Юля[^,]*25 декабря/);
  assert.equal(holders.match(/декабря/g)?.length, 1, 'the others rent nothing');
  await press(app, olga, { kind: 'administer', wish: { on: 'house', act: 'change guards' } });
  await app.taps(olga, 'Подтвердить');
  assert.match(app.reads(olga), /\/app\/#login=g_/, 'for a post without a messenger');
  await app.says(olga, '/privacy');
  assert.match(app.reads(olga), /Прохожего/);
});
