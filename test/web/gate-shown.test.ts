import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelKey } from '../../src/chat/kit/wording.ts';
import { complexId, passId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, before, hours, minutes } from '../../src/core/kernel/time.ts';
import type { Pass } from '../../src/core/passes/pass.ts';
import { gateAsk, gateLook, gateMove } from '../../src/web/acts/gate.ts';
import type { Call, Face } from '../../src/web/face.ts';
import { countedAt } from '../../src/web/gate.ts';
import { gateCalls } from '../../src/web/views/gate-calls.ts';
import { gateToday } from '../../src/web/views/gate-today.ts';
import { openWebHouse } from '../support/web-house.ts';
import { words } from '../support/words.ts';

const NOW = new Date('2026-11-22T17:00:00Z');
const HOME = complexId(7);
const at45 = spotNumber(45) ?? assert.fail();

const aPass = (id: number, different: Partial<Pass>): Pass => ({
  ...{ complex: HOME, id: passId(id), host: personId(2), spot: at45, guest: `Гость ${id}` },
  ...{ madeAt: before(NOW, hours(2)), until: after(NOW, hours(2)), warned: false, endedAt: null },
  ...{ ending: null, enteredAt: null, leftAt: null, fromGate: false },
  ...different,
});

const INSIDE = { enteredAt: before(NOW, hours(1)) };
const OVER = { until: before(NOW, minutes(30)), endedAt: before(NOW, minutes(30)), ending: 'over' } as const;
const REVOKED = { endedAt: before(NOW, minutes(30)), ending: 'revoked' } as const;
const LENT = { id: 1, spot: at45, until: after(NOW, hours(3)), endedAt: null };

type World = {
  readonly passes?: readonly Pass[];
  readonly inside?: Pass | null;
  readonly lent?: object | null;
  /** The threads that are open to him, and what became of them. */
  readonly open?: readonly { readonly part: string; readonly alert: number; readonly now: object | null }[];
};

/** The gate of a guard who stands there, with what the house knows. */
function gateOf(
  { passes = [], inside = null, lent = null, open = [] }: World,
  roles: readonly string[] = ['guard'],
) {
  const tx = {
    complexes: { get: async () => ({ timeZone: 'Europe/Moscow' }) },
    passes: {
      get: async (_: number, id: number) => passes.find((one) => one.id === id) ?? null,
      lock: async (_: number, id: number) => passes.find((one) => one.id === id) ?? null,
      ...{ save: async () => {}, matching: async () => [] },
      since: async (_: number, __: Date, most: number) => passes.slice(0, most),
      insideAt: async (_: number, spot: number) => (inside?.spot === spot ? inside : null),
    },
    ...{ disputes: { lockSpots: async () => {} }, cards: { redraw: async () => {} } },
    ...{ visitors: { lockTurn: async () => {} }, limits: { take: async () => 'too many' } },
    lendings: {
      current: async (_: number, spot: number) => (spot === 45 ? lent : null),
      atGate: async () => (lent ? [lent] : []),
    },
    alerts: {
      openTo: async () => open,
      get: async (_: number, id: number) => open.find(({ alert }) => alert === id)?.now ?? null,
    },
  };
  const run = async <T>(work: (all: never) => Promise<T>) => work(tx as never);
  const person = { id: personId(1), displayName: 'Иван', language: 'ru', roles, spots: [], away: false };
  const visitor = { complex: HOME, session: 5, person: roles.length > 0 ? person : null, elsewhere: [] };
  const face = { words, look: run, transact: run } as unknown as Face;
  return { face, call: { now: NOW, languageTag: 'ru', visitor } as unknown as Call };
}

const looks = async (pass: Pass, world: World = {}) => {
  const { face, call } = gateOf({ passes: [pass], ...world });
  const looked = await gateLook(face, call, { pass: pass.id });
  assert.ok(looked.ok);
  const { passes, words: said } = looked.value.value;
  const [{ verdict, words: line, note, may, other } = assert.fail()] = passes;
  assert.equal(said, null, 'something was found');
  return [verdict, line, note?.slice(0, 30) ?? null, may, other];
};

test('A guard reads of a pass whether it holds, what he may note, and who is in the way', async () => {
  assert.deepEqual(await looks(aPass(1, {})), ['valid', 'Можно пустить до 22:00', null, 'in', null]);
  assert.deepEqual(await looks(aPass(1, INSIDE)), ['valid', 'Можно пустить до 22:00', null, 'out', null]);
  const out = { ...INSIDE, leftAt: before(NOW, minutes(5)) };
  assert.deepEqual((await looks(aPass(1, out))).slice(2), [null, 'in', null], 'he may come again');
  assert.deepEqual(await looks(aPass(1, OVER)), [
    'over',
    'Не действует: закончился в 19:30',
    null,
    null,
    null,
  ]);
  assert.deepEqual(await looks(aPass(1, REVOKED)), [
    'revoked',
    'Не действует: отменён в 19:30',
    null,
    null,
    null,
  ]);
  const late = await looks(aPass(1, { ...OVER, ...INSIDE }));
  assert.deepEqual(late.slice(2), ['⚠️ Время вышло, а гость ещё не', 'out', null]);
  const sent = await looks(aPass(1, { ...REVOKED, ...INSIDE }));
  assert.deepEqual(sent.slice(2), ['⚠️ Пропуск отменили, а гость е', 'out', null]);
});

test('Who stands on the spot of a guest is said of a guest who comes, and of nobody else', async () => {
  const inside = aPass(9, INSIDE);
  const taken = '⚠️ На месте 45 ещё стоит друго';
  assert.deepEqual((await looks(aPass(1, {}), { inside })).slice(2), [taken, 'in', 9]);
  assert.deepEqual((await looks(aPass(1, { spot: spotNumber(46) ?? at45 }), { inside })).slice(2), [
    null,
    'in',
    null,
  ]);
  const lent = '⚠️ На месте 45 стоит сосед с р';
  assert.deepEqual((await looks(aPass(1, {}), { lent: LENT })).slice(2), [lent, 'in', null]);
  assert.deepEqual((await looks(aPass(1, {}), { lent: LENT, inside })).slice(2), [taken, 'in', 9]);
  for (const nobody of [OVER, REVOKED, INSIDE])
    assert.equal((await looks(aPass(1, nobody), { lent: LENT, inside }))[2], null);
});

test('«Сегодня» puts each guest where he is, and says of a guest who comes that another stands there', async () => {
  const passes = [
    aPass(1, {}),
    aPass(2, INSIDE),
    aPass(3, { ...INSIDE, leftAt: before(NOW, minutes(5)) }),
    aPass(4, OVER),
    aPass(5, { ...REVOKED, ...INSIDE, spot: spotNumber(46) ?? at45 }),
    aPass(6, { spot: spotNumber(47) ?? at45 }),
  ];
  const { face, call } = gateOf({ passes, lent: LENT });
  const read = await gateToday(face, call, {});
  assert.ok(read.ok);
  const { expected, inside, left, over, lent, more } = read.value.value;
  const of = (list: typeof expected) => list.map(({ id, other }) => [id, other]);
  assert.deepEqual(of(expected), [
    [1, 2],
    [6, null],
  ]);
  assert.deepEqual(
    [of(inside), of(left), of(over)],
    [
      [
        [2, null],
        [5, null],
      ],
      [[3, 2]],
      [[4, null]],
    ],
  );
  assert.deepEqual([lent.length, more], [1, false]);
  assert.match(lent[0] ?? '', /45.*23:00/);
});

test('What a guard notes is said to him, and what he cannot note by its cause', async () => {
  const moves = async (pass: Pass, act: 'in' | 'out', world: World = {}) => {
    const { face, call } = gateOf({ passes: [pass], ...world });
    const moved = await gateMove(face, call, { id: pass.id, act });
    const { done, words: said } = moved.ok ? moved.value.value : assert.fail();
    return [done, said];
  };
  const said = (key: LabelKey) => words.plain('ru', key);
  assert.deepEqual(await moves(aPass(1, {}), 'in'), [true, said('gate-toast-in')]);
  assert.deepEqual(await moves(aPass(1, INSIDE), 'out'), [true, said('gate-toast-out')]);
  assert.deepEqual(await moves(aPass(1, INSIDE), 'in'), [false, said('gate-toast-inside-already')]);
  assert.deepEqual(await moves(aPass(1, {}), 'out'), [false, said('gate-toast-not-inside')]);
  assert.deepEqual(await moves(aPass(1, OVER), 'in'), [false, said('gate-toast-over')]);
  const [isDone, taken] = await moves(aPass(1, {}), 'in', { inside: aPass(9, INSIDE) });
  assert.equal(isDone, false);
  assert.match(String(taken), /Гость 9/, 'who stands there, and not who came');
});

test('By the number of a spot a guard reads who stands there with permission; too many tries are said as such', async () => {
  const looksFor = async (typed: string, world: World = {}) => {
    const { face, call } = gateOf(world);
    const looked = await gateLook(face, call, { typed });
    return looked.ok ? looked.value.value : assert.fail();
  };
  const there = await looksFor('45', { lent: LENT });
  assert.deepEqual([there.passes, there.words], [[], null]);
  assert.match(there.cars.join(), /45.*23:00/);
  assert.equal((await looksFor('45')).words, words.plain('ru', 'gate-too-short'));
  assert.equal((await looksFor('А123')).words, words.plain('ru', 'gate-too-many-cars'));
  assert.equal((await looksFor('482913')).words, words.plain('ru', 'gate-too-many-codes'));
});

test('«Сегодня» says where there are more than it lists', async () => {
  for (const [count, listed, isMore] of [
    [400, 400, false],
    [401, 400, true],
  ] as const) {
    const { face, call } = gateOf({ passes: Array.from({ length: count }, (_, at) => aPass(at + 1, {})) });
    const read = await gateToday(face, call, {});
    const { expected, more } = read.ok ? read.value.value : assert.fail();
    assert.deepEqual([expected.length, more], [listed, isMore]);
  }
});

test('The phone of the gate rings for calls to the guards that nobody has taken or settled, and for none of his own', async () => {
  const waits = { takenBy: null, helpedAt: null };
  const open = [
    { part: 'helper', alert: 1, now: waits },
    { part: 'sender', alert: 2, now: waits },
    { part: 'holder', alert: 3, now: waits },
    { part: 'helper', alert: 4, now: { ...waits, takenBy: personId(3) } },
    { part: 'helper', alert: 5, now: { ...waits, helpedAt: NOW } },
    { part: 'helper', alert: 6, now: null },
  ];
  const { face, call } = gateOf({ open });
  const read = await gateCalls(face, call, {});
  assert.deepEqual(read.ok && read.value.value.waiting, [1]);
});

test('The gate is for guards: neither a neighbour nor a stranger reads anything there', async () => {
  const world = { passes: [aPass(1, {})], lent: LENT };
  for (const roles of [['resident'], ['admin'], ['guard', 'banned'], []]) {
    const { face, call } = gateOf(world, roles);
    const all = [
      await gateLook(face, call, { pass: 1 }),
      await gateToday(face, call, {}),
      await gateCalls(face, call, {}),
      await gateAsk(face, call, { spot: 45, caller: 'taxi', guest: '' }),
    ];
    for (const one of all) assert.equal(!one.ok && one.why.words, 'gate-guards-only', roles.join());
  }
});

test('Codes, cars and questions are counted apart, each with those of the chat, and one request after another', async () => {
  const [locked, taken]: [unknown[], unknown[]] = [[], []];
  const tx = {
    visitors: { lockTurn: async (visitor: unknown) => void locked.push(visitor) },
    limits: { take: async (...all: unknown[]) => taken.push(all) },
  };
  const visitor = { bot: 9, externalId: 's1', elsewhere: [{ bot: 1, externalId: '77', chat: '77' }] };
  const { pace } = await countedAt(tx as never, { visitor, now: NOW } as never);
  for (const what of ['gate car', 'pass code']) await pace(what as never, 30, minutes(10));
  const who = { bot: 1, externalId: '77', chat: '77' };
  assert.deepEqual(taken, [
    [{ ...who, what: 'gate car' }, 30, minutes(10), NOW],
    [{ ...who, what: 'pass code' }, 30, minutes(10), NOW],
  ]);
  assert.deepEqual(locked, [visitor]);
});

test('What a guard asks once more is as good as asked; what another has asked, or asks of another guest, waits', async (t) => {
  const app = await openWebHouse(t);
  const anna = await app.resident('Анна', [45]);
  const ivan = await app.guard('Иван');
  const petr = await app.guard('Пётр');
  const [his, other] = [await app.browserOf(ivan), await app.browserOf(petr)];
  const asks = (at: typeof his, caller = 'taxi') =>
    at.call('POST gate/questions', { spot: 45, caller, guest: '' });
  assert.deepEqual(await asks(his), { asked: true, words: 'Спросил: такси, место 45. Ответ придёт сюда' });
  assert.equal((await asks(his)).asked, true);
  const waits = { asked: false, words: 'Место 45 уже спросили, жду ответа' };
  assert.deepEqual(await asks(his, 'courier'), waits);
  assert.deepEqual(await asks(other), waits);
  await app.quiet();
  assert.equal(app.world.messages(anna).filter(({ text }) => text?.includes('такси')).length, 1);
});
