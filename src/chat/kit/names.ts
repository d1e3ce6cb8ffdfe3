import type { ComplexId, PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import { neighbourName } from '../../core/residents/neighbour-name.ts';
import type { ChatTx } from './ports.ts';
import type { Speech } from './update-context.ts';

/** How somebody is called in this house; «—» for whoever left it. Who may read it is for the screen to know. */
export async function nameOf(tx: ChatTx, complex: ComplexId, person: PersonId): Promise<string> {
  return (await tx.residents.get(complex, person))?.displayName ?? '—';
}

/** How whoever holds the same spot, or is asked about a claim to it, reads somebody's name. */
export function toNeighbours({ plain }: Speech, name: string): string {
  return neighbourName(name) || plain('name-hidden');
}

/** The same of somebody by his number. */
export async function nameToNeighbours(
  tx: ChatTx,
  { complex, speech }: { readonly complex: ComplexId; readonly speech: Speech },
  person: PersonId,
): Promise<string> {
  const member = await tx.residents.get(complex, person);
  return member ? toNeighbours(speech, member.displayName) : '—';
}

/** For a text that says one thing of a spot and another of several. */
export function countedSpots(spots: readonly SpotNumber[]): {
  readonly spots: string;
  readonly count: number;
} {
  return { spots: listSpots(spots), count: spots.length };
}

export function listSpots(spots: readonly SpotNumber[]): string {
  return spots.map(String).join(', ');
}
