import { may } from '../access.ts';
import type { ComplexId, PassId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { before, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isInside, nextLook, type Pass, type PassEnding, WARN_BEFORE } from './pass.ts';

/** The caller has locked the pass; `at` is when it ended, which may have been noticed later. A guest who is still inside is shown to the guards and the host. */
export async function endPass(tx: Tx, pass: Pass, ending: PassEnding, at: Instant): Promise<Pass> {
  const { complex, id } = pass;
  const ended = { ...pass, endedAt: at, ending };
  await tx.passes.save(ended);
  await tx.timers.set(complex, { kind: 'pass', pass: id }, null);
  await tx.cards.redraw(complex, { kind: 'pass', pass: id });
  if (isInside(pass)) {
    const staff = await tx.residents.staff(complex);
    const guards = staff.filter((one) => may(one, 'check passes')).map((one) => one.person);
    const told = [...new Set([...guards, ...hostOf(pass)])];
    await tx.notices.add(complex, told, 'note', { kind: 'guest still inside', pass: id });
  }
  return ended;
}

/** The pass's timer: the word a quarter of an hour before, then the end. */
export async function lookAtPass(tx: Tx, complex: ComplexId, id: PassId, now: Instant): Promise<void> {
  const timer = { kind: 'pass', pass: id } as const;
  const pass = await tx.passes.lock(complex, id);
  if (!pass || pass.endedAt) return tx.timers.set(complex, timer, null);
  if (isDue(pass.until, now)) {
    await endPass(tx, pass, 'over', pass.until);
    return;
  }
  const isSoon = !pass.warned && isDue(before(pass.until, WARN_BEFORE), now);
  const next = isSoon ? { ...pass, warned: true } : pass;
  if (isSoon) {
    await tx.passes.save(next);
    await tx.notices.add(complex, hostOf(pass), 'note', { kind: 'pass ends soon', pass: id });
  }
  await tx.timers.set(complex, timer, nextLook(next));
}

function hostOf({ host }: Pass): PersonId[] {
  return host === null ? [] : [host];
}

/** Whoever loses a spot can let nobody in to it any more. The caller holds the spot's lock. */
export async function dropPasses(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  former: readonly PersonId[],
  now: Instant,
): Promise<void> {
  for (const { id, host } of await tx.passes.openAt(complex, spot)) {
    const pass = host !== null && former.includes(host) ? await tx.passes.lock(complex, id) : null;
    if (pass && !pass.endedAt) await endPass(tx, pass, 'spot lost', now);
  }
}
