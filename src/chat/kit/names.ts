import type { ComplexId, PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { ChatTx } from './ports.ts';

/** How somebody is called in this house; «—» for whoever left it. Who may read it is for the screen to know. */
export async function nameOf(tx: ChatTx, complex: ComplexId, person: PersonId): Promise<string> {
  return (await tx.residents.get(complex, person))?.displayName ?? '—';
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
