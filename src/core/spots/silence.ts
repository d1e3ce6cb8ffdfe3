import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { SpotHolder, Tx } from '../ports.ts';

/** Those of the holders who hear of an alert: whoever wants no signals is asked only where nobody else can be. */
export function listeners<One extends Omit<SpotHolder, 'person'>>(holders: readonly One[]): readonly One[] {
  const willing = holders.filter((one) => one.reachable && !one.noSignals);
  return willing.length > 0 ? holders.filter((one) => !one.noSignals) : holders;
}

export type SilenceRefusal = 'not allowed' | 'not yours' | 'already' | 'nobody else';

/** «Не присылать мне сигналы» about one's own spot, while another reachable holder remains without it; or back. */
export async function setNoSignals(
  tx: Tx,
  actor: Member,
  spot: SpotNumber,
  noSignals: boolean,
): Promise<Result<null, SilenceRefusal>> {
  if (!may(actor, 'silence own spot')) return refuse('not allowed');
  const { complex, person } = actor;
  // Two co-holders who press at once would leave nobody.
  await tx.disputes.lockSpots(complex, [spot]);
  const holders = await tx.spots.holders(complex, spot);
  const me = holders.find((one) => one.person === person);
  if (!me) return refuse('not yours');
  if (me.noSignals === noSignals) return refuse('already');
  const others = holders.filter((one) => one !== me && one.reachable && !one.noSignals);
  if (noSignals && others.length === 0) return refuse('nobody else');
  await tx.spots.setNoSignals(complex, spot, person, noSignals);
  return ok(null);
}
