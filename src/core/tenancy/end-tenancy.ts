import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { refreshClaims, releaseSpot } from '../residents/change-holders.ts';
import { setTenancyTimer } from './begin-tenancy.ts';
import { owns } from './let-spot.ts';
import { type EndFault, isToBeWarned, isWarnedFrom, type Tenancy, tenancyFault } from './tenancy.ts';
import type { TenancyNotice } from './tenancy-notices.ts';

export type TenancyRefusal = 'not allowed' | 'not yours' | 'over' | EndFault;
export type MoveRefusal = TenancyRefusal | 'as it is';

/** «Продлить»: ends then instead; the tenant is told. */
export async function moveTenancy(
  tx: Tx,
  actor: Member,
  wish: Pick<Tenancy, 'spot' | 'person' | 'until'>,
  now: Instant,
): Promise<Result<null, MoveRefusal>> {
  if (!may(actor, 'let own spot')) return refuse('not allowed');
  const found = await lockTenancy(tx, actor, wish.spot, wish.person);
  if (!found.ok) return found;
  if (found.value.until.getTime() === wish.until.getTime()) return refuse('as it is');
  const fault = tenancyFault(wish.until, now);
  if (fault) return refuse(fault);
  const { complex } = actor;
  const { spot, person, until } = wish;
  await tx.tenancies.move(complex, { spot, person, until, warned: isWarnedFrom(until, now) });
  await setTenancyTimer(tx, complex, spot);
  await tellHolders(tx, complex, { kind: 'tenancy moved', spot, person }, actor.person);
  return ok(null);
}

/** «Закончить сдачу»: the tenant holds the spot no more, and is told. */
export async function endLetting(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  person: PersonId,
  now: Instant,
): Promise<Result<null, TenancyRefusal>> {
  if (!may(actor, 'let own spot')) return refuse('not allowed');
  const found = await lockTenancy(tx, actor, spot, person);
  if (!found.ok) return found;
  await leave(tx, actor.complex, found.value, now);
  await tellOver(tx, actor.complex, { spot, person, how: 'ended' }, actor.person);
  await tx.journal.note(actor.complex, actor.person, { kind: 'tenancy ended', spot }, now, person);
  return ok(null);
}

async function lockTenancy(
  tx: Tx,
  { complex, person: owner }: Member,
  spot: SpotNumber,
  person: PersonId,
): Promise<Result<Tenancy, 'not yours' | 'over'>> {
  await tx.disputes.lockSpots(complex, [spot]);
  if (!(await owns(tx, complex, spot, owner))) return refuse('not yours');
  const found = (await tx.tenancies.of(complex, spot)).find((one) => one.person === person);
  return found ? ok(found) : refuse('over');
}

/** The timer: whoever's week has begun is told, and whose time is over leaves. */
export async function watchTenancies(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  now: Instant,
): Promise<void> {
  await tx.disputes.lockSpots(complex, [spot]);
  for (const one of await tx.tenancies.of(complex, spot)) {
    const { person } = one;
    if (isToBeWarned(one, now)) {
      await tx.tenancies.move(complex, { ...one, warned: true });
      await tellHolders(tx, complex, { kind: 'tenancy ends', spot, person }, null);
    }
    if (!isDue(one.until, now)) continue;
    await leave(tx, complex, one, now);
    await tellOver(tx, complex, { spot, person, how: 'time' }, null);
    await tx.journal.note(complex, null, { kind: 'tenancy ended', spot }, now, person);
  }
  await setTenancyTimer(tx, complex, spot);
}

/** As whoever gives a spot up: his threads, passes and marks there are his no more. */
async function leave(tx: Tx, complex: ComplexId, { spot, person }: Tenancy, now: Instant): Promise<void> {
  await releaseSpot(tx, complex, spot, [person], [], now);
  await setTenancyTimer(tx, complex, spot);
  await refreshClaims(tx, complex, spot, now);
}

/** Tells the tenant who holds the spot no more, and whoever owns it. */
export async function tellOver(
  tx: Tx,
  complex: ComplexId,
  over: Omit<Extract<TenancyNotice, { kind: 'tenancy over' }>, 'kind'>,
  by: PersonId | null,
): Promise<void> {
  const notice = { kind: 'tenancy over', ...over } as const;
  await tellHolders(tx, complex, notice, by);
  if (by !== over.person) await tx.notices.add(complex, [over.person], 'note', notice);
}

/** Whoever holds the spot now, but for whoever did it. */
async function tellHolders(
  tx: Tx,
  complex: ComplexId,
  notice: TenancyNotice,
  by: PersonId | null,
): Promise<void> {
  const holders = (await tx.spots.holders(complex, notice.spot)).map((one) => one.person);
  const readers = holders.filter((one) => one !== by);
  await tx.notices.add(complex, readers, 'note', notice);
}
