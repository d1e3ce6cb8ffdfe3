import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Claim, isOpen, judge, spotsIn, type Verdict } from './claim.ts';

export type VerdictRefusal = 'not allowed' | 'no such claim' | 'already decided';

/** An admin's verdict about a claim: spots assigned, the applicant told once, all admins' cards updated. */
export async function decideClaim(
  tx: Tx,
  actor: Member,
  id: ClaimId,
  verdict: Verdict,
  now: Instant,
): Promise<Result<Claim, VerdictRefusal>> {
  if (!may(actor, 'decide claims')) return refuse('not allowed');
  const claim = await tx.claims.lock(actor.complex, id);
  if (!claim) return refuse('no such claim');
  const open = spotsIn(claim, 'open');
  const held = await tx.spots.heldByOthers(claim.complex, open, claim.applicant);
  const judged = judge(claim, verdict, held, actor.person, now);
  if (!judged.ok) return judged;
  await tx.claims.save(judged.value);
  const assigned = spotsIn(judged.value, 'assigned').filter((spot) => open.includes(spot));
  await settle(tx, judged.value, assigned, now);
  await tx.cards.redraw(claim.complex, { kind: 'claim', claim: id });
  return ok(judged.value);
}

async function settle(tx: Tx, claim: Claim, assigned: readonly SpotNumber[], now: Instant): Promise<void> {
  const { complex, applicant } = claim;
  for (const spot of assigned) {
    const holders = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
    await tx.spots.assign(complex, spot, applicant, now);
    const others = holders.filter((person) => person !== applicant);
    await tx.notices.add(complex, others, 'note', { kind: 'co-holder joined', spot, person: applicant });
  }
  if (claim.verdict === 'approved' && (assigned.length > 0 || claim.spots.length === 0)) {
    const joins = await tx.residents.approve(complex, applicant, now);
    const notice = { kind: 'claim approved', claim: claim.id, spots: assigned, joins } as const;
    await tx.notices.add(complex, [applicant], 'note', notice);
  }
  const rejected = spotsIn(claim, 'rejected');
  if (isOpen(claim) || (rejected.length === 0 && claim.verdict === 'approved')) return;
  await tx.notices.add(complex, [applicant], 'note', {
    kind: 'claim rejected',
    claim: claim.id,
    spots: rejected,
  });
}
