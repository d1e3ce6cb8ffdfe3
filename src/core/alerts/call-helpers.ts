import { may } from '../access.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../ports.ts';
import type { Alert, Helper } from './alert.ts';

/** Whoever may take a thread, but for its senders: nobody is called to his own. An admin sees names, guard or not. */
export async function helpersFor(
  tx: Tx,
  complex: ComplexId,
  senders: readonly PersonId[],
): Promise<readonly Helper[]> {
  const staff = (await tx.residents.staff(complex)).filter((one) => may(one, 'take alert'));
  return staff
    .filter(({ person }) => !senders.includes(person))
    .map(({ person, roles }) => ({ person, guard: !roles.includes('admin'), reach: 'pending' }));
}

/** Shows them the thread, and what came with it where it is for their eyes. */
export async function tellHelpers(tx: Tx, { complex, id, helpers }: Alert): Promise<void> {
  const viewers = helpers.map((helper) => helper.person);
  await tx.cards.show(complex, { kind: 'alert', alert: id, part: 'helper' }, viewers);
}
