import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawDevice } from '../../src/chat/web/device.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { after, days, hours } from '../../src/core/kernel/time.ts';
import { sessionEnds, sessionId } from '../../src/core/web/session.ts';

const NOW = new Date('2026-11-22T19:36:00Z');
const HOME = complexId(7);

test('The word of a new device names that one, whatever else he is signed in on', async () => {
  const device = (id: number, name: string) => ({ id: sessionId(id), device: name, madeAt: NOW });
  const tx = {
    webSessions: {
      of: async () => [device(2, 'Firefox, Linux'), device(1, 'Chrome, Android'), device(3, '')],
    },
    complexes: { get: async () => ({ timeZone: 'Europe/Moscow' }) },
  };
  const speech = {
    language: 'ru',
    plain: (key: string) => key,
    say: (_: string, { device }: { device: string }) => device,
  };
  const reader = { complex: HOME, person: personId(1), speech, now: NOW };
  const drawn = (session: number) =>
    drawDevice(tx as never, reader as never, { kind: 'device signed in', session: sessionId(session) });
  assert.equal((await drawn(1))?.text, 'Chrome, Android');
  assert.equal((await drawn(3))?.text, 'site-device-unknown');
  assert.equal(await drawn(4), null, 'nobody is signed in there any more');
});

test('A messenger’s own app stays signed in for a day, however often it is used; a browser as long as it is', () => {
  const used = after(NOW, hours(20));
  assert.deepEqual(sessionEnds('mini app', NOW, used), after(NOW, hours(24)));
  assert.deepEqual(sessionEnds('browser', NOW, used), after(used, days(90)));
  assert.deepEqual(sessionEnds('gate', NOW, used), after(used, days(14)));
  assert.deepEqual(sessionEnds('gate', NOW, after(NOW, days(170))), after(NOW, days(180)));
});
