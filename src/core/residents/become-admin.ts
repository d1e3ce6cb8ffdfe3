import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';
import { bringUp } from './show-claim.ts';

/** Makes a member an admin and hands over the claims and the disputes about cars that wait. */
export async function becomeAdmin(tx: Tx, complex: ComplexId, person: PersonId): Promise<void> {
  await tx.residents.giveRole(complex, person, 'admin');
  // Whoever was one before has their cards already, which say by now that they are not for him.
  for (const claim of await tx.claims.allOpen(complex)) await bringUp(tx, complex, claim, [person]);
  for (const id of await tx.cars.disputed(complex)) {
    const car = { kind: 'car', car: id } as const;
    await tx.cards.show(complex, car, [person]);
    await tx.cards.ring(complex, car, person);
  }
}

/** Who may decide has changed: what waits is on the screens of those alone who may. */
export async function redrawWaiting(tx: Tx, complex: ComplexId): Promise<void> {
  for (const claim of await tx.claims.allOpen(complex))
    await tx.cards.redraw(complex, { kind: 'claim', claim });
  for (const car of await tx.cars.disputed(complex)) await tx.cards.redraw(complex, { kind: 'car', car });
}

/** `ADMIN_IDS` names him, or does no longer: an admin whom no admin made is no secret among them. */
export async function noteNaming(
  tx: Tx,
  complex: ComplexId,
  kind: 'admin named' | 'admin unnamed',
  person: PersonId,
  now: Instant,
): Promise<void> {
  // Whoever becomes one reads it on his screen.
  const told = (await adminsOf(tx, complex)).filter((one) => kind === 'admin unnamed' || one !== person);
  await tx.notices.add(complex, told, 'note', { kind, person });
  await tx.journal.note(complex, null, { kind }, now, person);
}
