import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger, type Logger } from '../../src/adapters/logs/logger.ts';
import { openFreshYard } from '../engine/open.ts';
import { mockTimers } from '../support/mocked-timers.ts';

type Line = Readonly<Record<string, unknown>>;

function listening(level: 'info' | 'debug' = 'info'): { log: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createLogger({ level, destination }), lines };
}

const lost = () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
/** What a line says, without when. */
const said = ({ level, event, times, over, minutes }: Line) => ({ level, event, times, over, minutes });

test('An hour of the same trouble is a line a minute with how often it came, and one that it is over', (t) => {
  mockTimers(t, ['setTimeout']);
  const { log, lines } = listening();
  for (let second = 0; second < 3_600; second += 1) {
    log.error({ error: lost(), failures: second }, 'a loop rests after a failure');
    t.mock.timers.tick(1_000);
  }
  assert.equal(lines.length, 61);
  const event = 'a loop rests after a failure';
  assert.deepEqual(said(lines[0] ?? {}), said({ level: 'error', event }));
  assert.deepEqual(said(lines[1] ?? {}), said({ level: 'error', event, times: 59 }));
  assert.deepEqual(said(lines[2] ?? {}), said({ level: 'error', event, times: 60 }));
  assert.equal(Object(lines[60]?.error).code, 'ECONNREFUSED');
  assert.equal(lines[2]?.failures, 119);
  t.mock.timers.tick(180_000);
  assert.equal(lines.length, 62);
  assert.deepEqual(
    said(lines[61] ?? {}),
    said({ level: 'info', event, over: true, times: 3_600, minutes: 61 }),
  );
  log.error({ error: lost() }, event);
  assert.equal(lines.length, 63, 'the next one begins anew');
});

test('Other trouble is told at once; what happened once and what is no trouble is told as it always was', (t) => {
  mockTimers(t, ['setTimeout']);
  const { log, lines } = listening();
  log.error({ error: lost() }, 'a loop rests after a failure');
  log.error({ error: new Error('another') }, 'a loop rests after a failure');
  log.error({ code: 'ECONNREFUSED' }, 'an update could not be committed');
  log.warn({ code: 'ECONNREFUSED' }, 'an update could not be committed');
  log.error({ code: '57P01' }, 'an update could not be committed');
  log.info({ code: '400' }, 'a toast was lost');
  log.info({ code: '400' }, 'a toast was lost');
  for (const backup of [1, 2, 3]) log.info({ backup }, 'a backup');
  assert.equal(lines.length, 9);
  t.mock.timers.tick(60_000);
  assert.deepEqual(
    lines.slice(9).map((line) => line.times),
    [1],
    'the toast alone came twice',
  );
  t.mock.timers.tick(60_000);
  assert.deepEqual(lines.slice(10).map(said), [
    said({ level: 'info', event: 'a toast was lost', over: true, times: 2, minutes: 2 }),
  ]);
});

test('Words that differ without end do not fill the memory, and do not get through for ever', (t) => {
  mockTimers(t, ['setTimeout']);
  const { log, lines } = listening();
  const word = (at: number) => [...at.toString(2)].map((bit) => (bit === '1' ? 'a' : 'b')).join('');
  for (let at = 0; at < 5_000; at += 1) log.warn({ error: new Error(word(at)) }, 'odd');
  assert.equal(lines.length, 101);
});

test('Whoever asks for debug hears everything', () => {
  const { log, lines } = listening('debug');
  for (const _ of [1, 2, 3]) log.error({ error: lost() }, 'a loop rests after a failure');
  assert.equal(lines.length, 3);
});

test('While the database is away the log says each trouble once, however often it is tried', async (t) => {
  const { log, lines } = listening();
  const { world, relay, startBot, quiet, resident } = await openFreshYard(t, { log });
  const anna = await resident('Анна', [1]);
  await startBot();
  await quiet();
  relay.cut();
  world.say(anna, '/menu');
  while (relay.refused() < 20) await pause(20);
  relay.mend();
  await quiet(15_000);
  const trouble = lines.filter(({ level }) => level === 'error' || level === 'warn');
  const kinds = new Set(
    trouble.map(({ event, code, error }) => JSON.stringify([event, code, Object(error).message])),
  );
  assert.ok(trouble.length > 1);
  assert.equal(trouble.length, kinds.size);
});
