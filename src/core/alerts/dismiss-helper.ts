import { may } from '../access.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Decision, Effect } from './act.ts';
import { type Alert, wasReached } from './alert.ts';
import { EVERY_PART, followUp } from './decide-step.ts';

/** The thread without somebody who was called to it; his «Беру» is free again. What is handled stays his. */
export function withoutHelper(alert: Alert, person: PersonId): Alert {
  const isFree = alert.takenBy === person && !alert.helpedAt;
  return {
    ...alert,
    helpers: alert.helpers.filter((one) => one.person !== person),
    takenBy: isFree ? null : alert.takenBy,
  };
}

/** Whoever waits for a helper who will not come hears of it, the others are rung, and who has joined since is called. */
export function callGoesOn(before: Alert, { alert, effects }: Decision): Decision {
  const isDropped = before.takenBy !== null && alert.takenBy === null && !alert.helpedAt;
  if (alert.state === 'closed' || !isDropped) return { alert, effects };
  const { id, spot } = alert;
  const told: Effect = { kind: 'tell senders', notice: { kind: 'helper left', alert: id, spot } };
  const people = alert.helpers.filter(wasReached).map((one) => one.person);
  const ring: Effect = { kind: 'ring', part: 'helper', people };
  return { alert, effects: [...effects, told, ring, { kind: 'call helpers' }] };
}

/** Somebody has lost a role or is banned: the calls that he may not take any more go on without him. */
export async function dismissHelper(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  now: Instant,
): Promise<void> {
  for (const { alert: id, part } of await tx.alerts.openTo(complex, person)) {
    const seen = part === 'helper' ? await tx.alerts.load(complex, id, now) : null;
    const stillMay = seen?.staff.some((one) => one.person === person && may(one, 'take alert'));
    if (!seen || seen.alert.state === 'closed' || stillMay) continue;
    await tx.disputes.leaveThread(complex, id, 'helper', [person]);
    const decision = callGoesOn(seen.alert, { alert: withoutHelper(seen.alert, person), effects: [] });
    await tx.save(complex, followUp(seen, decision, EVERY_PART, now).changes);
  }
}
