import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { createStreams } from '../../src/adapters/web/stream.ts';
import type { HeardWord } from '../../src/application/hints.ts';
import { type PersonId, personId } from '../../src/core/kernel/ids.ts';

/** Streams of one process; what a page has read of its own. */
function openStreams(t: TestContext, more: { readonly most?: number; readonly beatEvery?: number } = {}) {
  const heard = new Map<PersonId, (word: HeardWord) => void>();
  const stopping = new AbortController();
  t.after(() => stopping.abort());
  const board = {
    subscribe: (person: PersonId, hear: (word: HeardWord) => void) => {
      heard.set(person, hear);
      return () => void heard.delete(person);
    },
  };
  const streams = createStreams({ board, stopping: stopping.signal, ...more });
  const open = (session: number, person: PersonId | null = personId(session)) => {
    const about = { looks: 0, may: true };
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
  return { streams, open, heard, stopping };
}

const BEAT = 'event: beat\ndata:\n\n';

test('A page hears at once what changed for its reader, and a burst as one', async (t) => {
  const { open, heard } = openStreams(t);
  const anna = open(1);
  assert.equal(await anna.reads(), BEAT);
  const hear = heard.get(personId(1)) ?? assert.fail();
  for (const word of ['feed', 'thread:7', 'feed'] as HeardWord[]) hear(word);
  assert.equal(await anna.reads(), 'data: ["feed","thread:7"]\n\n');
  hear('standing' as HeardWord);
  assert.equal(await anna.reads(), 'data: ["resync"]\n\n');
});

test('Whoever may look no more is let go when his standing changes, or with the third beat where nobody said so', async (t) => {
  const { open, heard, streams } = openStreams(t);
  const anna = open(1);
  anna.about.may = false;
  heard.get(personId(1))?.('feed' as HeardWord);
  await setImmediate();
  assert.equal(anna.about.looks, 0, 'what changed for him is no reason to doubt him');
  heard.get(personId(1))?.('standing' as HeardWord);
  await setImmediate();
  assert.deepEqual([anna.about.looks, streams.count(), heard.has(personId(1))], [1, 0, false]);
  assert.equal(await anna.reads(), BEAT);
  assert.equal(await anna.reads(), null);
  const quick = openStreams(t, { beatEvery: 5 });
  const boris = quick.open(2);
  boris.about.may = false;
  for (const said of [BEAT, BEAT, BEAT, null]) assert.equal(await boris.reads(), said);
  assert.deepEqual([boris.about.looks, quick.streams.count()], [1, 0]);
});

test('A seventh tab makes the oldest of the same session go; beyond the house’s number nobody finds a place', async (t) => {
  const { open, streams, stopping } = openStreams(t, { most: 8 });
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
  const { open, streams, heard } = openStreams(t, { beatEvery: 1 });
  const anna = open(1, null);
  assert.equal(heard.size, 0);
  while (streams.count() > 0) await setTimeout(1);
  for (let beat = 0; beat < 16; beat += 1) assert.equal(await anna.reads(), BEAT);
  assert.equal(await anna.reads(), null);
});
