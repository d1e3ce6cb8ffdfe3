import { callNewcomer } from '../alerts/call-newcomers.ts';
import { offerCar } from '../cars/offer-car.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { beginTenancy } from '../tenancy/begin-tenancy.ts';
import { answerClaim, lockOpenClaim } from './answer-claim.ts';
import { refreshClaims } from './change-holders.ts';

export type Admission = {
  readonly spot: SpotNumber;
  /** What the other holders read of it; until when, of somebody who rents it. */
  readonly by: { readonly by?: 'strip' | 'family' } | { readonly tenantUntil: Instant };
  /** Uses up what invited him: once nobody else can change the holders. */
  readonly spend: () => Promise<boolean>;
};

/** Somebody who is invited to a spot holds it at once, and no verdict is waited for. Whoever holds it already is told. */
export async function admit(
  tx: Tx,
  { complex, person }: Member,
  { spot, by, spend }: Admission,
  now: Instant,
): Promise<Result<null, 'not valid' | 'already yours'>> {
  const claim = await lockOpenClaim(tx, complex, person);
  await tx.disputes.lockSpots(complex, [spot]);
  const others = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  if (others.includes(person)) return refuse('already yours');
  if (!(await spend())) return refuse('not valid');
  const until = 'tenantUntil' in by ? by.tenantUntil : null;
  await tx.spots.assign(complex, spot, person, now, until);
  if (await tx.residents.approve(complex, person, now)) await offerCar(tx, complex, person);
  await answerClaim(tx, claim, spot, null, now);
  await callNewcomer(tx, complex, spot, person, now);
  if ('tenantUntil' in by) await beginTenancy(tx, complex, { spot, person, until: by.tenantUntil }, now);
  else await tx.notices.add(complex, others, 'note', { kind: 'co-holder joined', spot, person, ...by });
  await refreshClaims(tx, complex, spot, now);
  return ok(null);
}
