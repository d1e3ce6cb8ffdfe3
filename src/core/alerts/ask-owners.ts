import type { PersonId } from '../kernel/ids.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { SpotHolder } from '../ports.ts';
import { listeners } from '../spots/silence.ts';
import type { Act, Decision } from './act.ts';
import { type Alert, type AlertRules, deadlines, hasWhomToRemind } from './alert.ts';

export type AskedFirst = {
  readonly asked: readonly SpotHolder[];
  /** Somebody who owns the spot is left for when these are silent. */
  readonly ownersWait: boolean;
};

/** Who of the holders is asked at once: whoever rents the spot, where one of them can hear it. */
export function askedFirst(holders: readonly SpotHolder[], mutedBy: readonly PersonId[]): AskedFirst {
  const asked = listeners(holders);
  const tenants = asked.filter((one) => one.tenant);
  const isHeard = tenants.some((one) => one.reachable && !one.banned && !mutedBy.includes(one.person));
  if (!isHeard) return { asked, ownersWait: false };
  return { asked: tenants, ownersWait: tenants.length < asked.length };
}

/** Whoever is asked by the card of somebody's own car: a tenant's car is no business of who owns the spot, nor the other way round. */
export function askedByTag(holders: readonly SpotHolder[], owner: PersonId): AskedFirst {
  const isTenants = holders.some((one) => one.person === owner && one.tenant);
  if (isTenants) return askedFirst(holders, []);
  const owners = holders.filter((one) => !one.tenant);
  return { asked: listeners(owners.some((one) => one.reachable) ? owners : holders), ownersWait: false };
}

/** Whoever owns the spot is asked once it is his turn, whatever has just happened. */
export function withOwners(
  before: Alert,
  act: Act['kind'] | 'left',
  { alert, effects }: Decision,
  now: Instant,
  rules: AlertRules | null,
): Decision {
  if (!alert.ownersWait || alert.state === 'closed') return { alert, effects };
  const due = act === 'tick' && rules ? deadlines(before, rules).owners : null;
  // The sender does not rely on the tenant any more.
  const isWanted = act === 'remind' || act === 'call' || alert.calledAt !== before.calledAt;
  const isOver = due !== null && isDue(due, now);
  if (!isWanted && !isOver && !hasFailed(alert)) return { alert, effects };
  // First, so that whoever is called for help sees them.
  return { alert: { ...alert, ownersWait: false }, effects: [{ kind: 'ask owners' }, ...effects] };
}

/** Nobody comes, and of those who rent the spot one says that it is not his car, or none can hear it. */
function hasFailed(alert: Alert): boolean {
  if (alert.state !== 'open') return false;
  return !hasWhomToRemind(alert) || alert.holders.some((one) => one.answer === 'not mine');
}
