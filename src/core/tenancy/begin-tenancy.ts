import type { ComplexId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { isWarnedFrom, nextMoment, type Tenancy } from './tenancy.ts';

/** The spot's one timer follows its tenancies. */
export async function setTenancyTimer(tx: Tx, complex: ComplexId, spot: Tenancy['spot']): Promise<void> {
  await tx.timers.set(complex, { kind: 'tenancy', spot }, nextMoment(await tx.tenancies.of(complex, spot)));
}

/** Somebody has taken the link, and holds the spot by now: the other holders and the journal hear of it. The spot is locked. */
export async function beginTenancy(
  tx: Tx,
  complex: ComplexId,
  { spot, person, until }: Omit<Tenancy, 'warned'>,
  now: Instant,
): Promise<void> {
  await tx.tenancies.move(complex, { spot, person, until, warned: isWarnedFrom(until, now) });
  await setTenancyTimer(tx, complex, spot);
  const others = (await tx.spots.holders(complex, spot)).map((one) => one.person);
  await tx.notices.add(
    complex,
    others.filter((one) => one !== person),
    'note',
    { kind: 'tenant joined', spot, person },
  );
  await tx.journal.note(complex, null, { kind: 'tenant joined', spot }, now, person);
}
