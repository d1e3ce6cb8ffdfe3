import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, GateQuestionId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, hours, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import {
  byNow,
  type GateAnswer,
  type GateQuestion,
  isAnswerable,
  isOpen,
  LET_IN_FOR_HOURS,
  nextGateLook,
  withLost,
} from './gate-question.ts';
import { nextLook, type Pass } from './pass.ts';

export type GateAnswerRefusal = 'not allowed' | 'not yours' | 'answered already' | 'over';

/** «Пустить», «Не жду»: the first of the holders who presses has answered for all of them. */
export async function answerAtGate(
  tx: Tx,
  actor: Member,
  id: GateQuestionId,
  answer: GateAnswer,
  now: Instant,
): Promise<Result<GateQuestion, GateAnswerRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'answer at gate')) return refuse('not allowed');
  const seen = await tx.gateQuestions.get(complex, id);
  if (!seen) return refuse('not yours');
  await tx.disputes.lockSpots(complex, [seen.spot]);
  const holders = await tx.spots.holders(complex, seen.spot);
  if (!holders.some((holder) => holder.person === person)) return refuse('not yours');
  const question = await tx.gateQuestions.lock(complex, id);
  if (!question || question.state === 'over') return refuse('over');
  if (!isOpen(question.state)) return refuse('answered already');
  if (!isAnswerable(question, now)) return refuse('over');
  const pass = answer === 'let in' ? (await letInFromGate(tx, question, person, now)).id : null;
  return ok(await settle(tx, { ...question, state: answer, decidedBy: person, decidedAt: now, pass }));
}

/** A pass beside the host's three. He drives in now, unless the spot has a guest who has not driven out. */
async function letInFromGate(
  tx: Tx,
  { complex, spot, guest }: GateQuestion,
  host: PersonId,
  now: Instant,
): Promise<Pass> {
  const until = after(now, hours(LET_IN_FOR_HOURS));
  const made = await tx.passes.add({ complex, host, spot, guest, madeAt: now, until, fromGate: true });
  if (!made) throw new Error('a pass from the gate takes no place of its host');
  await tx.timers.set(complex, { kind: 'pass', pass: made.id }, nextLook(made));
  if (await tx.passes.insideAt(complex, spot)) return made;
  const pass = { ...made, enteredAt: now };
  await tx.passes.save(pass);
  return pass;
}

/** The question's timer: three minutes without an answer, then nobody waits. */
export async function lookAtQuestion(
  tx: Tx,
  complex: ComplexId,
  id: GateQuestionId,
  now: Instant,
): Promise<void> {
  const question = await tx.gateQuestions.lock(complex, id);
  const state = question && byNow(question, now);
  if (!question || !state || state === question.state) {
    const timer = { kind: 'gate question', question: id } as const;
    return tx.timers.set(complex, timer, question && nextGateLook(question));
  }
  await settle(tx, { ...question, state });
}

/** It has not reached one of those who were asked; nobody is left: the guard need not wait. */
export async function recordUnasked(tx: Tx, complex: ComplexId, id: GateQuestionId): Promise<void> {
  const question = await tx.gateQuestions.lock(complex, id);
  if (!question) return;
  const next = withLost(question);
  if (next.state === question.state) return tx.gateQuestions.save(next);
  await settle(tx, next);
}

/** What has changed is seen by the holders and heard by the guard; that it is over makes no sound. */
async function settle(tx: Tx, question: GateQuestion): Promise<GateQuestion> {
  const { complex, id, state, askedBy } = question;
  await tx.gateQuestions.save(question);
  await tx.timers.set(complex, { kind: 'gate question', question: id }, nextGateLook(question));
  await tx.cards.redraw(complex, { kind: 'gate question', question: id, part: 'holder' });
  const guards = { kind: 'gate question', question: id, part: 'guard' } as const;
  if (state === 'over') await tx.cards.redraw(complex, guards);
  else await tx.cards.ring(complex, guards, askedBy);
  return question;
}
