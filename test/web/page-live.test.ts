import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { mockTimers } from '../support/mocked-timers.ts';
import { openPaperPage, ownPageModule, pageModule } from '../support/paper-page.ts';

const settled = async () => {
  for (let turns = 0; turns < 20; turns++) await turn();
};

/** A page that listens, and the streams that it opened, the newest last; `open`: a `live.ts` that others hear, too. */
async function listens(t: TestContext, open = ownPageModule) {
  mockTimers(t, ['setTimeout', 'setInterval']);
  t.mock.method(Math, 'random', () => 0);
  const streams: { say: (text: string) => void; end: () => void; readonly signal: AbortSignal }[] = [];
  const page = openPaperPage(t);
  const { fetch } = globalThis;
  const house = { isThere: true };
  globalThis.fetch = async (path, init) => {
    if (path !== '/api/stream' || !init?.signal) return fetch(path, init);
    if (!house.isThere) throw new TypeError('Failed to fetch');
    const { signal } = init;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal.addEventListener('abort', () => controller.error(signal.reason));
        const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
        streams.push({ say, end: () => controller.close(), signal });
      },
    });
    return new Response(body);
  };
  const { listenForever, onHint } = await open('live.ts');
  const heard: (readonly string[])[] = [];
  t.after(onHint((topics: readonly string[]) => heard.push(topics)));
  void listenForever();
  await settled();
  const later = async (seconds: number) => {
    t.mock.timers.tick(seconds * 1000);
    await settled();
  };
  return { page, house, streams, heard, later };
}

test('A page that begins to listen looks at everything once more: what changed before was hinted to nobody', async (t) => {
  const { streams, heard, later } = await listens(t);
  assert.deepEqual(heard, [['resync']]);
  streams[0]?.say('event: beat\ndata:\n\nda');
  streams[0]?.say('ta: ["feed"]\n\n');
  await settled();
  assert.deepEqual(heard.splice(0), [['resync'], ['feed']]);
  streams[0]?.end();
  await later(0);
  await later(1);
  assert.equal(streams.length, 2, 'one that ended is followed by another');
  assert.deepEqual(heard, [['resync']]);
});

test('While the house is silent it is looked for every few seconds, and nothing is where there is no network', async (t) => {
  const { page, house, streams, heard, later } = await listens(t);
  house.isThere = false;
  streams[0]?.end();
  await later(0);
  heard.length = 0;
  for (let tries = 0; tries < 3; tries++) await later(1);
  assert.ok(heard.length >= 2, `${heard.length} looks`);
  page.is.online = false;
  await later(1);
  heard.length = 0;
  await later(3);
  assert.deepEqual(heard, []);
});

test('A stream that speaks every twenty seconds is kept; one that is silent for longer is given up', async (t) => {
  const { streams, later } = await listens(t);
  for (let beat = 0; beat < 4; beat++) {
    await later(20);
    streams.at(-1)?.say('event: beat\ndata:\n\n');
    await settled();
  }
  assert.deepEqual([streams.length, streams[0]?.signal.aborted], [1, false]);
  await later(45);
  await later(1);
  assert.deepEqual([streams.length, streams[0]?.signal.aborted], [2, true]);
});

test('Whoever looks sees within half a minute what no hint told; out of sight nothing is asked, back in sight at once', async (t) => {
  const { page, heard, later } = await listens(t);
  heard.length = 0;
  await later(30);
  assert.deepEqual(heard.splice(0), [['resync']]);
  page.is.visible = false;
  page.hear('visibilitychange');
  await later(30);
  assert.deepEqual(heard.splice(0), []);
  page.is.visible = true;
  page.hear('visibilitychange');
  assert.deepEqual(heard, [['resync']]);
});

/** The gate's phone; `tones`: what it played. */
async function keepsWatch(t: TestContext) {
  const locks: string[] = [];
  let tones = 0;
  const chain = { connect: () => chain };
  class AudioContext {
    currentTime = 0;
    destination = {};
    resume = async () => {};
    createGain = () => ({ ...chain, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } });
    createOscillator = () => ({ ...chain, frequency: {}, start: () => void tones++, stop() {} });
  }
  Object.defineProperty(globalThis, 'AudioContext', { value: AudioContext, configurable: true });
  t.after(() => void Reflect.deleteProperty(globalThis, 'AudioContext'));
  const listening = await listens(t, pageModule);
  const { page } = listening;
  const request = async () => {
    locks.push('held');
    return { release: async () => void locks.push('released') };
  };
  Object.assign(navigator, { wakeLock: { request } });
  const calls = (...waiting: number[]) => {
    page.answers['GET gate/calls'] = { body: { waiting } };
  };
  calls();
  const { keepWatch } = await pageModule('gate/keep-watch.ts');
  const { change, now } = await pageModule('store.ts');
  change({ calls: [], muted: [] });
  const end: () => void = keepWatch();
  await settled();
  return { ...listening, locks, calls, end, change, now, tones: () => tones };
}

test('Who calls the guards rings as soon as it is hinted, and every three seconds until somebody takes it', async (t) => {
  const { streams, calls, tones, later, end } = await keepsWatch(t);
  calls(7);
  streams[0]?.say('data: ["feed"]\n\n');
  await settled();
  assert.equal(tones(), 2, 'at once');
  await later(3);
  assert.equal(tones(), 4);
  calls();
  await later(10);
  const heard = tones();
  await later(9);
  assert.equal(tones(), heard);
  end();
});

test('«Без звука» is quiet for whoever has called so far; whoever calls after that rings', async (t) => {
  const { streams, calls, tones, later, end, change } = await keepsWatch(t);
  const hint = async () => {
    streams[0]?.say('data: ["feed"]\n\n');
    await settled();
  };
  calls(7);
  await hint();
  change({ muted: [7] });
  await hint();
  const heard = tones();
  await later(9);
  assert.deepEqual([heard, tones()], [2, 2]);
  calls(7, 8);
  await hint();
  assert.equal(tones(), 4, 'nobody has heard of the second yet');
  end();
});

test('A phone that is signed out at the gate rings no more, and its screen may go dark', async (t) => {
  const { calls, tones, later, end, locks, page, now } = await keepsWatch(t);
  calls(7);
  await later(10);
  assert.ok(tones() > 0);
  page.is.visible = false;
  page.hear('visibilitychange');
  page.is.visible = true;
  page.hear('visibilitychange');
  await settled();
  assert.deepEqual(locks, ['held', 'held'], 'the lock is taken anew when the page is back in sight');
  end();
  await settled();
  const heard = tones();
  await later(30);
  assert.equal(tones(), heard);
  assert.deepEqual([locks.at(-1), now().calls], ['released', []]);
  page.hear('visibilitychange');
  assert.equal(locks.at(-1), 'released');
});
