import type { Member } from '../kernel/actor.ts';
import type { ClaimId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf, refreshClaims } from './change-holders.ts';
import type { HolderAnswer } from './claim.ts';
import { giveUpSpot } from './give-up-spot.ts';

export type AnswerRefusal = 'never asked' | 'no holder' | 'already decided';

/** What a holder says about somebody who claims his spot; every admin's card shows it. */
export async function answerQuestion(
  tx: Tx,
  actor: Member,
  id: ClaimId,
  spot: SpotNumber,
  answer: HolderAnswer,
  now: Instant,
): Promise<Result<HolderAnswer, AnswerRefusal>> {
  const { complex, person } = actor;
  const claim = await tx.claims.lock(complex, id);
  const asked = claim && (await tx.disputes.questionOf(complex, id, spot, person));
  if (!claim || !asked) return refuse('never asked');
  if (!actor.spots.includes(spot)) return refuse('no holder');
  const open = await tx.disputes.claimsAbout(complex, spot);
  if (answer !== 'left' && !open.includes(id)) return refuse('already decided');
  await tx.disputes.answer(complex, id, { spot, holder: person, answer }, now);
  if (answer === 'left') await giveUpSpot(tx, actor, spot, now);
  else await refreshClaims(tx, complex, spot, now);
  // After a first verdict nobody looks at the card any more: the answer brings it up.
  if (open.includes(id) && claim.verdict !== null && answer !== 'unknown') {
    for (const admin of await adminsOf(tx, complex)) {
      await tx.cards.ring(complex, { kind: 'claim', claim: id }, admin);
    }
  }
  return ok(answer);
}
