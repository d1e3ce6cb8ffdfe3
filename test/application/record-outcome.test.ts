import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOutcome } from '../../src/application/record-outcome.ts';
import { recordShown } from '../../src/application/record-shown.ts';
import { pinAnnouncement } from '../../src/core/announcements/pin-announcement.ts';
import { announcementId, complexId, gateQuestionId, groupId, personId } from '../../src/core/kernel/ids.ts';
import type { SoundCheck } from '../../src/core/notifications/sound-check.ts';
import type { GateQuestion } from '../../src/core/passes/gate-question.ts';
import type { Tx } from '../../src/core/ports.ts';
import { member } from '../support/deeds.ts';

const HOUSE = complexId(1);
const NOW = new Date('2026-11-22T19:36:00Z');

test('The guard waits for nobody whom his question did not reach, for whatever cause', async () => {
  const subject = { kind: 'gate question', question: gateQuestionId(7), part: 'holder' } as const;
  /** What becomes of a question to one holder whose card ends so. */
  const becomes = async (kind: 'unreachable' | 'given up' | 'dead' | 'dropped') => {
    const asked = { complex: HOUSE, id: gateQuestionId(7), askedAt: NOW, asked: 1, lost: 0, state: 'asked' };
    const states: GateQuestion['state'][] = [];
    const nothing = async () => {};
    const tx = {
      gateQuestions: { lock: async () => asked, save: async (one: GateQuestion) => states.push(one.state) },
      timers: { set: nothing },
      cards: { redraw: nothing, ring: nothing },
    } as unknown as Tx;
    const content = { kind: 'card', subject, message: null, ring: false } as const;
    const way = { id: 1, channel: 'messenger', pair: null, hasBrowsers: false } as const;
    const delivery = { ...way, complex: HOUSE, recipient: personId(2), madeAt: NOW, content };
    await recordOutcome(tx, delivery, { kind }, NOW);
    return states;
  };
  for (const cause of ['unreachable', 'given up', 'dead'] as const)
    assert.deepEqual(await becomes(cause), ['out of reach'], cause);
  assert.deepEqual(await becomes('dropped'), []);
});

const way = { id: 1, channel: 'push', pair: null, hasBrowsers: true } as const;
const nothing = async () => {};

test('A test of the sound has arrived when a push service has it, and when the phone says that it showed it', async () => {
  const kept: SoundCheck[] = [];
  const asked = { number: 3, askedAt: NOW, arrivedAt: null, heardAt: null, outcome: null };
  const notice = { kind: 'sound check', check: 3 } as const;
  const content = { kind: 'notice', notice } as const;
  const tx = {
    browsers: {
      called: async () => ({ ...way, recipient: personId(2), content }),
      hear: async () => true,
      otherWay: async () => null,
    },
    notifications: {
      lockSoundCheck: async () => ({ complex: HOUSE, person: personId(2), ...asked }),
      saveSoundCheck: async (one: SoundCheck) => void kept.push(one),
    },
    timers: { set: nothing },
    notices: { add: nothing },
  } as unknown as Tx;
  const delivery = { ...way, complex: HOUSE, recipient: personId(2), madeAt: NOW, content };
  await recordOutcome(tx, delivery, { kind: 'sent', message: null, pushed: { onPhone: true } }, NOW);
  assert.equal(await recordShown(tx, HOUSE, { notice: 1, browser: 1 }, NOW), true);
  assert.deepEqual(
    kept.map(({ arrivedAt, outcome }) => [arrivedAt, outcome]),
    [
      [NOW, null],
      [NOW, null],
    ],
  );
});

test('What went into the group and was not pinned there is not pinned; what did not get there is lost', async () => {
  const became: (readonly [string, string | null])[] = [];
  const recordPin = async (
    ...[, , pin]: readonly [unknown, unknown, { state: string; message: string | null }]
  ) => void became.push([pin.state, pin.message]);
  const tx = { announcements: { recordPin }, cards: { redraw: nothing } } as unknown as Tx;
  const notice = { kind: 'group announcement', group: groupId(1), announcement: announcementId(1) } as const;
  const content = { kind: 'notice', notice } as const;
  const to = { ...way, channel: 'messenger', hasBrowsers: false, complex: HOUSE, madeAt: NOW } as const;
  const delivery = { ...to, recipient: null, content };
  await recordOutcome(tx, delivery, { kind: 'sent', message: '7' }, NOW);
  await recordOutcome(tx, delivery, { kind: 'sent', message: '8', pinned: 'no right' }, NOW);
  await recordOutcome(tx, delivery, { kind: 'given up' }, NOW);
  assert.deepEqual(became, [
    ['not pinned', '7'],
    ['no right', '8'],
    ['lost', null],
  ]);
});

test('An announcement is pinned once, in the groups of this house in which the bot is', async () => {
  const told: number[] = [];
  const group = (id: number, complex: number, present: boolean) => ({ id, complex, present });
  const announcement = { author: personId(2), state: 'done', to: { kind: 'all' } };
  const pins = async (groups: readonly object[], pinned: readonly number[] = []) => {
    told.length = 0;
    const tx = {
      announcements: {
        lock: async () => announcement,
        askPin: async (...[, , id]: readonly number[]) => !pinned.includes(id ?? 0),
      },
      groups: { all: async () => groups, tell: async (_: number, id: number) => void told.push(id) },
      cards: { redraw: nothing },
    } as unknown as Tx;
    const done = await pinAnnouncement(tx, member(personId(2), 'admin'), announcementId(1));
    return done.ok ? [...told] : done.why;
  };
  const all = [group(1, 1, true), group(2, 1, false), group(3, 2, true), group(4, 1, true)];
  assert.deepEqual(await pins(all), [1, 4]);
  assert.deepEqual(await pins(all, [1]), [4]);
  assert.equal(await pins(all, [1, 4]), 'pinned already');
  assert.equal(await pins([group(2, 1, false), group(3, 2, true)]), 'no group');
});
