import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, GateQuestionId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, lately } from '../kernel/time.ts';
import type { SpotHolder, Tx } from '../ports.ts';
import { listeners } from '../spots/silence.ts';
import {
  type Caller,
  type GateQuestion,
  isAnswerable,
  MOST_OF_A_SPOT,
  nextGateLook,
  SPOT_WINDOW,
} from './gate-question.ts';
import { LONGEST_GUEST } from './pass.ts';

export type GateWish = { readonly spot: SpotNumber; readonly caller: Caller; readonly guest: string };

export type AskRefusal =
  | { readonly kind: 'not allowed' | 'no guest' | 'nobody' | 'out of reach' | 'too many' }
  /** Its holders have been asked, and may still answer. */
  | { readonly kind: 'asked already'; readonly question: GateQuestion };

/** «Спросить жителя»: the spot's holders are rung, also at night: somebody stands at the gate. */
export async function askAtGate(
  tx: Tx,
  actor: Member,
  { spot, caller, guest }: GateWish,
  now: Instant,
): Promise<Result<GateQuestion, AskRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'check passes')) return refuse({ kind: 'not allowed' });
  if (guest === '' || guest.length > LONGEST_GUEST) return refuse({ kind: 'no guest' });
  // The spot before the question, here and where it is answered: two guards who ask at once meet here.
  await tx.disputes.lockSpots(complex, [spot]);
  const holders = await answering(tx, complex, await tx.spots.holders(complex, spot));
  if (holders.length === 0) return refuse({ kind: 'nobody' });
  const asked = listeners(holders).filter((one) => one.reachable);
  if (asked.length === 0) return refuse({ kind: 'out of reach' });
  const open = await tx.gateQuestions.openAt(complex, spot);
  if (open?.state === 'asked' && isAnswerable(open, now)) {
    return refuse({ kind: 'asked already', question: open });
  }
  const window = lately(now, SPOT_WINDOW);
  if ((await tx.gateQuestions.count(complex, spot, window)) >= MOST_OF_A_SPOT) {
    return refuse({ kind: 'too many' });
  }
  if (open) await endQuestion(tx, open);
  const question = await tx.gateQuestions.add({
    ...{ complex, spot, caller, guest, askedBy: person, askedAt: now, asked: asked.length },
  });
  await tx.timers.set(complex, { kind: 'gate question', question: question.id }, nextGateLook(question));
  const people = asked.map((one) => one.person);
  await tx.cards.show(complex, { kind: 'gate question', question: question.id, part: 'holder' }, people);
  await tx.cards.show(complex, { kind: 'gate question', question: question.id, part: 'guard' }, [person]);
  return ok(question);
}

/** Whoever is banned lets nobody in. */
async function answering(
  tx: Tx,
  complex: ComplexId,
  holders: readonly SpotHolder[],
): Promise<readonly SpotHolder[]> {
  const members = await Promise.all(holders.map(({ person }) => tx.residents.get(complex, person)));
  return holders.filter((_, at) => {
    const member = members[at];
    return member && may(member, 'answer at gate');
  });
}

/** What a guard asked of late, newest first. */
export async function ownQuestions(
  tx: Tx,
  actor: Member,
  since: Instant,
): Promise<Result<readonly GateQuestionId[], 'not allowed'>> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.gateQuestions.askedSince(actor.complex, actor.person, since));
}

/** Nobody is asked any more; the cards say so. */
export async function endQuestion(tx: Tx, question: GateQuestion): Promise<void> {
  const { complex, id } = question;
  await tx.gateQuestions.save({ ...question, state: 'over' });
  await tx.timers.set(complex, { kind: 'gate question', question: id }, null);
  for (const part of ['holder', 'guard'] as const) {
    await tx.cards.redraw(complex, { kind: 'gate question', question: id, part });
  }
}

/** Whoever is no guard any more waits for no answer. */
export async function endQuestionsOf(tx: Tx, complex: ComplexId, guard: PersonId): Promise<void> {
  for (const id of await tx.gateQuestions.openOf(complex, guard)) {
    const question = await tx.gateQuestions.lock(complex, id);
    if (question) await endQuestion(tx, question);
  }
}
