import { type Action, may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { PassId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { endPass } from './end-pass.ts';
import { extended, isActive, isPassLength, nextLook, type Pass } from './pass.ts';

export type SteerRefusal = 'not allowed' | 'not yours' | 'over';

/** The pass, locked, of the host who wants something of it. */
async function lockOwn(
  tx: Tx,
  actor: Member,
  action: Action,
  id: PassId,
  now: Instant,
): Promise<Result<Pass, SteerRefusal>> {
  if (!may(actor, action)) return refuse('not allowed');
  const pass = await tx.passes.lock(actor.complex, id);
  if (pass?.host !== actor.person) return refuse('not yours');
  return isActive(pass, now) ? ok(pass) : refuse('over');
}

/** «Продлить»: by so many hours from the end that the host was shown, so that one press counts once. */
export async function extendPass(
  tx: Tx,
  actor: Member,
  id: PassId,
  { hours, from }: { readonly hours: number; readonly from: Instant },
  now: Instant,
): Promise<Result<Pass, SteerRefusal | 'extended already' | 'longest already'>> {
  const found = await lockOwn(tx, actor, 'make passes', id, now);
  if (!found.ok) return found;
  const pass = found.value;
  if (Math.abs(pass.until.getTime() - from.getTime()) >= 60_000) return refuse('extended already');
  const until = isPassLength(hours) ? extended(pass, hours, now) : null;
  if (!until) return refuse('longest already');
  const next = { ...pass, until, warned: false };
  await tx.passes.save(next);
  await tx.timers.set(actor.complex, { kind: 'pass', pass: id }, nextLook(next));
  await tx.cards.redraw(actor.complex, { kind: 'pass', pass: id });
  return ok(next);
}

/** «Отменить». */
export async function revokePass(
  tx: Tx,
  actor: Member,
  id: PassId,
  now: Instant,
): Promise<Result<Pass, SteerRefusal>> {
  const found = await lockOwn(tx, actor, 'steer own passes', id, now);
  return found.ok ? ok(await endPass(tx, found.value, 'revoked', now)) : found;
}
