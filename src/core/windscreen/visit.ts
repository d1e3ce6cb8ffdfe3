import type { ActRefusal } from '../alerts/act.ts';
import type { Alert } from '../alerts/alert.ts';
import { stepThread } from '../alerts/step-thread.ts';
import type { Complex } from '../complexes/complex.ts';
import { type Result, refuse } from '../kernel/result.ts';
import { after, before, type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { CALL_GUARDS_AFTER, TAKE_BACK_WITHIN, VISIT_SHOWN } from './tag-call.ts';
import type { Visit } from './windscreen-ports.ts';

/** What a passer-by may still do on his page. */
export type VisitWish = 'take back' | 'call' | 'resolve';

/** What the page of a call is drawn from. */
export type VisitSeen = {
  readonly alert: Alert;
  readonly opened: boolean;
  readonly guardPhone: Complex['guardPhone'];
  readonly timeZone: Complex['timeZone'];
  readonly may: readonly VisitWish[];
};

/** For two hours; null: it is over, or it is the page of nobody. */
export async function seeVisit(tx: Tx, key: string, now: Instant): Promise<VisitSeen | null> {
  const visit = await tx.windscreen.visit(key, before(now, VISIT_SHOWN));
  const alert = visit && (await tx.alerts.get(visit.complex, visit.alert));
  if (!visit || !alert) return null;
  const { guardPhone, timeZone } = await tx.complexes.get(visit.complex);
  return { alert, opened: visit.opened, guardPhone, timeZone, may: wishesOf(visit, alert, now) };
}

/** Does what he presses. Whoever came second may call the guards, and ends nobody else's call. */
export async function actOnVisit(
  tx: Tx,
  key: string,
  wish: VisitWish,
  now: Instant,
): Promise<Result<Alert, ActRefusal | 'no visit'>> {
  const visit = await tx.windscreen.visit(key, before(now, VISIT_SHOWN));
  if (!visit) return refuse('no visit');
  if (!isHis(visit, wish)) return refuse('not yours');
  return stepThread(tx, visit.complex, visit.alert, { kind: 'visitor', wish }, now);
}

function isHis({ opened, alone }: Visit, wish: VisitWish): boolean {
  if (wish === 'call') return true;
  return wish === 'resolve' ? opened : opened && alone;
}

function wishesOf(visit: Visit, alert: Alert, now: Instant): readonly VisitWish[] {
  if (alert.state === 'closed') return [];
  const isLate = (wait: number) => isDue(after(alert.raisedAt, wait), now);
  const open: Record<VisitWish, boolean> = {
    'take back': !isLate(TAKE_BACK_WITHIN),
    call: !alert.calledAt && isLate(CALL_GUARDS_AFTER),
    resolve: isLate(TAKE_BACK_WITHIN),
  };
  const wishes = ['take back', 'call', 'resolve'] as const;
  return wishes.filter((wish) => open[wish] && isHis(visit, wish));
}
