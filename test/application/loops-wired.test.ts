import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Pool } from 'pg';
import { openTables } from '../../src/adapters/postgres/kit/open-tables.ts';
import type { AppContext } from '../../src/app/app-context.ts';
import { type LoopParts, startLoops } from '../../src/app/loops.ts';
import { hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import type { LoopOptions } from '../../src/loops/loop.ts';
import { lexicon } from '../support/lexicon.ts';

const NOW = new Date('2026-11-22T19:36:00Z');

type Given = {
  /** What a transaction says, whatever is asked in it. */
  readonly said?: unknown;
  /** Somebody let himself be called in his browser; there is no web now. */
  readonly hasBrowsers?: boolean;
};

/** All loops of a process whose database is away: what each is like, who is woken, and what was told to whom. */
function opens(t: TestContext, { said = null, hasBrowsers = true }: Given = {}) {
  const loops = new Map<string, LoopOptions>();
  const woken: string[] = [];
  const told: string[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const stopping = new AbortController();
  let push = (_: number) => {};
  const away = async () => {
    throw new Error('away');
  };
  const pool = { connect: away, query: away } as unknown as Pool;
  const onPush = (listener: typeof push) => {
    push = listener;
  };
  const note = (level: string) => (facts: object, event: string) =>
    void told.push(`${level}: ${event}${'loop' in facts ? ` (${facts.loop})` : ''}`);
  const context = {
    clock: { now: () => NOW, onPush },
    log: { error: note('error'), debug: note('debug'), info: note('info') },
    metrics: { delivered: () => {} },
    stopping: stopping.signal,
    closing,
    overrides: {
      byHand: {
        startLoop: (options: LoopOptions) => {
          loops.set(options.name, options);
          return {
            wake: () => void woken.push(options.name),
            look: () => {},
            stop: async () => void told.push(`${options.name} stops`),
            idle: () => 0,
            lastLook: () => 0,
          };
        },
      },
    },
  } as unknown as AppContext;
  const parts = {
    database: { db: openTables(pool), pool },
    transactions: { transact: async () => said },
    messengers: {},
    lexicon,
    serving: { bots: [], note: async () => void told.push('here we are') },
    vault: {
      noteForgotten: async (_: string, people: unknown) => {
        told.push(`forgotten: ${JSON.stringify(people)}`);
        return { ok: true };
      },
    },
    pushing: { parts: null, hasBrowsers },
    finishAlbum: async () => true,
    board: null,
  } as unknown as LoopParts;
  const running = startLoops(context, parts);
  const close = async () => {
    for (let one = closing.pop(); one; one = closing.pop()) await one();
  };
  t.after(close);
  const step = (name: string) => loops.get(name)?.step() ?? assert.fail(name);
  const since = <T>(all: T[]) => all.splice(0);
  return {
    ...{ loops, running, step, stopping, close },
    push: (milliseconds: number) => push(milliseconds),
    woken: () => since(woken),
    told: () => since(told),
  };
}

test('Whatever happens by itself is looked for as often as it has to be, by as many as it needs', (t) => {
  const { loops } = opens(t);
  const calm = seconds(30);
  const soon = { rest: seconds(1), calm };
  const rhythm = Object.fromEntries(
    [...loops.values()].map(({ name, workers, rest, calm, heaped }) => [
      name,
      { workers, rest, ...(calm && { calm }), ...(heaped && { heaped }) },
    ]),
  );
  assert.deepEqual(rhythm, {
    pushes: { workers: 4, ...soon },
    notices: { workers: 4, ...soon },
    // Thousands at once: whoever finds one rouses the next.
    announcements: { workers: 8, rest: seconds(5), calm, heaped: true },
    timers: { workers: 1, ...soon },
    albums: { workers: 1, ...soon },
    copies: { workers: 1, ...soon },
    'lost notices': { workers: 1, ...soon },
    'spot lists': { workers: 1, ...soon },
    // Who asked to be forgotten stands in the list beside the copies within a minute.
    forgotten: { workers: 1, rest: minutes(1) },
    // Other processes take a bot for gone after five minutes.
    serving: { workers: 1, rest: minutes(1) },
    'expired rows': { workers: 1, rest: hours(1) },
    'what lies ahead': { workers: 1, rest: minutes(1) },
  });
  assert.ok(!opens(t, { hasBrowsers: false }).loops.has('pushes'), 'nobody ever let himself be called');
});

test('A clock that is pushed makes everything due that was waiting for it; pushed back it brings back what lies ahead', async (t) => {
  const { push, woken, step } = opens(t);
  const isLeft = async () => (await step('what lies ahead')) === false;
  assert.ok(await isLeft(), 'a machine that has just started may have yesterday’s time');
  push(minutes(5));
  assert.deepEqual(woken(), ['timers', 'albums', 'notices', 'announcements', 'pushes']);
  assert.ok(await isLeft());
  push(-minutes(5));
  assert.equal(woken()[0], 'what lies ahead');
  await assert.rejects(step('what lies ahead'), /away/);
});

test('Two minutes after the start what lies ahead is brought back; what is expired goes from the first hour on', async (t) => {
  const machine = { ms: 0 };
  t.mock.method(performance, 'now', () => machine.ms);
  const { step } = opens(t);
  machine.ms = minutes(2) - 1;
  assert.equal(await step('what lies ahead'), false);
  machine.ms = minutes(2);
  await assert.rejects(step('what lies ahead'), /away/);
  await assert.rejects(step('expired rows'), /away/);
});

test('Each loop does its own work, and a loop that fails is named in the log', async (t) => {
  const { loops, step, told } = opens(t);
  await step('serving');
  assert.deepEqual(told(), ['here we are']);
  assert.equal(await step('albums'), true);
  assert.equal(await step('timers'), false);
  assert.equal(await step('spot lists'), false);
  await assert.rejects(step('copies'), /away/);
  for (const { name, failed } of loops.values()) {
    failed(new Error('planted'));
    assert.deepEqual(told(), [`error: a loop rests after a failure (${name})`]);
  }
});

test('Who asked to be forgotten is written down beside the copies once, and again when somebody else asks', async (t) => {
  const said = { installation: 'here', people: [{ complex: 1, person: 7 }] };
  const { step, told } = opens(t, { said });
  await step('forgotten');
  await step('forgotten');
  assert.deepEqual(told(), ['forgotten: [{"complex":1,"person":7}]']);
  said.people.push({ complex: 2, person: 7 });
  await step('forgotten');
  assert.deepEqual(told(), ['forgotten: [{"complex":1,"person":7},{"complex":2,"person":7}]']);
});

test('What a dead process was sending is sent at once, to whomever it goes; where there was none, nobody is woken', async (t) => {
  const { step, woken } = opens(t, { said: 3 });
  assert.equal(await step('lost notices'), true);
  assert.deepEqual(woken(), ['notices', 'pushes', 'announcements', 'pushes']);
  const none = opens(t, { said: 0 });
  assert.equal(await none.step('lost notices'), false);
  assert.deepEqual(none.woken(), []);
});

test('A stop tells all loops at once, and waits for each of them', async (t) => {
  const { loops, stopping, close, told } = opens(t);
  const all = [...loops.keys()].map((name) => `${name} stops`);
  stopping.abort();
  assert.deepEqual(told(), all);
  await close();
  assert.deepEqual(told(), all.toReversed());
});
