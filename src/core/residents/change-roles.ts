import { may } from '../access.ts';
import { dismissHelper } from '../alerts/dismiss-helper.ts';
import { redrawThreads } from '../alerts/redraw-threads.ts';
import type { Member } from '../kernel/actor.ts';
import type { PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { endQuestionsOf } from '../passes/ask-at-gate.ts';
import type { Membership, Tx } from '../ports.ts';
import { becomeAdmin, redrawWaiting } from './become-admin.ts';
import { adminsOf } from './change-holders.ts';

export type RoleRefusal = 'not allowed' | 'no such person' | 'already' | 'banned' | 'last admin';

/** Both as they are once everybody else's change of roles is done: the actor may be no admin any more. */
export async function lockBoth(
  tx: Tx,
  actor: Member,
  person: PersonId,
): Promise<Result<Membership, 'not allowed' | 'no such person'>> {
  await tx.register.lockRoles(actor.complex);
  const me = await tx.residents.get(actor.complex, actor.person);
  if (!me || !may(me, 'manage residents')) return refuse('not allowed');
  const other = await tx.residents.get(actor.complex, person);
  return other ? ok(other) : refuse('no such person');
}

/** Makes somebody an admin; all admins hear of it. */
export async function makeAdmin(
  tx: Tx,
  actor: Member,
  person: PersonId,
  now: Instant,
): Promise<Result<null, RoleRefusal>> {
  const both = await lockBoth(tx, actor, person);
  if (!both.ok) return both;
  if (both.value.roles.includes('admin')) return refuse('already');
  if (both.value.roles.includes('banned')) return refuse('banned');
  await becomeAdmin(tx, actor.complex, person);
  await tellAll(tx, actor, 'admin made', person, now);
  return ok(null);
}

/** Takes the role away, also from oneself; the last admin stays. */
export async function removeAdmin(
  tx: Tx,
  actor: Member,
  person: PersonId,
  now: Instant,
): Promise<Result<null, RoleRefusal>> {
  const both = await lockBoth(tx, actor, person);
  if (!both.ok) return both;
  if (!both.value.roles.includes('admin')) return refuse('already');
  const alone = person === actor.person && !(await tx.register.hasOtherAdmin(actor.complex, person));
  if (alone) return refuse('last admin');
  await tx.register.endRole(actor.complex, person, 'admin');
  await tx.invites.endOf(actor.complex, person, 'office');
  await redrawWaiting(tx, actor.complex);
  await redrawThreads(tx, actor.complex, person);
  await dismissHelper(tx, actor.complex, person, now);
  await tellAll(tx, actor, 'admin removed', person, now);
  return ok(null);
}

/** A guard is no guard any more; residents stay residents. */
export async function removeGuard(
  tx: Tx,
  actor: Member,
  person: PersonId,
  now: Instant,
): Promise<Result<null, RoleRefusal>> {
  const both = await lockBoth(tx, actor, person);
  if (!both.ok) return both;
  if (!both.value.roles.includes('guard')) return refuse('already');
  await tx.register.endRole(actor.complex, person, 'guard');
  await endQuestionsOf(tx, actor.complex, person);
  await redrawThreads(tx, actor.complex, person);
  await dismissHelper(tx, actor.complex, person, now);
  await tellAll(tx, actor, 'guard removed', person, now);
  return ok(null);
}

/** The admins, whom it concerns, and the journal. */
async function tellAll(
  tx: Tx,
  { complex, person: by }: Member,
  kind: 'admin made' | 'admin removed' | 'guard removed',
  person: PersonId,
  now: Instant,
): Promise<void> {
  const told = new Set([...(await adminsOf(tx, complex)), person]);
  // Whoever pressed sees it on his screen, also of himself.
  told.delete(by);
  await tx.notices.add(complex, [...told], 'note', { kind, person, by });
  await tx.journal.note(complex, by, { kind }, now, person);
}
