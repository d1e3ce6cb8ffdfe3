import { type Alert, type Holder, isForHelpers, reachesNobody } from '../alerts/alert.ts';
import { askedByTag } from '../alerts/ask-owners.ts';
import { begunAt } from '../alerts/begun-at.ts';
import { helpersOf } from '../alerts/call-helpers.ts';
import { newThread } from '../alerts/decide-raise.ts';
import type { Change } from '../changes.ts';
import { quietUntil } from '../complexes/quiet-hours.ts';
import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant, isDue } from '../kernel/time.ts';
import type { SpotHolder } from '../ports.ts';
import { type CallCounts, callLimit } from './call-limits.ts';
import type { Tag } from './tag.ts';
import type { Rings, TagCall, VisitReason } from './tag-call.ts';
import type { CallSeen, TagCaller } from './windscreen-ports.ts';

/** Which limit a call has met. */
export type CallRefusal = keyof CallCounts;

export type Call = { readonly alert: AlertId; readonly changes: readonly Change[] };

/** Whether a call by a card becomes a thread, joins the one that is open, or is refused. Pure. */
export function decideCall(
  tag: Tag,
  reason: VisitReason,
  caller: TagCaller,
  seen: CallSeen,
  now: Instant,
): Result<Call, CallRefusal> {
  if (seen.called !== null) return ok({ alert: seen.called, changes: [] });
  const met = callLimit(seen.counts, seen.open !== null);
  if (met) return refuse(met);
  const opened = seen.open === null;
  const visit = (alert: AlertId): Change => ({ kind: 'visit', alert, caller, opened, at: now });
  if (seen.open !== null) return ok({ alert: seen.open, changes: [visit(seen.open)] });
  const alert = calledBy(tag, reason, seen, now);
  return ok({ alert: alert.id, changes: [...newThread(alert, seen.rules), visit(alert.id)] });
}

function calledBy(tag: Tag, reason: VisitReason, seen: CallSeen, now: Instant): Alert {
  const visitor = { tag: tag.id, reason, rings: ringsOf(seen, now) };
  const withheld = tag.doubtedUntil !== null && !isDue(tag.doubtedUntil, now);
  const alert: Alert = { ...untouched(tag, visitor, now), id: seen.id, holders: [], withheld };
  const { asked: first, ownersWait } = askedByTag(seen.holders, tag.holder);
  const called: Alert = withheld ? alert : { ...alert, holders: first.map(asked), ownersWait };
  if (!callsAtOnce(called)) return called;
  return { ...called, calledAt: now, helpers: helpersOf(seen.staff, []) };
}

/** Whoever stands there knows nobody else to ask: where no holder hears it aloud, guards and admins do. */
function callsAtOnce(alert: Alert): boolean {
  return isForHelpers(alert) || reachesNobody(alert) || alert.visitor?.rings === 'silent';
}

function asked({ person, reachable }: SpotHolder): Holder {
  const reach = reachable ? 'pending' : 'unreachable';
  return { person, reach, answer: null, answeredAt: null, doneAt: null, muted: false };
}

/** In quiet hours one ring an hour: also a reminder would be one. */
function ringsOf({ house, rules, rangLately }: CallSeen, now: Instant): Rings {
  const isQuiet = (at: Instant) => quietUntil(at, house) !== null;
  if (isQuiet(now)) return rangLately ? 'silent' : 'once';
  return isQuiet(after(now, rules.remindAfter)) ? 'once' : 'loud';
}

function untouched(
  { complex, spot }: Tag,
  visitor: TagCall,
  now: Instant,
): Omit<Alert, 'id' | 'holders' | 'withheld'> {
  const about = { kind: 'windscreen', spot, car: null, unfound: false } as const;
  return { complex, ...about, ...begunAt(now), note: { text: null, photos: [] }, visitor, senders: [] };
}
