import type { ComplexId } from '../kernel/ids.ts';
import { after, before, days, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';

/** How long what is no longer needed is kept. The texts of /privacy and of the consent say the same. */
export const KEPT = { alerts: days(90), passes: days(30), audit: days(365), invites: days(30) } as const;

/** Whatever ended before these moments goes. */
export type KeptUntil = { readonly [Kind in keyof typeof KEPT]: Instant };

export const CLEAR_EVERY = days(1);

/** The daily clearing of one complex; it sets the next one, so that a missed day is caught up at start. */
export async function purge(tx: Tx, complex: ComplexId, now: Instant): Promise<void> {
  await tx.privacy.purge(complex, keptUntil(now), now);
  await tx.timers.set(complex, { kind: 'retention' }, after(now, CLEAR_EVERY));
}

export function keptUntil(now: Instant): KeptUntil {
  return {
    alerts: before(now, KEPT.alerts),
    passes: before(now, KEPT.passes),
    audit: before(now, KEPT.audit),
    invites: before(now, KEPT.invites),
  };
}
