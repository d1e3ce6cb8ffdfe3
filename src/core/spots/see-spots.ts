import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { SpotHolder, Tx } from '../ports.ts';
import type { SpotImport } from './import-ports.ts';
import type { KnownSpot } from './plan-import.ts';
import type { ListedSpot } from './spot-book.ts';

export type SpotList = {
  readonly all: number;
  readonly held: number;
  readonly spots: readonly ListedSpot[];
};

/** «Места»: so many from where `skip` says, which knows how many there are. */
export async function listSpots(
  tx: Tx,
  actor: Member,
  skip: (all: number) => number,
  most: number,
): Promise<Result<SpotList, 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const { all, held } = await tx.spotBook.count(actor.complex);
  return ok({ all, held, spots: await tx.spotBook.page(actor.complex, skip(all), most) });
}

export type NamedHolder = { readonly person: PersonId; readonly name: string; readonly rents: boolean };

/** Who holds a spot, by name: for admins. */
export async function seeHolders(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<readonly NamedHolder[], 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  return ok(await namedHolders(tx, actor.complex, spot));
}

/** The flats that the list has beside a spot: for admins. */
export async function seeFlats(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
): Promise<Result<readonly string[], 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  return ok((await tx.spotBook.flats(actor.complex, [spot]))?.get(spot) ?? []);
}

export type CoHolder = NamedHolder & { readonly spot: SpotNumber };

/** Whoever shares one's own spots, by name. */
export async function seeCoHolders(
  tx: Tx,
  actor: Member,
): Promise<Result<readonly CoHolder[], 'not allowed'>> {
  if (!may(actor, 'report holder')) return refuse('not allowed');
  const all: CoHolder[] = [];
  for (const spot of actor.spots) {
    const holders = await tx.spots.holders(actor.complex, spot);
    const me = holders.find((one) => one.person === actor.person);
    // Whoever rents it and whoever owns it are no family.
    const sharing = me?.tenant ? [] : holders.filter((one) => one !== me && !one.tenant);
    for (const one of await named(tx, actor.complex, sharing)) all.push({ spot, ...one });
  }
  return ok(all);
}

async function namedHolders(tx: Tx, complex: ComplexId, spot: SpotNumber): Promise<readonly NamedHolder[]> {
  return named(tx, complex, await tx.spots.holders(complex, spot));
}

async function named(
  tx: Tx,
  complex: ComplexId,
  holders: readonly SpotHolder[],
): Promise<readonly NamedHolder[]> {
  const members = await Promise.all(holders.map(({ person }) => tx.residents.get(complex, person)));
  return members.flatMap((one, at) => {
    const rents = holders[at]?.tenant ?? false;
    return one ? [{ person: one.person, name: one.displayName, rents }] : [];
  });
}

/** «Экспорт»: the whole list; the journal remembers who took it. */
export async function exportSpots(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly KnownSpot[], 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  const spots = await tx.spotImports.known(actor.complex);
  await tx.journal.note(actor.complex, actor.person, { kind: 'spots exported' }, now);
  return ok(spots);
}

/** A list that was sent, as it was read. */
export async function seeImport(
  tx: Tx,
  actor: Pick<Member, 'complex' | 'roles'>,
  id: number,
): Promise<Result<SpotImport | null, 'not allowed'>> {
  if (!may(actor, 'manage spots')) return refuse('not allowed');
  return ok(await tx.spotImports.get(actor.complex, id));
}
