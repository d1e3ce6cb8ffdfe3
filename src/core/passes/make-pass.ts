import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, hours, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { endPass } from './end-pass.ts';
import { isPassLength, LONGEST_GUEST, nextLook, type Pass } from './pass.ts';

export type MakeRefusal = 'not allowed' | 'not yours' | 'three already' | 'no guest' | 'no such length';

export type PassWish = { readonly guest: string; readonly spot: SpotNumber; readonly hours: number };

/** A pass for a guest of one's spot: its card follows as a notice. The cap of three is the database's. */
export async function makePass(
  tx: Tx,
  actor: Member,
  { guest, spot, hours: length }: PassWish,
  now: Instant,
): Promise<Result<Pass, MakeRefusal>> {
  const { complex, person } = actor;
  if (!may(actor, 'make passes')) return refuse('not allowed');
  if (guest === '' || guest.length > LONGEST_GUEST) return refuse('no guest');
  if (!isPassLength(length)) return refuse('no such length');
  await tx.disputes.lockSpots(complex, [spot]);
  const holders = await tx.spots.holders(complex, spot);
  if (!holders.some((holder) => holder.person === person)) return refuse('not yours');
  // One whose time is over makes room, also before its timer comes.
  for (const { id, until } of await tx.passes.openOf(complex, person)) {
    const over = isDue(until, now) ? await tx.passes.lock(complex, id) : null;
    if (over && !over.endedAt) await endPass(tx, over, 'over', over.until);
  }
  const until = after(now, hours(length));
  const pass = await tx.passes.add({
    complex,
    host: person,
    spot,
    guest,
    madeAt: now,
    until,
    fromGate: false,
  });
  if (!pass) return refuse('three already');
  await tx.timers.set(complex, { kind: 'pass', pass: pass.id }, nextLook(pass));
  await tx.cards.show(complex, { kind: 'pass', pass: pass.id }, [person]);
  return ok(pass);
}
