import type { Instant } from '../../core/kernel/time.ts';

/**
 * The machine's time as it was when the process began, and what has passed since: whoever sets the clock meanwhile
 * neither hides a silence nor makes one up.
 */
export function steadyNow(): Instant {
  return new Date(performance.timeOrigin + performance.now());
}

/** A moment that somebody else's clock tells, as far back as our clock says now. */
export function steadily(moment: Instant): Instant {
  return new Date(steadyNow().getTime() - (Date.now() - moment.getTime()));
}
