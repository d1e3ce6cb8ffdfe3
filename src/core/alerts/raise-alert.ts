import { type Action, may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Duration, type Instant, isDue, minutes } from '../kernel/time.ts';
import type { LookBack, Tx } from '../ports.ts';
import { type Alert, type AlertKind, type Note, nextDeadline, type Sender } from './alert.ts';
import { stepThread } from './step-thread.ts';

export type RaiseRefusal =
  | { readonly kind: 'not allowed' }
  | { readonly kind: 'own spot' }
  /** The thread about this spot is open: its card is shown instead. */
  | { readonly kind: 'already open'; readonly alert: AlertId }
  | { readonly kind: 'closed just now'; readonly until: Instant }
  | { readonly kind: 'too many in ten minutes' | 'too many in a day'; readonly most: number };

export type Raised = { readonly alert: AlertId; readonly left: number };

export const PAUSE_AFTER_CLOSING: Duration = minutes(5);

/** Most alerts of one sender in ten minutes and in a day. */
export function quotaOf(actor: Member): { readonly inTenMinutes: number; readonly inADay: number } {
  const staff = actor.roles.includes('guard') || actor.roles.includes('admin');
  return staff ? { inTenMinutes: 30, inADay: 30 } : { inTenMinutes: 3, inADay: 10 };
}

const ACTIONS = {
  blocked: 'raise blocked',
  sos: 'raise sos',
  message: 'send message',
} as const satisfies Record<AlertKind, Action>;

/** What comes with an alert: where it was asked, and what was written. */
export type RaiseWith = { readonly fromGroup?: boolean; readonly note?: Note };

const NO_NOTE: Note = { text: null, photos: [] };

/**
 * Raises an alert about a spot: stored, every holder told, timers set, all in the caller's transaction.
 * The caller holds the sender's lock, so that parallel presses meet the quota one after another.
 */
export async function raiseAlert(
  tx: Tx,
  actor: Member,
  kind: AlertKind,
  spot: SpotNumber,
  now: Instant,
  { fromGroup = false, note = NO_NOTE }: RaiseWith = {},
): Promise<Result<Raised, RaiseRefusal>> {
  if (!may(actor, ACTIONS[kind])) return refuse({ kind: 'not allowed' });
  if (actor.spots.includes(spot)) return refuse({ kind: 'own spot' });
  const past = await tx.alerts.lookBack(actor.complex, actor.person, spot, kind, now);
  const left = quotaLeft(actor, past, now);
  if (!left.ok) return left;
  const howling = kind === 'sos' ? await tx.alerts.openSos(actor.complex, spot) : null;
  if (howling !== null) {
    await joinSos(tx, actor, howling, fromGroup, now);
    return ok({ alert: howling, left: left.value });
  }
  const { alertRules } = await tx.complexes.get(actor.complex);
  const holders = await tx.spots.holders(actor.complex, spot);
  const signed = fromGroup ? null : signature(actor, kind, past);
  const alert = { ...fresh(actor, kind, spot, signed, holders, now), note };
  const asked = alert.senders.map((sender) => ({ ...sender, fromGroup }));
  const id = await tx.alerts.add({ ...alert, senders: asked });
  await tx.timers.set(
    actor.complex,
    { kind: 'alert', alert: id },
    nextDeadline({ ...alert, id }, alertRules),
  );
  const reachable = alert.holders
    .filter((holder) => holder.reach === 'pending')
    .map((holder) => holder.person);
  await tx.cards.show(actor.complex, { kind: 'alert', alert: id, part: 'holder' }, reachable);
  for (const photo of note.photos) {
    await tx.notices.add(actor.complex, reachable, 'alert', { kind: 'alert photo', alert: id, spot, photo });
  }
  await tx.cards.show(actor.complex, { kind: 'alert', alert: id, part: 'sender' }, [actor.person]);
  return ok({ alert: id, left: left.value });
}

/** While an SOS about a spot is open further neighbours join it: one card and one answer for all. */
async function joinSos(
  tx: Tx,
  actor: Member,
  alert: AlertId,
  fromGroup: boolean,
  now: Instant,
): Promise<void> {
  const guard = actor.roles.includes('guard');
  const joiner: Sender = { person: actor.person, spot: null, guard, fromGroup, joinedAt: now, doneAt: null };
  await stepThread(tx, actor.complex, alert, { kind: 'join', joiner }, now);
  await tx.cards.show(actor.complex, { kind: 'alert', alert, part: 'sender' }, [actor.person]);
}

function quotaLeft(actor: Member, past: LookBack, now: Instant): Result<number, RaiseRefusal> {
  if (past.openThread !== null) return refuse({ kind: 'already open', alert: past.openThread });
  const pause = past.lastClosedAt && after(past.lastClosedAt, PAUSE_AFTER_CLOSING);
  if (pause && !isDue(pause, now)) return refuse({ kind: 'closed just now', until: pause });
  const quota = quotaOf(actor);
  if (past.inADay >= quota.inADay) return refuse({ kind: 'too many in a day', most: quota.inADay });
  if (past.inTenMinutes >= quota.inTenMinutes) {
    return refuse({ kind: 'too many in ten minutes', most: quota.inTenMinutes });
  }
  return ok(Math.min(quota.inTenMinutes - past.inTenMinutes, quota.inADay - past.inADay) - 1);
}

/** The spot to sign with: the one used last while it is still held, else the lowest; SOS is signed without. */
function signature(actor: Member, kind: AlertKind, past: LookBack): SpotNumber | null {
  if (kind === 'sos') return null;
  const last = past.lastSignature;
  return last !== null && actor.spots.includes(last) ? last : (actor.spots[0] ?? null);
}

function fresh(
  actor: Member,
  kind: AlertKind,
  spot: SpotNumber,
  signed: SpotNumber | null,
  holders: Awaited<ReturnType<Tx['spots']['holders']>>,
  now: Instant,
): Omit<Alert, 'id'> {
  const guard = actor.roles.includes('guard');
  const sender: Sender = {
    person: actor.person,
    spot: signed,
    guard,
    fromGroup: false,
    joinedAt: now,
    doneAt: null,
  };
  const others = holders.filter((holder) => holder.person !== actor.person);
  const untouched = { answer: null, answeredAt: null, doneAt: null };
  return {
    complex: actor.complex,
    kind,
    spot,
    state: 'open',
    raisedAt: now,
    openSince: now,
    lastEventAt: now,
    rungAt: now,
    remindedByTimer: false,
    reminders: 0,
    calledAt: null,
    takenBy: null,
    askedAt: null,
    closedAt: null,
    closing: null,
    note: NO_NOTE,
    senders: [sender],
    holders: others.map(({ person, reachable }) => {
      return { person, reach: reachable ? 'pending' : 'unreachable', ...untouched };
    }),
    helpers: [],
  };
}
