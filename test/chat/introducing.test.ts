import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Showing, Shown, Trait } from '../../src/chat/introduction.ts';
import { hours, minutes, seconds } from '../../src/core/kernel/time.ts';
import { createIntroducing, type IntroductionEvent } from '../../src/loops/introduce.ts';
import { words } from '../support/words.ts';

type Answers = (trait: Trait) => Showing;
const SHOWN: Showing = { kind: 'shown' };
const LOST: Showing = { kind: 'out of reach', why: 'cut' };

/** A bot that introduces itself to a messenger that answers so; `pass` lets time go by. */
function introduces(t: TestContext) {
  let now = 1_000;
  t.mock.method(performance, 'now', () => now);
  const stopping = new AbortController();
  const shown = new Map<string, Shown>();
  const key = ({ chat, part }: Pick<Shown, 'chat' | 'part'>) => `${chat} ${part}`;
  const world = {
    answers: (() => SHOWN) as Answers,
    own: [] as readonly { chat: string; language: string; roles: readonly 'admin'[] }[],
    isAnother: false,
  };
  const asked: Trait[] = [];
  const told: IntroductionEvent[] = [];
  const introducing = createIntroducing({
    introductions: {
      house: async () => 'Двор',
      own: async () => world.own,
      shown: async () => [...shown.values()],
      remember: async (changed) => {
        for (const { digest, ...name } of changed)
          if (digest === null) shown.delete(key(name));
          else shown.set(key(name), { ...name, digest });
      },
      alone: async (work) => (world.isAnother ? null : work()),
    },
    profile: {
      show: async (trait) => {
        asked.push(trait);
        return world.answers(trait);
      },
    },
    words,
    signal: stopping.signal,
    report: (event) => void told.push(event),
  });
  const look = async () => {
    asked.length = 0;
    await introducing.step();
    return asked.map(({ kind }) => kind);
  };
  const pass = (time: number) => {
    now += time;
  };
  return { world, shown, look, pass, asked, told, rest: introducing.rest, stop: () => stopping.abort() };
}

test('In an outage the messenger is left alone, for longer each time; the next outage is told anew', async (t) => {
  const { world, look, pass, told, rest } = introduces(t);
  world.answers = () => LOST;
  for (const left of [1, 2, 4]) {
    assert.equal((await look()).length, 1, 'the rest waits, too');
    assert.equal(rest(), minutes(left));
    assert.equal((await look()).length, 0);
    pass(minutes(left));
  }
  assert.equal(told.length, 1);
  world.answers = () => SHOWN;
  assert.ok((await look()).length > 10);
  assert.equal(rest(), hours(1));
  world.own = [{ chat: '7', language: 'ru', roles: ['admin'] }];
  world.answers = () => LOST;
  await look();
  assert.deepEqual([told.length, rest()], [2, minutes(1)]);
});

test('What is refused is asked for once and never said to be shown; a pause is one method’s own', async (t) => {
  const { world, shown, look, pass, told, rest } = introduces(t);
  world.answers = ({ kind }) => {
    if (kind === 'description') return { kind: 'refused', why: 'no' };
    return kind === 'commands' ? { kind: 'quiet', after: seconds(30), why: 'busy' } : SHOWN;
  };
  const first = await look();
  assert.deepEqual(
    [first.filter((kind) => kind === 'commands').length, first.includes('menu button')],
    [1, true],
  );
  assert.equal(rest(), seconds(30));
  world.answers = () => SHOWN;
  assert.deepEqual(await look(), []);
  pass(seconds(30));
  assert.deepEqual([...new Set(await look())], ['commands'], 'what was refused is not asked for again');
  assert.deepEqual(told.map(({ kind }) => kind).toSorted(), [
    'quiet',
    ...first.filter((kind) => kind === 'description').map(() => 'refused'),
  ]);
  assert.deepEqual(await look(), []);
  const parts = [...shown.values()].map(({ part }) => part);
  assert.deepEqual([parts.includes('profile line'), parts.includes('description')], [true, false]);
});

test('Whoever needs no list of his own any more has it taken back, and nothing that is everybody’s is', async (t) => {
  const { world, shown, look, asked } = introduces(t);
  shown.set('gone', { chat: '', part: 'description of a language that is gone', digest: 'x' });
  world.own = [{ chat: '7', language: 'ru', roles: ['admin'] }];
  await look();
  world.own = [];
  assert.deepEqual(await look(), ['commands']);
  assert.deepEqual(asked[0], { kind: 'commands', to: { chat: '7' }, language: null, commands: [] });
  assert.deepEqual(await look(), []);
});

test('A bot that is told to stop says no more of itself; another process that does is looked after shortly', async (t) => {
  const { world, look, rest, stop } = introduces(t);
  world.isAnother = true;
  assert.deepEqual([await look(), rest()], [[], seconds(10)]);
  world.isAnother = false;
  world.answers = () => {
    stop();
    return SHOWN;
  };
  assert.equal((await look()).length, 1);
});
