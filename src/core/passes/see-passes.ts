import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { PassId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Pass } from './pass.ts';

type Seen<T> = Promise<Result<T, 'not allowed'>>;

/** A pass at the gate: for guards. */
export async function seePass(tx: Tx, actor: Member, id: PassId): Seen<Pass | null> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.passes.get(actor.complex, id));
}

/** The pass whose QR was read. */
export async function passByLink(tx: Tx, actor: Member, payload: string): Seen<Pass | null> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.passes.byPayload(actor.complex, payload));
}

/** The pass whose six digits a guest said. */
export async function passByCode(tx: Tx, actor: Member, code: string): Seen<Pass | null> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.passes.byCode(actor.complex, code));
}

/** The passes of a guest by a piece of his car's number: open, over since then, or still inside. */
export async function passesByPlate(
  tx: Tx,
  actor: Member,
  piece: string,
  ended: Instant,
  most: number,
): Seen<readonly Pass[]> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.passes.matching(actor.complex, piece, ended, most));
}

/** Whoever may come, is here, or was since then. */
export async function passesSince(
  tx: Tx,
  actor: Member,
  ended: Instant,
  most: number,
): Seen<readonly Pass[]> {
  if (!may(actor, 'check passes')) return refuse('not allowed');
  return ok(await tx.passes.since(actor.complex, ended, most));
}
