import assert from 'node:assert/strict';
import type { Scope } from './database.ts';
import type { Browser } from './web-client.ts';

/** What comes on the stream of somebody who looks. */
export async function looking(scope: Scope, browser: Browser) {
  const answer = await browser.raw('GET stream');
  assert.equal(answer.status, 200);
  const lines: string[] = [];
  const reader = answer.body?.getReader();
  scope.after(async () => {
    await reader?.cancel().catch(() => {});
  });
  let isOver = false;
  const read = async () => {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      lines.push(...Buffer.from(next.value).toString().split('\n\n').filter(Boolean));
  };
  void read()
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  const within = async (ms: number, what: string, is: () => boolean) => {
    const deadline = performance.now() + ms;
    while (!is()) {
      assert.ok(performance.now() < deadline, `${what}, but ${lines.join(' ')}`);
      await new Promise(setImmediate);
    }
  };
  return {
    answer,
    lines,
    over: (ms = 2_000) => within(ms, 'it is closed within two seconds', () => isOver),
    /** What came before is forgotten. */
    forget: () => void lines.splice(0),
    hears: (word: 'feed' | 'resync', ms = 1_000) =>
      within(ms, `«${word}» within a second`, () => lines.some((line) => line.includes(`"${word}"`))),
  };
}
