import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';

/** Makes a member an admin and hands over the claims that wait. */
export async function becomeAdmin(tx: Tx, complex: ComplexId, person: PersonId): Promise<void> {
  await tx.residents.giveRole(complex, person, 'admin');
  for (const claim of await tx.claims.allOpen(complex)) {
    await tx.cards.show(complex, { kind: 'claim', claim }, [person]);
  }
}
