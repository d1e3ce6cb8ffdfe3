import type { PlateKey } from '../cars/plate.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, type Duration, earliest, type Instant, latest, minutes } from '../kernel/time.ts';
import type { TagCall } from '../windscreen/tag-call.ts';
import { type Answer, promiseOf } from './answers.ts';

/** Why somebody is called to a spot: a car is in the way, or its alarm is howling. */
export type CallKind = 'blocked' | 'sos';

/**
 * What only guards and admins are told: somebody is blocked in by a car whose spot he does not know, or a stranger
 * stands on his spot.
 */
export type HelpKind = 'unknown' | 'stranger';

/**
 * What somebody of the house may raise. A message asks for nothing in particular: no reminder, no call for help, and no
 * sound at night.
 */
export type AskedKind = CallKind | HelpKind | 'message';

/** `windscreen`: a passer-by calls by «Карточка под стекло», and nobody knows who he is. */
export type AlertKind = AskedKind | 'windscreen';

/** What the sender wrote with it; photos are opaque outside the messenger's adapter. */
export type Note = { readonly text: string | null; readonly photos: readonly string[] };

/**
 * How far a party's first notice got. `on phone`: a push service took it, and nobody knows yet whether it was shown;
 * `unheard`: no phone said so in time.
 */
export type Reach = 'pending' | 'delayed' | 'on phone' | 'unheard' | 'delivered' | 'unreachable' | 'given up';

/** Since when it is `on phone`. */
type OnPhone = { readonly phoneAt?: Instant };

/** Who asks. Several neighbours may join one SOS. */
export type Sender = {
  readonly person: PersonId;
  /** How the sender signs; null where he signs without a spot. */
  readonly spot: SpotNumber | null;
  readonly guard: boolean;
  /** Asked in the house group, and signs as a neighbour from there. */
  readonly fromGroup: boolean;
  readonly joinedAt: Instant;
  /** When this one of several senders said «Решено»: the thread goes on for the others. */
  readonly doneAt: Instant | null;
  /** How many more alerts the sender could raise when he raised this one; null: nobody counted. */
  readonly left: number | null;
};

export type Holder = OnPhone & {
  readonly person: PersonId;
  readonly reach: Reach;
  readonly answer: Answer | null;
  readonly answeredAt: Instant | null;
  /** When the holder said that the car is moved or the alarm is off. */
  readonly doneAt: Instant | null;
  /** Asked not to be disturbed by this sender: hears of the alert once, without a sound, and of nothing else. */
  readonly muted: boolean;
  /** Told by a plate that nobody confirms as his: what he promises holds back no call for help. */
  readonly unvouched?: true;
  /** When he was told, who was not from the beginning: no earlier ring was for him. */
  readonly askedAt?: Instant;
};

/** The car that an alert is about, where its plate was named instead of a spot. */
export type NamedCar = {
  /** As the sender typed it. */
  readonly plate: string;
  /** Of the car that is meant; without a region where several may be. */
  readonly key: PlateKey;
};

/** A guard or an admin who was called to the thread. */
export type Helper = OnPhone & { readonly person: PersonId; readonly guard: boolean; readonly reach: Reach };

/** `taken back`: «Отозвать» of a passer-by; `false call`: «Ложный вызов» of a holder. */
export type Closing = 'resolved' | 'alarm off' | 'wrong number' | 'expired' | 'taken back' | 'false call';

/** The alert thread: everything true about one call for a car's owner. */
export type Alert = {
  readonly complex: ComplexId;
  readonly id: AlertId;
  readonly kind: AlertKind;
  /** Null: the sender does not know the number, or named a car. */
  readonly spot: SpotNumber | null;
  readonly car: NamedCar | null;
  /** Nobody registered the car: guards and admins are told at once, and whoever expects it as a guest. */
  readonly unfound: boolean;
  readonly state: 'open' | 'answered' | 'closed';
  readonly raisedAt: Instant;
  /** Since when nobody has promised to come: reminders and the call for help count from here. */
  readonly openSince: Instant;
  readonly lastEventAt: Instant;
  /** When the holders were last rung. */
  readonly rungAt: Instant;
  readonly remindedByTimer: boolean;
  /** How often the sender pressed «Напомнить». */
  readonly reminders: number;
  readonly calledAt: Instant | null;
  readonly takenBy: PersonId | null;
  /** The sender was told what remains where nobody takes the call. */
  readonly advised: boolean;
  /** When a guard or an admin said «Сделано». */
  readonly helpedAt: Instant | null;
  /** When the sender was last asked «Освободили?». */
  readonly askedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly closing: Closing | null;
  readonly note: Note;
  /** Whoever rents the spot was asked first; whoever owns it hears of it where these are silent, and has not yet. */
  readonly ownersWait: boolean;
  /** The sender has tried too many numbers, or the card was doubted: guards and admins are told instead of the holders. */
  readonly withheld: boolean;
  /** What a passer-by says, in place of a sender; null: somebody of the house asks. */
  readonly visitor: TagCall | null;
  readonly senders: readonly Sender[];
  readonly holders: readonly Holder[];
  /** A neighbour who stands on the spot with permission: what he says stops nothing that waits for the holders. */
  readonly borrower: Holder | null;
  readonly helpers: readonly Helper[];
};

/** Times of a thread; the complex may set the first two. */
export type AlertRules = { readonly remindAfter: Duration; readonly callAfter: Duration };

export const MOST_REMINDERS = 3;
export const REMIND_AGAIN_AFTER = minutes(5);
export const ASK_AFTER_PROMISE = minutes(2);
/** Further neighbours who join an SOS ring its holders at most this often. */
export const RING_AGAIN_AFTER = minutes(5);
export const EXPIRES_AFTER = minutes(120);
/** A car that the bot does not know, and nobody has said «Беру». */
export const ADVISE_AFTER = minutes(10);
/** A phone that is on shows what it got at once; whoever has no other way counts as not told then. */
export const SHOWN_WITHIN = minutes(2);

export function wasReached(party: { readonly reach: Reach }): boolean {
  return party.reach === 'delivered';
}

export function mayStillBeReached(party: { readonly reach: Reach }): boolean {
  return party.reach === 'pending' || party.reach === 'delayed' || party.reach === 'on phone';
}

/** Guards and admins are told at once, and nobody else is. */
export function isForHelpers(alert: Pick<Alert, 'kind' | 'withheld' | 'unfound'>): boolean {
  return alert.kind === 'unknown' || alert.kind === 'stranger' || alert.withheld || alert.unfound;
}

/** Whose car it is nobody knows: its holders are the hosts of a guest who may have it. */
export function isAboutGuests(alert: Pick<Alert, 'kind' | 'unfound'>): boolean {
  return alert.kind === 'unknown' || alert.unfound;
}

/** Whether anything more makes a sound anywhere. */
export function canBeHeard(alert: Pick<Alert, 'holders' | 'ownersWait'>): boolean {
  return (
    alert.ownersWait || alert.holders.some((one) => !one.muted && (wasReached(one) || mayStillBeReached(one)))
  );
}

/** No guard and no admin has it, and none will. */
export function helpersUnreached(alert: Pick<Alert, 'helpers'>): boolean {
  return !alert.helpers.some((helper) => wasReached(helper) || mayStillBeReached(helper));
}

/** Whether a word of the sender would reach anybody. */
export function takesWords(alert: Alert): boolean {
  if (isForHelpers(alert)) return !helpersUnreached(alert);
  const { borrower } = alert;
  return canBeHeard(alert) || canBeHeard({ holders: borrower ? [borrower] : [], ownersWait: false });
}

/** Whoever said that it is not his car, or asked for peace from this sender, is left alone. */
export function mayBeReminded(holder: Holder): boolean {
  return !holder.muted && holder.answer !== 'not mine';
}

/** Somebody who may be reminded has heard of it, or is about to. */
export function hasWhomToRemind(alert: Pick<Alert, 'holders'>): boolean {
  return alert.holders.some((one) => mayBeReminded(one) && (wasReached(one) || mayStillBeReached(one)));
}

/** Whether a reminder would ring anywhere now: what never arrived cannot be reminded of. */
export function canBeRung(alert: Pick<Alert, 'holders'>): boolean {
  return alert.holders.some((one) => mayBeReminded(one) && wasReached(one));
}

/** The one who could act asked not to be disturbed by this sender, and no other holder can be reached. */
export function reachesMutedOnly(alert: Pick<Alert, 'holders' | 'ownersWait'>): boolean {
  return !canBeHeard(alert) && alert.holders.some((holder) => holder.muted);
}

/** Nobody of the holders got the alert, and nobody will. */
export function reachesNobody(alert: Alert): boolean {
  return (
    !alert.ownersWait && !alert.holders.some((one) => one.answer || wasReached(one) || mayStillBeReached(one))
  );
}

/** Somebody has not said that it is not his car, and can be told or has promised. */
export function mayStillAct(alert: Alert): boolean {
  return !reachesNobody({ ...alert, holders: alert.holders.filter((one) => one.answer !== 'not mine') });
}

/** The holder whose answer is the newest, if anybody answered; of two in the same moment, whoever comes. */
export function newestAnswer(alert: Alert): Holder | null {
  return newest(alert.holders.filter((holder) => holder.answer));
}

/** The holder whose promise to come is the newest, if anybody promised. */
export function newestPromise(alert: Alert): Holder | null {
  return newest(alert.holders.filter((holder) => holder.answer && promiseOf(holder.answer) !== null));
}

function newest(holders: readonly Holder[]): Holder | null {
  const at = (holder: Holder) => holder.answeredAt?.getTime() ?? 0;
  const comes = (holder: Holder) => (holder.answer === 'not mine' ? 0 : 1);
  return holders.toSorted((a, b) => at(b) - at(a) || comes(b) - comes(a))[0] ?? null;
}

/** Until when the newest promise that is not kept yet asks the sender to wait; null: nobody is on the way. */
export function promisedUntil(alert: Alert): Instant | null {
  const coming = newestPromise({ ...alert, holders: alert.holders.filter((holder) => !holder.doneAt) });
  const wait = coming?.answer ? promiseOf(coming.answer) : null;
  return coming?.answeredAt && wait !== null ? after(coming.answeredAt, wait) : null;
}

/** Somebody is on the way, and nobody but himself says that the car is his: help is called all the same. */
function isVaguelyPromised(alert: Alert): boolean {
  const coming = alert.holders.filter((one) => one.answer && promiseOf(one.answer) !== null);
  return alert.state === 'answered' && coming.length > 0 && coming.every((one) => one.unvouched);
}

/** The senders who still wait. */
export function waiting(alert: Alert): readonly Sender[] {
  return alert.senders.filter((sender) => !sender.doneAt);
}

/** From when on the sender may press «Напомнить»; null: never again. */
export function mayRemindAt(alert: Alert): Instant | null {
  if (alert.kind === 'message') return null;
  if (alert.state === 'closed' || alert.reminders >= MOST_REMINDERS || !hasWhomToRemind(alert)) return null;
  return after(alert.rungAt, REMIND_AGAIN_AFTER);
}

/** At night a card under a windscreen rings once an hour at most. */
function mayRingAgain({ visitor }: Alert): boolean {
  return !visitor || visitor.rings === 'loud';
}

/** When each thing that happens by itself is due; null: it is not going to happen. */
export function deadlines(alert: Alert, rules: AlertRules) {
  const urgent = alert.kind !== 'message';
  const open = alert.state === 'open' && urgent;
  const needsHelp = open || (urgent && isVaguelyPromised(alert));
  const isLost = open && alert.unfound && !alert.takenBy && !alert.advised;
  const remind = open && !alert.remindedByTimer && canBeRung(alert) && mayRingAgain(alert);
  const promise = alert.state === 'answered' && urgent ? promisedUntil(alert) : null;
  const asked = promise !== null && alert.askedAt !== null && alert.askedAt >= promise;
  const remindAt = remind ? after(latest(alert.openSince, alert.rungAt), rules.remindAfter) : null;
  const silent = alert.state === 'open' && alert.ownersWait;
  return {
    remind: remindAt,
    // With the reminder, so that nobody is rung twice.
    owners: silent ? (remindAt ?? after(alert.openSince, rules.remindAfter)) : null,
    call: needsHelp && !alert.calledAt ? after(alert.openSince, rules.callAfter) : null,
    ask: promise && !asked ? after(promise, ASK_AFTER_PROMISE) : null,
    advise: isLost ? after(alert.raisedAt, ADVISE_AFTER) : null,
    unheard:
      alert.state === 'closed' ? null : earliest(...[...answering(alert), ...alert.helpers].map(silentAt)),
    expire: alert.state === 'closed' ? null : after(alert.lastEventAt, EXPIRES_AFTER),
  };
}

/** Whoever is asked to answer: holders, and a borrower beside them. */
export function answering({ holders, borrower }: Pick<Alert, 'holders' | 'borrower'>): readonly Holder[] {
  return borrower ? [...holders, borrower] : holders;
}

/** When a phone that said nothing counts as one that showed nothing. */
export function silentAt({ reach, phoneAt }: OnPhone & { readonly reach: Reach }): Instant | null {
  return reach === 'on phone' && phoneAt ? after(phoneAt, SHOWN_WITHIN) : null;
}

/** When the thread has to be looked at next. */
export function nextDeadline(alert: Alert, rules: AlertRules): Instant | null {
  const due = deadlines(alert, rules);
  return earliest(due.remind, due.owners, due.call, due.ask, due.advise, due.unheard, due.expire);
}
