import { may } from '../access.ts';
import { leaveThread } from '../alerts/leave-thread.ts';
import { letIn } from '../cars/remove-car.ts';
import { lockPlate } from '../cars/rivals.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { endLendingOf } from '../lending/end-lending.ts';
import { dropWishOf } from '../lending/seek-spot.ts';
import { endQuestionsOf } from '../passes/ask-at-gate.ts';
import type { Tx } from '../ports.ts';
import { adminsOf, refreshClaims, releaseSpot } from '../residents/change-holders.ts';

export type ForgetRefusal = 'not allowed' | 'last admin';

/** Whether somebody may be forgotten: a house is never left without an admin. */
export async function mayForget(tx: Tx, actor: Member): Promise<Result<null, ForgetRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'own data')) return refuse('not allowed');
  if (!actor.roles.includes('admin')) return ok(null);
  await tx.register.lockRoles(complex);
  return (await tx.register.hasOtherAdmin(complex, person)) ? ok(null) : refuse('last admin');
}

/**
 * /forget: claims, spots and threads first, each the way it always ends, so that the others see the truth; then
 * everything that is left of the person. What happened stays as history without them.
 */
export async function forget(tx: Tx, actor: Member, now: Instant): Promise<Result<null, ForgetRefusal>> {
  const { complex, person } = actor;
  const allowed = await mayForget(tx, actor);
  if (!allowed.ok) return allowed;
  await tx.timers.set(complex, { kind: 'ban', person }, null);
  await tx.timers.set(complex, { kind: 'sound check', person }, null);
  const claims = await tx.privacy.claimsOf(complex, person);
  for (const claim of claims) {
    await tx.claims.lock(complex, claim);
    await tx.timers.set(complex, { kind: 'claim', claim }, null);
  }
  await tx.disputes.lockSpots(complex, actor.spots);
  const cars = await tx.cars.of(complex, person);
  for (const key of cars.map((car) => car.key).toSorted()) await lockPlate(tx, complex, key);
  for (const spot of actor.spots) await releaseSpot(tx, complex, spot, [person], [], now);
  await endQuestionsOf(tx, complex, person);
  await endLendingOf(tx, complex, person, now);
  await dropWishOf(tx, complex, person, now);
  for (const { alert, open } of await tx.privacy.threadsOf(complex, person)) {
    if (open) await leaveThread(tx, complex, alert, person, now);
    // The admins' cards of threads that are over name their holders.
    else await tx.cards.redraw(complex, { kind: 'alert', alert, parts: ['helper'] });
  }
  // Drawn when they are sent: by then the claim is gone, and the admins' cards say so.
  for (const claim of claims) await tx.cards.redraw(complex, { kind: 'claim', claim });
  for (const { id } of cars) await tx.cards.redraw(complex, { kind: 'car', car: id });
  await tx.invites.endOf(complex, person, 'all');
  await tx.privacy.erase(complex, person, now);
  for (const { key } of cars) await letIn(tx, complex, key);
  for (const spot of actor.spots) await tellCoHolders(tx, actor, spot, now);
  if (actor.roles.includes('admin'))
    await tx.notices.add(complex, await adminsOf(tx, complex), 'note', { kind: 'admin forgotten' });
  return ok(null);
}

async function tellCoHolders(tx: Tx, { complex }: Member, spot: SpotNumber, now: Instant): Promise<void> {
  const others = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
  await tx.notices.add(complex, others, 'note', { kind: 'co-holder forgotten', spot });
  await refreshClaims(tx, complex, spot, now);
}
