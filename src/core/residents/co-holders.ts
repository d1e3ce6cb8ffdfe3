import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';

export type NamedHolder = { readonly person: PersonId; readonly name: string };

/** Whoever holds the spot, by the name that co-holders and admins see. */
export async function holdersOf(
  tx: Pick<Tx, 'spots' | 'residents'>,
  complex: ComplexId,
  spot: SpotNumber,
): Promise<readonly NamedHolder[]> {
  const holders = await tx.spots.holders(complex, spot);
  const members = await Promise.all(holders.map(({ person }) => tx.residents.get(complex, person)));
  return members.flatMap((one) => (one ? [{ person: one.person, name: one.displayName }] : []));
}

export type CoHolder = NamedHolder & { readonly spot: SpotNumber };

/** Whoever shares a spot with this member, spot by spot. */
export async function coHoldersOf(
  tx: Pick<Tx, 'spots' | 'residents'>,
  { complex, person, spots }: Member,
): Promise<readonly CoHolder[]> {
  const all: CoHolder[] = [];
  for (const spot of spots) {
    for (const one of await holdersOf(tx, complex, spot))
      if (one.person !== person) all.push({ spot, ...one });
  }
  return all;
}
