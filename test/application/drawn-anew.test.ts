import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createWords } from '../../src/adapters/fluent/words.ts';
import type { Job } from '../../src/chat/kit/outbox.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { alertId, complexId, letterId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { before, minutes } from '../../src/core/kernel/time.ts';
import type { Notice } from '../../src/core/notices.ts';
import { deliverNext } from '../../src/loops/deliver.ts';
import { drawCall } from '../../src/loops/deliver-push.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';

const words = createWords(join(import.meta.dirname, '../../locales'));
const boris = personId(2);
const clock = { now: () => start };

/** Анна has written to Борис; what came to him stands as his message 41. */
const letter = { author: anna, part: 'sender', content: { text: 'Очень надо', photos: [] } };
const tx = {
  residents: { get: async () => ({ roles: ['resident'], spots: [45] }) },
  notifications: { off: async () => [], soundCheck: async () => ({ number: 1 }) },
  complexes: { get: async () => ({ timeZone: 'Europe/Moscow' }) },
  alerts: { get: async () => anAlert({ holders: [aHolder(boris, 'delivered')] }) },
  letters: { get: async () => letter },
  cardMessages: { letter: async () => '41' },
};

const ANEW: Notice = { kind: 'letter anew', alert: alertId(1), letter: letterId(3) };

const jobOf = (notice: Notice, more: Partial<Job> = {}) =>
  ({
    ...{ complex: complexId(1), id: 5, lane: 'alert', recipient: boris, group: null, language: 'ru' },
    ...{ to: { bot: 1, chat: '77', topic: null }, channel: 'messenger', madeAt: start, tries: 1, unsure: 0 },
    content: { kind: 'notice', notice },
    ...more,
  }) as unknown as Job;

test('A letter whose buttons change is changed where it stands, and does not say that it comes late', async () => {
  const calls: [string, string, Outgoing][] = [];
  const outbox = {
    take: (_: string, work: (all: unknown, job: Job) => Promise<unknown>) =>
      work(tx, jobOf(ANEW, { madeAt: before(start, minutes(20)) })),
    settle: async () => {},
    hasNext: () => false,
  };
  const gateway = {
    edit: async (_: string, ref: string, message: Outgoing) => {
      calls.push(['edit', ref, message]);
      return { kind: 'delivered', message: ref };
    },
  };
  await deliverNext(
    {
      ...{ outbox, words, clock, qr: () => assert.fail(), pushing: null, report: () => {} },
      messengers: { of: () => ({ gateway, links: {} }) },
      trouble: { isDatabases: () => false, passed: () => {} },
    } as never,
    'prompt',
  );
  assert.deepEqual(
    calls.map(([how, ref]) => [how, ref]),
    [['edit', '41']],
  );
  assert.match(calls[0]?.[2].text.text ?? '', /Очень надо$/);
});

test('A browser is called for what is new, without a sound where the message has none, and not for what only changes', async () => {
  const call = (notice: Notice, more: Partial<Job> = {}, pushing: object | null = {}) => {
    const parts = { pushing, words, clock, qr: () => assert.fail() };
    return drawCall(parts as never, tx as never, jobOf(notice, { channel: 'push', ...more }));
  };
  assert.equal(await call(ANEW), null);
  const sound: Notice = { kind: 'sound check', check: 1 };
  assert.equal((await call(sound))?.silent, false);
  const spot = spotNumber(45) ?? assert.fail();
  const left = await call({ kind: 'co-holder forgotten', spot }, { lane: 'note' });
  assert.deepEqual([left?.silent, left?.hash], [true, '#notices']);
  assert.doesNotMatch(left?.title ?? '45', /45/);
  assert.equal(await call(sound, { recipient: null }), null);
  assert.equal(await call(sound, {}, null), null);
});
