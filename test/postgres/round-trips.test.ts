import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hearStatements } from '../../src/adapters/postgres/kit/wire.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/**
 * Of the update alone, until the first notice can be sent, and until the cards are settled, without the slots of the pace. Whoever
 * needs fewer writes the fewer here; nobody writes more.
 */
const MOST = {
  menu: { update: 2, first: 2, all: 2, commits: 1 },
  question: { update: 3, first: 3, all: 3, commits: 1 },
  alert: { update: 3, first: 3, all: 7, commits: 3 },
  answer: { update: 4, first: 6, all: 11, commits: 4 },
};

type Asked = { readonly text: string; readonly start: number; end: number; rows: number };
type Unit = readonly Asked[];

/** Transactions that have ended, and what stands alone, with what was sent beside it. */
const units: Unit[] = [];
const open = new WeakMap<object, Asked[]>();
const alone = new WeakMap<object, Asked[]>();
let ticks = 0;

/** While this test runs: whoever has the process after it is not listened to. */
function listen(t: TestContext): void {
  const stop = hearStatements(({ client, text, answer }) => {
    const one: Asked = { text, start: ++ticks, end: Number.POSITIVE_INFINITY, rows: 0 };
    if (text === 'begin') open.set(client, []);
    const unit = open.get(client) ?? aloneOn(client);
    unit.push(one);
    if (text === 'commit' || text === 'rollback') {
      units.push(unit);
      open.delete(client);
    }
    answer.then(
      ({ rowCount }) => {
        one.end = ++ticks;
        one.rows = Number(rowCount);
      },
      () => {},
    );
  });
  t.after(() => {
    stop();
    units.length = 0;
  });
}

function aloneOn(client: object): Asked[] {
  const last = alone.get(client);
  if (last?.some(({ end }) => end === Number.POSITIVE_INFINITY)) return last;
  const unit: Asked[] = [];
  alone.set(client, unit);
  units.push(unit);
  return unit;
}

/** Statements that waited for the answer to the one before. */
const roundTrips = (unit: Unit) =>
  unit.filter((one, nth) => nth === 0 || one.start > (unit[nth - 1]?.end ?? 0)).length;

const has = (unit: Unit, piece: RegExp) => unit.some(({ text }) => piece.test(text));

/** What loops and the test itself look for, and sessions that begin. */
const NOISE = [/^$/, /'notices' as what/, /array_remove\(array\[case/, /set_config\('timezone'/];

/** What an act caused: not what the loops look for, and find nothing. */
function caused(): Record<keyof typeof MOST.menu, number> {
  const updates = units.filter((unit) => has(unit, /insert into updates/));
  const settled = units.filter((unit) => has(unit, /^with "ours"/));
  const count = (some: readonly Unit[]) => some.reduce((sum, unit) => sum + roundTrips(unit), 0);
  // What an alert is stored by waits for the disk, whatever else travels with it.
  for (const unit of [...updates, ...settled]) assert.ok(!has(unit, /synchronous_commit/));
  const inVain = (unit: Unit) => has(unit, /from taken t/) && unit.every(({ rows }) => rows === 0);
  const all = units.filter((unit) => !NOISE.some((noise) => has(unit, noise)) && !inVain(unit));
  const end = all.findIndex((unit) => settled.includes(unit));
  const first = count(end < 0 ? all : all.slice(0, end));
  const commits = all.filter((unit) => has(unit, /^commit$/)).length;
  return { update: count(updates), first, all: count(all), commits };
}

async function costsOf(app: TestApp): Promise<typeof MOST> {
  const anna = await app.resident('Анна', [12]);
  const vera = await app.resident('Вера', [7]);
  const boris = await app.resident('Борис', [45]);
  const costs = async (act: () => Promise<unknown>) => {
    units.length = 0;
    await act();
    return caused();
  };
  // The first that is delivered finds no worker's number yet.
  await app.says(vera, 'Перегородили');
  await app.says(vera, '12');
  const menu = await costs(() => app.says(anna, '/start'));
  const question = await costs(() => app.says(anna, 'Перегородили'));
  const alert = await costs(() => app.says(anna, '45'));
  const answer = await costs(() => app.taps(boris, 'Иду'));
  return { menu, question, alert, answer };
}

test('an alert of one holder, an answer and a menu cost the database no more round trips than they did', async (t) => {
  listen(t);
  assert.deepEqual(await costsOf(await openTestApp(t)), MOST);
});

test('they cost no more where browsers could be called and none lets itself be', async (t) => {
  listen(t);
  const app = await openTestApp(t, { PUBLIC_URL: 'http://localhost:8443' });
  assert.deepEqual(await costsOf(app), MOST);
});
