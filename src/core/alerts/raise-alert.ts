import { type Action, may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { LookBack, Tx } from '../ports.ts';
import { listeners } from '../spots/silence.ts';
import { tryNumber } from '../spots/try-number.ts';
import {
  type Alert,
  type AlertKind,
  type Helper,
  type Holder,
  isForHelpers,
  type Note,
  nextDeadline,
  reachesMutedOnly,
  type Sender,
} from './alert.ts';
import { helpersFor, tellHelpers } from './call-helpers.ts';
import { type QuotaRefusal, quotaLeft, quotaOf } from './quota.ts';
import { stepThread } from './step-thread.ts';

export type RaiseRefusal =
  | QuotaRefusal
  | { readonly kind: 'not allowed' }
  | { readonly kind: 'own spot' }
  /** Of different spots in an hour; an alert goes to guards and admins then, a message to nobody. */
  | { readonly kind: 'too many numbers' };

export type Raised = { readonly alert: AlertId };

/** What the sender wants; `stranger` is about a spot of his own. */
export type Wish =
  | { readonly kind: Exclude<AlertKind, 'unknown'>; readonly spot: SpotNumber }
  | { readonly kind: 'unknown'; readonly spot: null };

const ACTIONS = {
  blocked: 'raise blocked',
  unknown: 'raise blocked',
  stranger: 'report stranger',
  sos: 'raise sos',
  message: 'send message',
} as const satisfies Record<AlertKind, Action>;

/** What comes with an alert: where it was asked, and what was written. */
export type RaiseWith = { readonly fromGroup?: boolean; readonly note?: Note };

const NO_NOTE: Note = { text: null, photos: [] };

/**
 * Raises an alert: stored, every holder told (or guards and admins, where it is for them), timers set, all in the
 * caller's transaction. The caller holds the sender's lock, so that parallel presses meet the quota one after another.
 */
export async function raiseAlert(
  tx: Tx,
  actor: Member,
  wish: Wish,
  now: Instant,
  { fromGroup = false, note = NO_NOTE }: RaiseWith = {},
): Promise<Result<Raised, RaiseRefusal>> {
  const { complex, person } = actor;
  const { kind, spot } = wish;
  if (!may(actor, ACTIONS[kind])) return refuse({ kind: 'not allowed' });
  const isOwn = spot !== null && actor.spots.includes(spot);
  if (isOwn !== (kind === 'stranger')) return refuse({ kind: isOwn ? 'own spot' : 'not allowed' });
  const past = await tx.alerts.lookBack(complex, person, spot, kind, now);
  const left = quotaLeft(actor, past, now);
  if (!left.ok) return left;
  const withheld = spot !== null && !isOwn && !(await tryNumber(tx, actor, spot, now));
  if (withheld && kind === 'message') return refuse({ kind: 'too many numbers' });
  const howling = kind === 'sos' && !withheld ? await tx.alerts.openSos(complex, spot) : null;
  const sender = signed(actor, kind, past, { fromGroup, left: left.value, now });
  if (howling !== null) {
    await joinSos(tx, actor, howling, sender, now);
    return ok({ alert: howling });
  }
  const holders = withheld ? [] : await holdersOf(tx, actor, wish, note, now);
  const fresh = { ...untouched(actor, wish, sender, now), holders, note, withheld };
  const helpers = callsAtOnce(fresh) ? await helpersFor(tx, complex, [person]) : null;
  const alert = helpers ? { ...fresh, calledAt: now, helpers } : fresh;
  const id = await tx.alerts.add(alert);
  await tellEverybody(tx, { ...alert, id });
  return ok({ alert: id });
}

async function tellEverybody(tx: Tx, alert: Alert): Promise<void> {
  const { complex, id, spot, note } = alert;
  const { alertRules } = await tx.complexes.get(complex);
  await tx.timers.set(complex, { kind: 'alert', alert: id }, nextDeadline(alert, alertRules));
  const told = alert.holders.filter((holder) => holder.reach === 'pending');
  await tx.cards.show(
    complex,
    { kind: 'alert', alert: id, part: 'holder' },
    told.map((holder) => holder.person),
  );
  await tellHelpers(tx, alert);
  const readers = isForHelpers(alert) ? alert.helpers : told.filter((holder) => !holder.muted);
  for (const photo of note.photos) {
    const people = readers.map((reader) => reader.person);
    await tx.notices.add(complex, people, 'alert', { kind: 'alert photo', alert: id, spot, photo });
  }
  const senders = alert.senders.map((sender) => sender.person);
  await tx.cards.show(complex, { kind: 'alert', alert: id, part: 'sender' }, senders);
}

function callsAtOnce(alert: Omit<Alert, 'id'>): boolean {
  return isForHelpers(alert) || (alert.kind !== 'message' && reachesMutedOnly(alert));
}

/** While an SOS about a spot is open further neighbours join it: one card and one answer for all. */
async function joinSos(tx: Tx, actor: Member, alert: AlertId, joiner: Sender, now: Instant): Promise<void> {
  const mutedBy = await tx.mutes.holdersMuting(actor.complex, actor.person, now);
  await stepThread(tx, actor.complex, alert, { kind: 'join', joiner, mutedBy }, now);
  await tx.cards.show(actor.complex, { kind: 'alert', alert, part: 'sender' }, [actor.person]);
}

/** Whoever would be told of it, beside guards and admins. */
async function holdersOf(
  tx: Tx,
  actor: Member,
  { kind, spot }: Wish,
  note: Note,
  now: Instant,
): Promise<Holder[]> {
  const { complex, person } = actor;
  if (kind === 'stranger') return [];
  // A transfer that is under way would hand over only the threads that it sees.
  if (spot !== null) await tx.spots.holdStill(complex, spot);
  const all =
    spot === null
      ? // A car's full number, typed where nobody knows the spot: whoever made a pass for it.
        await tx.passes.hostsOfPlate(complex, note.text ?? '', now)
      : listeners((await tx.spots.holders(complex, spot)).filter((holder) => holder.person !== person));
  const muting: readonly PersonId[] = await tx.mutes.holdersMuting(complex, person, now);
  // Somebody never answers his own call, and words do not reach whoever asked not to be disturbed by this neighbour.
  return all
    .filter((holder) => holder.person !== person)
    .map((holder) => {
      const muted = muting.includes(holder.person);
      const told = holder.reachable && !(muted && kind === 'message');
      const reach = told ? 'pending' : 'unreachable';
      return { person: holder.person, reach, answer: null, answeredAt: null, doneAt: null, muted };
    });
}

type Signing = { readonly fromGroup: boolean; readonly left: number; readonly now: Instant };

/** The spot to sign with: the one used last while it is still held, else the lowest; SOS is signed without. */
function signed(actor: Member, kind: AlertKind, past: LookBack, { fromGroup, left, now }: Signing): Sender {
  const { person, roles, spots } = actor;
  const last = past.lastSignature;
  const used = last !== null && spots.includes(last) ? last : (spots[0] ?? null);
  return {
    person,
    spot: kind === 'sos' || fromGroup ? null : used,
    guard: roles.includes('guard'),
    fromGroup,
    joinedAt: now,
    doneAt: null,
    left: quotaOf(actor).inADay > 10 ? null : left,
  };
}

function untouched(
  { complex }: Member,
  { kind, spot }: Wish,
  sender: Sender,
  now: Instant,
): Omit<Alert, 'id' | 'holders' | 'note' | 'withheld'> & { readonly helpers: readonly Helper[] } {
  return {
    complex,
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
    helpedAt: null,
    askedAt: null,
    closedAt: null,
    closing: null,
    senders: [kind === 'stranger' ? { ...sender, spot } : sender],
    helpers: [],
  };
}
