import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Hono } from 'hono';
import { listen } from '../../src/adapters/web/listen.ts';
import { createStreams, type StreamOptions } from '../../src/adapters/web/stream.ts';
import { createHintBoard, gatherHints, type HintWord } from '../../src/application/hints.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';
import type { HintViewer } from '../../src/web/face.ts';

const [anna, boris] = [personId(1), personId(2)];

/** A server with nothing but streams: whose it is says the address. */
async function open(t: TestContext, more: Partial<StreamOptions> = {}) {
  const stopping = new AbortController();
  const board = createHintBoard();
  const streams = createStreams({ board, stopping: stopping.signal, ...more });
  const banned = new Set<PersonId>();
  const looks = { times: 0 };
  const viewer = (person: PersonId, session: number): HintViewer => ({
    ...{ person, session },
    mayLook: async () => {
      looks.times += 1;
      return !banned.has(person);
    },
  });
  const app = new Hono();
  app.get('/:person/:session', (c) => {
    const { person, session } = c.req.param();
    const stream = streams.open(viewer(personId(Number(person)), Number(session)));
    return stream ? c.body(stream) : c.body(null, 429);
  });
  const web = await listen(app, '127.0.0.1', 0);
  t.after(async () => {
    stopping.abort();
    await web.close();
  });
  const reads = (person: PersonId, session: number = person) => read(t, `${web.url}${person}/${session}`);
  const tell = (word: HintWord, people: readonly PersonId[] | 'house') => {
    const { add, take } = gatherHints();
    add(word, people);
    board.tell(take());
  };
  return { board, streams, stopping, banned, looks, reads, tell, web };
}

/** What comes on a stream, by and by. */
async function read(t: TestContext, url: string) {
  const leaving = new AbortController();
  t.after(() => leaving.abort());
  const answer = await fetch(url, { signal: leaving.signal });
  const lines: string[] = [];
  let wake = () => {};
  const over = (async () => {
    try {
      for await (const bytes of answer.body ?? []) {
        lines.push(...Buffer.from(bytes).toString().split('\n\n').filter(Boolean));
        wake();
      }
    } catch {}
    return 'over';
  })();
  const until = async (line: string) => {
    while (!lines.includes(line)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { answer, lines, over, until, leave: () => leaving.abort() };
}

const FEED = 'data: ["feed"]';
const RESYNC = 'data: ["resync"]';
const BEAT = 'event: beat\ndata:';

test('Whoever looks hears that something of his changed, and of nobody else', async (t) => {
  const { tell, reads } = await open(t);
  const [first, second] = [await reads(anna), await reads(boris)];
  tell('feed', [anna]);
  await first.until(FEED);
  tell('feed', 'house');
  await second.until(FEED);
  assert.deepEqual(second.lines, [BEAT, FEED]);
});

test('A burst of commits is one hint', async (t) => {
  const { tell, reads } = await open(t);
  const one = await reads(anna);
  for (let times = 0; times < 30; times += 1) tell('feed', [anna]);
  await one.until(FEED);
  tell('standing', [anna]);
  await one.until(RESYNC);
  assert.deepEqual(one.lines, [BEAT, FEED, RESYNC]);
});

test('Whoever may not look any more is let go at once; whoever still may reads everything anew', async (t) => {
  const { tell, reads, banned, streams } = await open(t);
  const [first, second] = [await reads(anna), await reads(boris)];
  banned.add(anna);
  tell('standing', [anna, boris]);
  assert.equal(await first.over, 'over');
  await second.until(RESYNC);
  assert.equal(streams.count(), 1);
});

test('Where hints may be lost everybody reads anew, and is asked whether he may', async (t) => {
  const { board, reads, banned } = await open(t);
  const [first, second] = [await reads(anna), await reads(boris)];
  banned.add(boris);
  board.resync();
  await first.until(RESYNC);
  assert.equal(await second.over, 'over');
});

test('A stream beats, and looks by and by whether it may, should the word of it be lost', async (t) => {
  const { reads, banned, looks } = await open(t, { beatEvery: 10 });
  const one = await reads(anna);
  banned.add(anna);
  assert.equal(await one.over, 'over');
  assert.equal(looks.times, 1);
  assert.ok(one.lines.length >= 2 && one.lines.every((line) => line === BEAT));
});

test('Beyond the last place somebody polls; a session’s oldest stream makes room for its newest', async (t) => {
  const { reads, streams } = await open(t, { most: 7 });
  const tabs = [];
  for (let tab = 0; tab < 7; tab += 1) tabs.push(await reads(anna, 1));
  assert.equal(await tabs[0]?.over, 'over');
  assert.equal(streams.count(), 6);
  assert.equal((await reads(boris)).answer.status, 200);
  const refused = await reads(boris, 3);
  assert.equal(refused.answer.status, 429);
});

test('Whoever leaves is forgotten, and a stop lets everybody go', async (t) => {
  const { reads, streams, stopping, tell } = await open(t);
  const [first, second] = [await reads(anna), await reads(boris)];
  first.leave();
  while (streams.count() > 1) await new Promise(setImmediate);
  tell('feed', [anna]);
  stopping.abort();
  assert.equal(await second.over, 'over');
  assert.equal((await reads(anna)).answer.status, 429, 'nobody comes in after that');
  assert.equal(streams.count(), 0);
});
