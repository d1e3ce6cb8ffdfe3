import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Membership, Tx } from '../ports.ts';
import type { Claim, ClaimMessage } from './claim.ts';
import { bringUp } from './show-claim.ts';

/** The claims that wait, oldest first. */
export async function waitingClaims(
  tx: Tx,
  actor: Member,
): Promise<Result<readonly ClaimId[], 'not allowed'>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  return ok(await tx.claims.allOpen(actor.complex));
}

/** «Заявки»: the card of the oldest comes up; how many wait. */
export async function showOldestClaim(tx: Tx, actor: Member): Promise<Result<number, 'not allowed'>> {
  const waiting = await waitingClaims(tx, actor);
  if (!waiting.ok) return waiting;
  const [oldest] = waiting.value;
  if (oldest !== undefined) await bringUp(tx, actor.complex, oldest, [actor.person]);
  return ok(waiting.value.length);
}

/** «Следующая заявка»: the one after this comes up, and after the last the first. */
export async function showNextClaim(
  tx: Tx,
  actor: Member,
  id: ClaimId,
): Promise<Result<ClaimId, 'not allowed' | 'no other'>> {
  const waiting = await waitingClaims(tx, actor);
  if (!waiting.ok) return waiting;
  const others = waiting.value.filter((one) => one !== id);
  const next = others.find((one) => one > id) ?? others[0];
  if (next === undefined) return refuse('no other');
  await bringUp(tx, actor.complex, next, [actor.person]);
  return ok(next);
}

export type SeenClaim = { readonly claim: Claim; readonly applicant: Membership };

/** A claim and whose it is. */
export async function seeClaim(
  tx: Tx,
  actor: Member,
  id: ClaimId,
): Promise<Result<SeenClaim, 'not allowed' | 'gone'>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  const claim = await tx.claims.get(actor.complex, id);
  const applicant = claim && (await tx.residents.get(actor.complex, claim.applicant));
  return applicant ? ok({ claim, applicant }) : refuse('gone');
}

/** What was asked and explained about a claim, oldest first. */
export async function readClaimTalk(
  tx: Tx,
  actor: Member,
  id: ClaimId,
): Promise<Result<readonly ClaimMessage[], 'not allowed'>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  return ok(await tx.claimTalk.of(actor.complex, id));
}
