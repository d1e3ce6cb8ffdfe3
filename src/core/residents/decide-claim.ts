import { may } from '../access.ts';
import { callNewcomer } from '../alerts/call-newcomers.ts';
import { offerCar } from '../cars/offer-car.ts';
import type { Member } from '../kernel/actor.ts';
import type { ClaimId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { refreshClaims, releaseSpot } from './change-holders.ts';
import { type Claim, isOpen, judge, spotsIn, type Verdict } from './claim.ts';
import { disputedSpots, findDisputes } from './dispute.ts';

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
  await tx.disputes.lockSpots(claim.complex, open);
  const disputed = disputedSpots(await findDisputes(tx, claim));
  const judged = judge(claim, verdict, disputed, actor.person, now);
  if (!judged.ok) return judged;
  await tx.claims.save(judged.value);
  await noteVerdict(tx, actor, judged.value, verdict, open, now);
  const assigned = spotsIn(judged.value, 'assigned').filter((spot) => open.includes(spot));
  for (const spot of assigned) await assign(tx, judged.value, spot, verdict.kind === 'transfer', now);
  await tellApplicant(tx, judged.value, assigned, now);
  if (!isOpen(judged.value)) await tx.timers.set(claim.complex, { kind: 'claim', claim: id }, null);
  await tx.cards.redraw(claim.complex, { kind: 'claim', claim: id });
  if (claim.digest) {
    await tx.cards.redraw(claim.complex, { kind: 'claim', claim: claim.digest, digest: true });
  }
  for (const spot of assigned) await refreshClaims(tx, claim.complex, spot, now);
  return ok(judged.value);
}

async function noteVerdict(
  tx: Tx,
  actor: Member,
  claim: Claim,
  verdict: Verdict,
  before: readonly SpotNumber[],
  now: Instant,
): Promise<void> {
  const kind = verdict.kind === 'reject' ? 'claim rejected' : 'claim approved';
  // An earlier verdict about other spots of the claim stands there already.
  const left = spotsIn(claim, 'open');
  const spots = before.filter((spot) => !left.includes(spot));
  const event =
    verdict.kind === 'transfer'
      ? ({ kind: 'spot transferred', spots: [verdict.spot] } as const)
      : ({ kind, spots } as const);
  await tx.journal.note(claim.complex, actor.person, event, now, claim.applicant);
}

async function assign(
  tx: Tx,
  claim: Claim,
  spot: SpotNumber,
  transfers: boolean,
  now: Instant,
): Promise<void> {
  const { complex, applicant, id } = claim;
  const holders = await tx.spots.holders(complex, spot);
  const others = holders.map((holder) => holder.person).filter((person) => person !== applicant);
  await tx.spots.assign(complex, spot, applicant, now);
  if (!transfers) {
    await callNewcomer(tx, complex, spot, applicant, now);
    await tx.notices.add(complex, others, 'note', { kind: 'co-holder joined', spot, person: applicant });
    return;
  }
  await releaseSpot(tx, complex, spot, others, [applicant], now);
  await tx.disputes.noteTransfer(complex, id, spot, others, now);
  await tx.notices.add(complex, others, 'note', { kind: 'spot transferred', claim: id, spot });
}

async function tellApplicant(
  tx: Tx,
  claim: Claim,
  assigned: readonly SpotNumber[],
  now: Instant,
): Promise<void> {
  const { complex, applicant } = claim;
  if (claim.verdict === 'approved' && (assigned.length > 0 || claim.spots.length === 0)) {
    const joins = await tx.residents.approve(complex, applicant, now);
    const notice = { kind: 'claim approved', claim: claim.id, spots: assigned, joins } as const;
    await tx.notices.add(complex, [applicant], 'note', notice);
    if (joins) await offerCar(tx, complex, applicant);
  }
  const rejected = spotsIn(claim, 'rejected');
  if (isOpen(claim) || (rejected.length === 0 && claim.verdict === 'approved')) return;
  await tx.notices.add(complex, [applicant], 'note', {
    kind: 'claim rejected',
    claim: claim.id,
    spots: rejected,
  });
}
