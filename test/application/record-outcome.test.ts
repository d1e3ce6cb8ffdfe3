import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOutcome } from '../../src/application/record-outcome.ts';
import { complexId, gateQuestionId, personId } from '../../src/core/kernel/ids.ts';
import type { GateQuestion } from '../../src/core/passes/gate-question.ts';
import type { Tx } from '../../src/core/ports.ts';

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
