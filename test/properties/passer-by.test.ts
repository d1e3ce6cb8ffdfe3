import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasTag, passerBy, SITE } from '../support/passer-by.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

type Step =
  | { readonly kind: 'calls'; readonly who: number; readonly card: number; readonly reason: string }
  | { readonly kind: 'presses'; readonly who: number; readonly wish: 'back' | 'guards' | 'solved' }
  | { readonly kind: 'taps'; readonly who: 'holder' | 'guard'; readonly which: number }
  | { readonly kind: 'waits'; readonly minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('calls' as const),
      who: fc.nat(2),
      card: fc.nat(1),
      reason: fc.constantFrom('blocked', 'passage', 'alarm', 'lights', 'hit'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('presses' as const),
      who: fc.nat(2),
      wish: fc.constantFrom('back' as const, 'guards' as const, 'solved' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('taps' as const),
      who: fc.constantFrom('holder' as const, 'guard' as const),
      which: fc.nat(8),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('waits' as const), minutes: fc.constantFrom(1, 3, 6, 61, 125) }),
  },
);

/** What stands nowhere on a page: of whom the car is, where it belongs, who guards the house. */
const HIDDEN = ['Тайный', 'Сторожев', '4545', '4546', 'А123ВС', 'Тихий двор'];

async function walk(app: TestApp, steps: readonly Step[]): Promise<void> {
  const boris = await app.resident('Борис Тайный', [4545, 4546], { username: 'tainyi' });
  const guard = await app.guard('Пётр Сторожев');
  const cards = [await hasTag(app, boris, 4545), await hasTag(app, boris, 4546)];
  const people = [0, 1, 2].map((at) =>
    passerBy(app, { address: `203.0.113.${200 + at}`, agent: `Kamera ${at}` }),
  );
  for (const one of steps) {
    if (one.kind === 'waits') await app.advance(one.minutes);
    else if (one.kind === 'taps') await tapsAny(app, one.who === 'holder' ? boris : guard, one.which);
    else {
      const somebody = people[one.who] ?? assert.fail();
      const seen =
        one.kind === 'calls'
          ? await somebody.calls(cards[one.card] ?? '', one.reason)
          : await somebody.presses(one.wish);
      assert.ok([200, 404, 429].includes(seen.status), String(seen.status));
      for (const word of HIDDEN) assert.ok(!seen.html.includes(word), `${word}: ${seen.text}`);
    }
  }
  const { rows } = await app.pool.query<{ open: number; persons: number }>(
    `select (select coalesce(max(n), 0) from (
       select count(*)::int as n from alerts where tag_id is not null and state <> 'closed' group by tag_id
     ) each)::int as open, (select count(*)::int from persons) as persons`,
  );
  assert.ok((rows[0]?.open ?? 9) <= 1, 'one open call a card');
  assert.equal(rows[0]?.persons, 2);
  for (const person of [boris, guard])
    for (const { text = '' } of app.world.messages(person)) assert.doesNotMatch(text, /203\.0\.113|Kamera/);
  const named = app.world.messages(guard).filter(({ text }) => text?.includes('Тайный'));
  assert.deepEqual(named, [], 'guards see no names');
}

async function tapsAny(app: TestApp, person: Parameters<TestApp['taps']>[0], which: number): Promise<void> {
  const message = app.world
    .messages(person)
    .findLast(({ reply_markup }) => reply_markup && 'inline_keyboard' in reply_markup);
  const markup = message?.reply_markup;
  if (!message || !markup || !('inline_keyboard' in markup)) return;
  const buttons = markup.inline_keyboard.flat();
  const button = buttons[which % buttons.length];
  if (!button) return;
  await app.world.press(person, message, button.text);
  await app.quiet();
}

test('Whatever passers-by, holders and guards do: no page says whose car it is, no card who called, one open call a card', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const closers: (() => Promise<void>)[] = [];
      const app = await openTestApp({ after: (close) => closers.push(close) }, SITE);
      try {
        await walk(app, steps);
        await app.quiet();
      } finally {
        for (const close of closers) await close();
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
});
