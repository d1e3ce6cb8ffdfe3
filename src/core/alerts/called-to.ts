import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../ports.ts';

/** The threads to which a helper was called, and which nobody has taken or settled yet. */
export async function calledTo(tx: Tx, actor: Member): Promise<Result<readonly AlertId[], 'not allowed'>> {
  if (!may(actor, 'take alert')) return refuse('not allowed');
  const open = await tx.alerts.openTo(actor.complex, actor.person);
  const called = open.filter(({ part }) => part === 'helper').map(({ alert }) => alert);
  const alerts = await Promise.all(called.map((alert) => tx.alerts.get(actor.complex, alert)));
  return ok(called.filter((_, at) => isWaiting(alerts[at] ?? null)));
}

const isWaiting = (alert: Awaited<ReturnType<Tx['alerts']['get']>>): boolean =>
  alert !== null && alert.takenBy === null && alert.helpedAt === null;
