import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { PassId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, latest } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isActive, isInside, type Pass } from './pass.ts';

export type GateRefusal =
  | { readonly kind: 'not allowed' | 'no such pass' | 'over' | 'inside already' | 'not inside' }
  /** One guest a spot: this one has not driven out yet. */
  | { readonly kind: 'spot taken'; readonly by: Pass };

/** «Въехал». */
export async function letIn(
  tx: Tx,
  actor: Member,
  id: PassId,
  now: Instant,
): Promise<Result<Pass, GateRefusal>> {
  if (!may(actor, 'check passes')) return refuse({ kind: 'not allowed' });
  const seen = await tx.passes.get(actor.complex, id);
  if (!seen) return refuse({ kind: 'no such pass' });
  // The spot before the pass: two guards who let two guests in meet here.
  await tx.disputes.lockSpots(actor.complex, [seen.spot]);
  const pass = await tx.passes.lock(actor.complex, id);
  if (!pass) return refuse({ kind: 'no such pass' });
  if (isInside(pass)) return refuse({ kind: 'inside already' });
  if (!isActive(pass, now)) return refuse({ kind: 'over' });
  const other = await tx.passes.insideAt(actor.complex, pass.spot);
  if (other) return refuse({ kind: 'spot taken', by: other });
  return ok(await move(tx, { ...pass, enteredAt: now, leftAt: null }));
}

/** «Выехал», also after the end. */
export async function letOut(
  tx: Tx,
  actor: Member,
  id: PassId,
  now: Instant,
): Promise<Result<Pass, GateRefusal>> {
  if (!may(actor, 'check passes')) return refuse({ kind: 'not allowed' });
  const pass = await tx.passes.lock(actor.complex, id);
  if (!pass) return refuse({ kind: 'no such pass' });
  if (!isInside(pass)) return refuse({ kind: 'not inside' });
  // Another guard's press may have begun later and come first.
  return ok(await move(tx, { ...pass, leftAt: latest(now, pass.enteredAt ?? now) }));
}

async function move(tx: Tx, pass: Pass): Promise<Pass> {
  await tx.passes.save(pass);
  await tx.cards.redraw(pass.complex, { kind: 'pass', pass: pass.id });
  return pass;
}
