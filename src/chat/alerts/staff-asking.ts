import { type Alert, type Helper, waiting } from '../../core/alerts/alert.ts';
import type { PersonId } from '../../core/kernel/ids.ts';
import { offers } from '../kit/offers.ts';
import type { ChatTx } from '../kit/ports.ts';

/** Guards and admins who wait for the same owner themselves, beside the viewer: nobody is called to his own thread. */
export async function staffAsking(
  tx: ChatTx,
  alert: Alert,
  viewer: PersonId,
): Promise<readonly Pick<Helper, 'guard'>[]> {
  const others = waiting(alert).filter((sender) => sender.person !== viewer);
  const found = await Promise.all(others.map(({ person }) => tx.residents.get(alert.complex, person)));
  return found
    .filter((one) => one !== null && offers(one, 'take alert'))
    .map((one) => ({ guard: !one?.roles.includes('admin') }));
}
