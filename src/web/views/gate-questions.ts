import { drawCard } from '../../chat/draw.ts';
import { before } from '../../core/kernel/time.ts';
import { ownQuestions } from '../../core/passes/ask-at-gate.ts';
import { ASKED_FOR } from '../../core/passes/gate-question.ts';
import { done, fault, type Handler } from '../face.ts';
import { guardOf } from '../gate.ts';
import { shownOf } from './shown.ts';

/** What this guard asked of late, and what became of it. */
export const gateQuestions: Handler<'GET gate/questions'> = async (face, call) => {
  const guard = guardOf(face, call);
  if (!guard) return fault('not allowed', 'gate-guards-only');
  const { actor, reader } = guard;
  return face.look(async (tx) => {
    const asked = await ownQuestions(tx, actor, before(call.now, ASKED_FOR));
    if (!asked.ok) return fault('not allowed', 'gate-guards-only');
    const drawn = await Promise.all(
      asked.value.map(async (question) => {
        const subject = { kind: 'gate question', question, part: 'guard' } as const;
        return drawCard(tx, { ...reader, person: actor.person, tools: face.tools }, subject, true);
      }),
    );
    const cards = drawn.filter((one) => one !== null);
    const plainly = { ref: null, photosOf: async () => [], noFile: '' };
    return done({ cards: await Promise.all(cards.map((card) => shownOf(card, plainly))) });
  });
};
