import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Delivery, type Outcome, recordOutcome } from '../../src/application/record-outcome.ts';
import { recordShown } from '../../src/application/record-shown.ts';
import { recordLetter } from '../../src/core/alerts/record-letter.ts';
import {
  alertId,
  announcementId,
  complexId,
  gateQuestionId,
  letterId,
  personId,
} from '../../src/core/kernel/ids.ts';
import { after, seconds } from '../../src/core/kernel/time.ts';
import { callBrowser, leaveBrowser, leaveBrowsers } from '../../src/core/notifications/browsers.ts';
import type { Tx } from '../../src/core/ports.ts';
import { member } from '../support/deeds.ts';

const HOUSE = complexId(1);
const NOW = new Date('2026-11-22T19:36:00Z');
const [ANNA, BORIS, VERA] = [personId(1), personId(2), personId(3)];

type World = {
  /** What the other way to him has come to. */
  readonly other?: 'there' | 'may' | null;
  /** Whose letter it is. */
  readonly part?: 'sender' | 'holder';
  /** Whether the browsers that came or went changed by what he is reached. */
  readonly settled?: { has: boolean; changed: boolean; otherwise: boolean };
  /** Who was called in this browser before. */
  readonly left?: readonly number[];
  readonly had?: boolean;
  readonly called?: Pick<Delivery, 'content'> | null;
  readonly heard?: boolean;
};

/** Everything that was asked or done, in a word each. */
function openTx({
  other = null,
  part = 'holder',
  settled,
  left = [],
  had = true,
  called,
  heard = true,
}: World) {
  const done: string[] = [];
  const note =
    <T>(what: string, answer: T) =>
    async (...of: readonly unknown[]) => {
      const [, one, two] = of;
      const more = [one, two].flatMap((it) => (typeof it === 'number' || typeof it === 'string' ? [it] : []));
      done.push([what, ...more].join(' '));
      return answer;
    };
  const quietly =
    <T>(answer: T) =>
    async () =>
      answer;
  const tx = {
    alerts: {
      lock: note('lock', null),
      load: note('thread', null),
      openTo: async (_: unknown, person: number) => {
        done.push(`threads of ${person}`);
        return [];
      },
    },
    browsers: {
      otherWay: async () => {
        done.push('other way?');
        return other;
      },
      called: quietly(called && { id: 5, channel: 'push', pair: 5, recipient: BORIS, ...called }),
      hear: quietly(heard),
      keep: quietly(left),
      drop: quietly(had),
      dropAll: quietly(had),
      settle: async (person: number) => {
        done.push(`settle ${person}`);
        return settled;
      },
    },
    letters: {
      get: quietly({ part, author: ANNA, alert: alertId(7), writtenAt: NOW }),
      count: note('letter', null),
    },
    cards: {
      redraw: async (_: unknown, subject: { kind: string; parts?: readonly string[] }) =>
        void done.push(`redraw ${subject.parts?.join() ?? subject.kind}`),
      ring: quietly(null),
    },
    announcements: { isQueued: quietly(false) },
    timers: { set: async (_: unknown, { kind }: { kind: string }) => void done.push(`timer ${kind}`) },
    gateQuestions: {
      lock: quietly({ complex: HOUSE, id: 7, askedAt: NOW, asked: 1, lost: 0, state: 'asked' }),
      save: async ({ state }: { state: string }) => void done.push(`gate ${state}`),
    },
  };
  return { tx: tx as unknown as Tx, done };
}

const notice = (one: object) => ({ kind: 'notice', notice: one }) as Delivery['content'];
const letter = notice({ kind: 'alert letter', letter: letterId(4) });
const photo = notice({ kind: 'alert photo', alert: alertId(7) });
const announced = notice({ kind: 'announcement', announcement: announcementId(3) });
const card = (part: string, more: object = {}) =>
  ({
    ...{ kind: 'card', subject: { kind: 'alert', alert: alertId(7), part } },
    ...{ message: null, ring: false, ...more },
  }) as Delivery['content'];

/** What the house does when this ended so. */
async function records(
  content: Delivery['content'],
  outcome: Outcome,
  way: Partial<Delivery> = {},
  world: World = {},
) {
  const { tx, done } = openTx(world);
  const to = { id: 1, channel: 'messenger', pair: null, hasBrowsers: true, madeAt: NOW } as const;
  await recordOutcome(tx, { complex: HOUSE, recipient: BORIS, ...to, content, ...way }, outcome, NOW);
  return done;
}

const push = { channel: 'push', pair: 5 } as const;
const alone = { hasBrowsers: false } as const;
const sent = { kind: 'sent', message: '41' } as const;
const failed = { kind: 'unreachable' } as const;

test('Of two ways to somebody a failure is told when the other has failed, too, and not while it still may reach him', async () => {
  for (const way of [{}, push]) {
    assert.deepEqual(await records(card('holder'), failed, way, { other: 'may' }), ['lock 7', 'other way?']);
    assert.deepEqual(await records(card('holder'), failed, way, { other: 'there' }), [
      'lock 7',
      'other way?',
    ]);
    assert.deepEqual(await records(card('holder'), failed, way), ['lock 7', 'other way?', 'thread 7']);
    assert.deepEqual(await records(letter, failed, way, { other: 'may' }), ['other way?']);
  }
  // Where there is one way nobody asks for another.
  assert.deepEqual(await records(card('holder'), failed, alone, { other: 'may' }), ['thread 7']);
  // A thread is locked, and nothing else is.
  assert.deepEqual(await records(announced, failed, {}, {}), ['other way?', 'timer announcement']);
});

test('A letter that both ways bring arrives once; one that was lost is no answer', async () => {
  const counted = ['letter 4 delivered', 'redraw letter'];
  assert.deepEqual(await records(letter, sent, {}, { other: 'there' }), ['other way?']);
  assert.deepEqual(await records(letter, sent, {}, { other: 'may', part: 'sender' }), [
    'other way?',
    ...counted,
  ]);
  assert.deepEqual(await records(letter, sent, alone), ['thread 7', ...counted]);
  for (const kind of ['unreachable', 'given up', 'dead', 'dropped'] as const)
    assert.deepEqual(await records(letter, { kind }, alone), ['letter 4 lost', 'redraw letter'], kind);
  assert.deepEqual(await records(letter, { kind: 'later', wait: seconds(60) }, alone), []);
  const { tx, done } = openTx({ part: 'sender' });
  await recordLetter(tx, HOUSE, letterId(4), 'delivered', NOW);
  assert.deepEqual(done, counted, 'what a sender writes is no answer of a holder');
});

test('That a push service has it is told of a card and an announcement; that it makes us wait is no news', async () => {
  const onPhone = { ...sent, message: null, pushed: { onPhone: true } };
  assert.deepEqual(await records(card('holder'), onPhone, push), ['thread 7']);
  assert.deepEqual(await records(announced, onPhone, push), ['timer announcement']);
  assert.deepEqual(await records(letter, onPhone, push), [], 'the phone will say so');
  assert.deepEqual(await records(card('holder'), onPhone, { ...push, recipient: null }), []);
  const later = { kind: 'later', wait: seconds(60) } as const;
  assert.deepEqual(await records(card('holder'), later, push), []);
  assert.deepEqual(await records(card('holder'), later), ['thread 7']);
  // What a browser is not called for the messenger tells, and what both were to tell one of them did.
  const dropped = { kind: 'dropped' } as const;
  assert.deepEqual(await records(announced, dropped, push), []);
  assert.deepEqual(await records(announced, dropped, { ...push, pair: null }), ['timer announcement']);
});

test('A sender is told of a delay when it is one, and of a reminder whatever became of it', async () => {
  const waits = async (wait: number, sinceMade = 0) => {
    const { tx, done } = openTx({});
    const way = { id: 1, channel: 'messenger', pair: null, ...alone, madeAt: NOW } as const;
    const delivery = { complex: HOUSE, recipient: BORIS, ...way, content: card('holder') };
    await recordOutcome(tx, delivery, { kind: 'later', wait }, after(NOW, sinceMade));
    return done;
  };
  assert.deepEqual([await waits(seconds(9)), await waits(seconds(10))], [[], ['thread 7']]);
  assert.deepEqual(await waits(seconds(4), seconds(6)), ['thread 7'], 'six seconds went by already');
  const rings = { message: '41', ring: true };
  const told = ['thread 7', 'lock 7', 'redraw sender'];
  for (const kind of ['unreachable', 'given up', 'dead'] as const)
    assert.deepEqual(await records(card('holder', rings), { kind }, alone), told, kind);
  assert.deepEqual(await records(card('holder', rings), sent, alone), told);
  assert.deepEqual(await records(card('holder', rings), { kind: 'later', wait: 1 }, alone), []);
  // Whoever else is rung is none of his business, and a card that only changes rings nobody.
  assert.deepEqual(await records(card('helper', rings), sent, alone), ['thread 7']);
  assert.deepEqual(await records(card('holder', { message: '41' }), sent, alone), []);
  assert.deepEqual(await records(card('sender'), failed, alone), []);
});

test('A photo that did not come along is told, and so is one whose words went without it', async () => {
  const told = ['lock 7', 'redraw sender'];
  for (const outcome of [{ kind: 'given up' }, { kind: 'dead' }, { ...sent, also: { bare: true } }] as const)
    assert.deepEqual(await records(photo, outcome, alone), told);
  for (const outcome of [sent, failed, { kind: 'dropped' }] as const)
    assert.deepEqual(await records(photo, outcome, alone), []);
});

test('A question at the gate is with somebody, or the guard waits no longer; his own card tells him nothing new', async () => {
  const asked = (part: string) =>
    ({
      ...{ kind: 'card', subject: { kind: 'gate question', question: gateQuestionId(7), part } },
      ...{ message: null, ring: false },
    }) as Delivery['content'];
  assert.deepEqual((await records(asked('holder'), failed, alone))[0], 'gate out of reach');
  assert.deepEqual(await records(asked('holder'), sent, alone), []);
  assert.deepEqual(await records(asked('guard'), failed, alone), []);
  assert.deepEqual(await records(asked('holder'), failed, {}, { other: 'may' }), ['other way?']);
});

test('What a phone has shown has arrived, once: a second phone says nothing new', async () => {
  const shows = async (content: Delivery['content'], world: World = {}) => {
    const { tx, done } = openTx({ called: { content }, ...world });
    const isNew = await recordShown(tx, HOUSE, { notice: 5, browser: 2 }, NOW);
    return [isNew, ...done];
  };
  assert.deepEqual(await shows(card('holder')), [true, 'lock 7', 'thread 7', 'redraw sender']);
  assert.deepEqual(await shows(card('holder'), { heard: false }), [false, 'lock 7']);
  assert.deepEqual(await shows(card('holder'), { called: null }), [false]);
  const counted = ['letter 4 delivered', 'redraw letter'];
  assert.deepEqual(await shows(letter, { part: 'sender' }), [true, 'other way?', ...counted]);
  assert.deepEqual(await shows(letter, { other: 'there' }), [true, 'other way?']);
});

test('A browser that comes or goes is told to the threads of whoever has no other way, also of who was called in it before', async () => {
  const comes = { has: true, changed: true, otherwise: false };
  const does = async (deed: (tx: Tx) => Promise<unknown>, world: World) => {
    const { tx, done } = openTx({ settled: comes, ...world });
    await deed(tx);
    return done;
  };
  const boris = member(BORIS, 'resident');
  const browser = { endpoint: 'https://push', p256dh: 'x', auth: 'x' };
  const call = (world: World) => does((tx) => callBrowser(tx, boris, 1, browser, NOW), world);
  const of = (person: number) => [`settle ${person}`, `threads of ${person}`];
  assert.deepEqual(await call({}), of(BORIS));
  assert.deepEqual(await call({ left: [ANNA, VERA] }), [...of(ANNA), ...of(VERA), ...of(BORIS)]);
  const leave = (world: World) => does((tx) => leaveBrowser(tx, boris, 1, NOW), world);
  const shutOut = (world: World) => does((tx) => leaveBrowsers(tx, HOUSE, BORIS, NOW), world);
  const goes = { has: false, changed: true, otherwise: false };
  for (const act of [leave, shutOut]) {
    assert.deepEqual(await act({ settled: goes }), of(BORIS));
    assert.deepEqual(await act({ had: false }), [], 'he had none');
    for (const quiet of [
      { ...goes, otherwise: true },
      { ...goes, changed: false },
    ])
      assert.deepEqual(await act({ settled: quiet }), [`settle ${BORIS}`]);
  }
});
