import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createStreams } from '../../src/adapters/web/stream.ts';
import type { HeardWord } from '../../src/application/hints.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';

const BEAT = 20_000;

/** Streams of one process whose clock the test pushes; what a page has read of its own. */
function openStreams(t: TestContext, most?: number) {
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
  const heard = new Map<PersonId, (word: HeardWord) => void>();
  const stopping = new AbortController();
  const board = {
    subscribe: (person: PersonId, hear: (word: HeardWord) => void) => {
      heard.set(person, hear);
      return () => void heard.delete(person);
    },
  };
  const streams = createStreams({ board, stopping: stopping.signal, ...(most !== undefined && { most }) });
  const open = (session: number, { person = personId(session) as PersonId | null, may = true } = {}) => {
    const about = { looks: 0, may };
    const mayLook = async () => {
      about.looks += 1;
      return about.may;
    };
    const stream = streams.open({ person, session, mayLook });
    const reader = stream?.getReader();
    const reads = async () => {
      const { value, done } = (await reader?.read()) ?? assert.fail('there was no room');
      return done ? null : new TextDecoder().decode(value);
    };
    return { stream, about, reads, leaves: () => reader?.cancel() };
  };
  const pass = async (milliseconds: number) => {
    t.mock.timers.tick(milliseconds);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { streams, open, heard, stopping, pass };
}

const BEATS = 'event: beat\ndata:\n\n';

test('A page hears at once what changed for its reader, a burst as one, and that it is still heard', async (t) => {
  const { open, heard, pass } = openStreams(t);
  const anna = open(1);
  assert.equal(await anna.reads(), BEATS);
  const hear = heard.get(personId(1)) ?? assert.fail();
  for (const word of ['feed', 'thread:7', 'feed'] as HeardWord[]) hear(word);
  await pass(50);
  assert.equal(await anna.reads(), 'data: ["feed","thread:7"]\n\n');
  hear('standing' as HeardWord);
  await pass(50);
  assert.equal(await anna.reads(), 'data: ["resync"]\n\n');
  await pass(BEAT);
  assert.equal(await anna.reads(), BEATS);
});

test('Whoever may look no more is let go when his standing changes, or with the third beat where nobody said so', async (t) => {
  const { open, heard, pass, streams } = openStreams(t);
  const anna = open(1);
  const boris = open(2);
  heard.get(personId(1))?.('feed' as HeardWord);
  await pass(0);
  assert.equal(anna.about.looks, 0, 'what changed for him is no reason to doubt him');
  anna.about.may = false;
  heard.get(personId(1))?.('standing' as HeardWord);
  await pass(0);
  assert.deepEqual([anna.about.looks, streams.count(), heard.has(personId(1))], [1, 1, false]);
  assert.equal(await anna.reads(), BEATS);
  assert.equal(await anna.reads(), null, 'and reads to the end what was said before');
  boris.about.may = false;
  await pass(BEAT);
  assert.deepEqual([boris.about.looks, streams.count()], [0, 1]);
  await pass(BEAT);
  assert.deepEqual([boris.about.looks, streams.count()], [1, 0]);
});

test('A seventh tab makes the oldest of the same session go; beyond the house’s number nobody finds a place', async (t) => {
  const { open, streams, stopping } = openStreams(t, 8);
  const other = open(2);
  const tabs = Array.from({ length: 7 }, () => open(1));
  assert.equal(streams.count(), 7);
  for (const [at, isOpen] of [
    [0, false],
    [1, true],
  ] as const) {
    await tabs[at]?.reads();
    const next = tabs[at]?.reads() ?? assert.fail();
    assert.equal(await Promise.race([next, setImmediate('waits')]), isOpen ? 'waits' : null, String(at));
  }
  assert.ok(open(3).stream);
  assert.equal(open(4).stream, null);
  await other.leaves();
  assert.ok(open(4).stream, 'whoever left makes room');
  stopping.abort();
  assert.deepEqual([streams.count(), open(5).stream], [0, null]);
});

test('Whoever reads nothing any more is let go, and nothing is noted for a stranger', async (t) => {
  const { open, streams, pass, heard } = openStreams(t);
  open(1, { person: null });
  assert.equal(heard.size, 0);
  for (let beat = 0; beat < 15; beat += 1) await pass(BEAT);
  assert.equal(streams.count(), 1);
  await pass(BEAT);
  assert.equal(streams.count(), 0);
});
