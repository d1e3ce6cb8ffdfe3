import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';
import { type Claim, isOpen } from './claim.ts';

/** What an applicant may add to one claim; more would hide the question that it is about. */
export const MOST_EXPLANATIONS = 10;

export type TalkRefusal = 'not allowed' | 'already decided' | 'enough';

/** «Уточнить»: passes an admin's question to the applicant, signed «администратор». The claim stays open. */
export async function askApplicant(
  tx: Tx,
  actor: Member,
  id: ClaimId,
  text: string,
  now: Instant,
): Promise<Result<Claim, TalkRefusal>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  const claim = await tx.claims.lock(actor.complex, id);
  if (!claim || !isOpen(claim)) return refuse('already decided');
  const message = await tx.claimTalk.add(claim.complex, id, { author: 'admin', text, photos: [] }, now);
  await tx.notices.add(claim.complex, [claim.applicant], 'note', { kind: 'claim asked', claim: id, message });
  await tx.journal.note(claim.complex, actor.person, { kind: 'claim asked' }, now, claim.applicant);
  await tx.cards.redraw(claim.complex, { kind: 'claim', claim: id });
  return ok(claim);
}

/** «Пояснение»: a line or photos of the applicant, for all admins. An answer to a question brings the cards up. */
export async function explainClaim(
  tx: Tx,
  actor: Member,
  id: ClaimId,
  said: { readonly text: string | null; readonly photos: readonly string[] },
  now: Instant,
): Promise<Result<Claim, TalkRefusal>> {
  const claim = await tx.claims.lock(actor.complex, id);
  if (!claim || claim.applicant !== actor.person) return refuse('not allowed');
  if (!isOpen(claim)) return refuse('already decided');
  const before = await tx.claimTalk.of(claim.complex, id);
  if (before.filter((one) => one.author === 'applicant').length >= MOST_EXPLANATIONS) return refuse('enough');
  await tx.claimTalk.add(claim.complex, id, { author: 'applicant', ...said }, now);
  if (before.at(-1)?.author === 'admin') {
    for (const admin of await adminsOf(tx, claim.complex)) {
      await tx.cards.ring(claim.complex, { kind: 'claim', claim: id }, admin);
    }
  }
  await tx.cards.redraw(claim.complex, { kind: 'claim', claim: id });
  return ok(claim);
}
