import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { STRIP_LIFE, type Strip, type StripCount, type StripsFor, stripsFingerprint } from './strip.ts';

/** «Приглашения списком»: who is in, and which strips open a door. */
export async function seeStrips(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<StripCount, 'not allowed'>> {
  if (!may(actor, 'print strips')) return refuse('not allowed');
  return ok(await tx.strips.count(actor.complex, now));
}

export type PrintRefusal = 'not allowed' | 'changed' | 'no spots';

export type Printed = { readonly strips: readonly Strip[]; readonly until: Instant };

/**
 * Strips for every spot, or for those that nobody holds; the ones before are worth nothing then. `seen` is the mark of
 * what the admin was told would die. They are the house's: they outlive the role of whoever printed them (ADR 0049).
 */
export async function printStrips(
  tx: Tx,
  actor: Member,
  whom: StripsFor,
  seen: number,
  now: Instant,
): Promise<Result<Printed, PrintRefusal>> {
  if (!may(actor, 'print strips')) return refuse('not allowed');
  const { complex, person } = actor;
  await tx.strips.lock(complex);
  if (stripsFingerprint(await tx.strips.count(complex, now), whom) !== seen) return refuse('changed');
  const strips = await tx.strips.print(complex, whom, now);
  if (strips.length === 0) return refuse('no spots');
  await tx.journal.note(complex, person, { kind: 'strips printed', count: strips.length }, now);
  return ok({ strips, until: after(now, STRIP_LIFE) });
}

/** «Отозвать все»: nobody comes in by a strip any more. */
export async function revokeStrips(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<number, 'not allowed' | 'none'>> {
  if (!may(actor, 'print strips')) return refuse('not allowed');
  await tx.strips.lock(actor.complex);
  const count = await tx.strips.revokeAll(actor.complex, now);
  if (count === 0) return refuse('none');
  await tx.journal.note(actor.complex, actor.person, { kind: 'strips revoked', count }, now);
  return ok(count);
}
