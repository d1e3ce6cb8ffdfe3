import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Logger } from '../../src/adapters/logs/logger.ts';
import { copyParts } from '../../src/app/copies.ts';
import { reportDeliveries, reportRequests, reportUpdates, unreadable } from '../../src/app/reports.ts';
import { siteOf } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

/** What stands in the log, and what is counted. */
function listens() {
  const noted: unknown[][] = [];
  const note =
    (level: string) =>
    (facts: object, event: string): void =>
      void noted.push([level, event, 'error' in facts]);
  const log = { error: note('error'), debug: note('debug'), info: note('info') } as unknown as Logger;
  const count =
    (what: string) =>
    (...of: readonly unknown[]) =>
      void noted.push([what, ...of]);
  return {
    log,
    metrics: { handled: count('handled'), delivered: count('delivered') },
    said: () => noted.splice(0),
  };
}

const error = new Error('planted');

test('What is thrown stands in the log as a fault, whatever it was about; what went well is counted with how long it took', () => {
  const { log, metrics, said } = listens();
  const update = reportUpdates(metrics, log);
  update({ kind: 'handled', key: 'k', ms: 7 });
  update({ kind: 'dropped', key: 'k' });
  update({ kind: 'threw', key: 'k', error, times: 1 });
  assert.deepEqual(said(), [
    ['handled', 'handled', 7],
    ['debug', 'update', false],
    ['handled', 'dropped', undefined],
    ['debug', 'update', false],
    ['handled', 'threw', undefined],
    ['error', 'update', true],
  ]);
  unreadable(metrics, log)(error);
  const [counted, [level] = []] = said();
  assert.deepEqual([counted, level], [['handled', 'threw'], 'error']);
  const delivery = reportDeliveries(metrics, log);
  delivery({ kind: 'settled', lane: 'alert', outcome: 'sent', ms: 7 });
  delivery({ kind: 'unsure', lane: 'alert' });
  delivery({ kind: 'threw', error, times: 1 });
  assert.deepEqual(said(), [
    ['delivered', 'alert', 'sent', 7],
    ['debug', 'delivery', false],
    ['debug', 'delivery', false],
    ['error', 'delivery', true],
  ]);
  const request = reportRequests(metrics, log);
  const asked = { route: 'GET me', status: 200, ms: 7, session: 5 } as const;
  request(asked);
  assert.deepEqual(said(), [['debug', 'a request of the web', false]]);
  request({ ...asked, status: 500, error });
  assert.deepEqual(said(), [
    ['error', 'a request of the web failed', true],
    ['handled', 'threw'],
  ]);
});

test('A copy that could not be made and a restore that broke are faults in the log; what went well is news', () => {
  const { log, said } = listens();
  const database = { installation: 'here', newestKnown: '0052' };
  const { report, desk } = copyParts({ log } as never, database as never, {} as never);
  const made = { complex: 1, kind: 'daily' } as never;
  report(Object.assign({ outcome: 'made' }, made));
  report(Object.assign({ outcome: 'failed', error }, made));
  report({ restore: 3, outcome: 'applied' });
  report({ restore: 3, outcome: 'failed', error });
  assert.deepEqual(said(), [
    ['info', 'a backup', false],
    ['error', 'a backup', true],
    ['info', 'a restore', false],
    ['error', 'a restore', true],
  ]);
  assert.deepEqual(desk.origin, { installation: 'here', schema: '0052' });
});

test('The web app is where PUBLIC_URL says, in the playground on this machine by whichever name, and else nowhere', () => {
  const at = (env: Readonly<Record<string, string>>) => {
    const config = readConfig(env);
    return config.ok ? siteOf(config.value, { port: 8_080, url: 'http://localhost:8080/' }) : assert.fail();
  };
  const token = { BOT_TOKEN: `1:${'a'.repeat(35)}` };
  const PUBLIC_URL = 'https://parking.example.org';
  assert.deepEqual(at({ ...token, PUBLIC_URL }), { url: PUBLIC_URL, alsoAt: [] });
  assert.equal(at(token), null);
  assert.deepEqual(at({}), {
    url: 'http://localhost:8080',
    alsoAt: ['http://127.0.0.1:8080', 'http://[::1]:8080'],
  });
});
