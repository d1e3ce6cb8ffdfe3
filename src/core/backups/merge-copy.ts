import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { refreshClaims, releaseSpot } from '../residents/change-holders.ts';
import { setTenancyTimer } from '../tenancy/begin-tenancy.ts';
import type { Copy } from './backup.ts';
import type { Difference, Holding } from './backup-ports.ts';

export type SpotChange = {
  readonly spot: SpotNumber;
  readonly gains: readonly Pick<Holding, 'person' | 'until'>[];
  readonly loses: readonly PersonId[];
};

/** The spots whose holders differ, in order of number. */
export function spotChanges(now: readonly Holding[], wanted: readonly Holding[]): readonly SpotChange[] {
  const key = ({ spot, person }: Holding) => `${spot} ${person}`;
  const [before, after] = [new Set(now.map(key)), new Set(wanted.map(key))];
  const gains = Map.groupBy(
    wanted.filter((one) => !before.has(key(one))),
    ({ spot }) => spot,
  );
  const loses = Map.groupBy(
    now.filter((one) => !after.has(key(one))),
    ({ spot }) => spot,
  );
  const spots = [...new Set([...gains.keys(), ...loses.keys()])].sort((a, b) => a - b);
  return spots.map((spot) => {
    const losing = (loses.get(spot) ?? []).map(({ person }) => person);
    return { spot, gains: gains.get(spot) ?? [], loses: losing };
  });
}

/**
 * Makes the complex what the copy says, as far as a chat may: who is a resident of which spot, and what is over. Roles,
 * bans, settings and the journal stay; so do open threads, marks and passes: people rely on them at this moment. The
 * caller holds the house, and rolls back where this was only to see the difference.
 */
export async function mergeCopy(tx: Tx, complex: ComplexId, copy: Copy, now: Instant): Promise<Difference> {
  const { copy: known, back, forgotten } = await tx.copyRows.bringPeople(complex, copy);
  const { approved, unapproved } = await tx.copyRows.approveAsIn(complex, known);
  // A tenancy that is over does not come back.
  const wanted = tx.copyRows.holdingsIn(known).filter(({ until }) => !until || !isDue(until, now));
  const changes = spotChanges(await tx.copyRows.holdings(complex), wanted);
  await tx.disputes.lockSpots(
    complex,
    changes.map(({ spot }) => spot),
  );
  for (const { spot, gains, loses } of changes) {
    for (const { person, until } of gains) await tx.spots.assign(complex, spot, person, now, until);
    const heirs = gains.map(({ person }) => person);
    await releaseSpot(tx, complex, spot, loses, heirs, now);
    await setTenancyTimer(tx, complex, spot);
  }
  const history = await tx.copyRows.bringHistory(complex, known);
  for (const { spot } of changes) await refreshClaims(tx, complex, spot, now);
  await tellPeople(tx, complex, changes);
  return { back, approved, unapproved, spots: changes.map(({ spot }) => spot), history, forgotten };
}

const changed = ({ gains, loses }: SpotChange) => [...gains.map(({ person }) => person), ...loses];

/** Whoever holds other spots than before hears which. */
async function tellPeople(tx: Tx, complex: ComplexId, changes: readonly SpotChange[]): Promise<void> {
  for (const person of new Set(changes.flatMap(changed))) {
    const spots = (await tx.residents.get(complex, person))?.spots ?? [];
    await tx.notices.add(complex, [person], 'note', { kind: 'spots restored', spots });
  }
}
