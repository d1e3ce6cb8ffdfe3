import { plateKey } from '../cars/plate.ts';
import { type Change, newCards } from '../changes.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { showResorts } from '../last-resort/show-resorts.ts';
import type { SenderHistory } from '../ports.ts';
import { mayTry, namesFreely, type Tried } from '../spots/try-number.ts';
import {
  type Alert,
  type AlertRules,
  type AskedKind,
  answering,
  type Holder,
  isForHelpers,
  type NamedCar,
  type Note,
  nextDeadline,
  reachesMutedOnly,
  reachesNobody,
  type Sender,
} from './alert.ts';
import type { Borrower, RaiseSeen } from './alert-ports.ts';
import { askedFirst } from './ask-owners.ts';
import { begunAt } from './begun-at.ts';
import { helpersOf, toHelpers } from './call-helpers.ts';
import { callNewcomers, notePhotos } from './call-newcomers.ts';
import { decideStep } from './decide-step.ts';
import { quotaLeft, quotaOf } from './quota.ts';
import type { NotRaised, Wish } from './raise-alert.ts';

/** The thread, new or joined, and all that has to be written. */
export type Raise = { readonly alert: AlertId; readonly changes: readonly Change[] };

/** Whether a wish that may be wished becomes a thread of its own, joins one, or is refused. Pure. */
export function decideRaise(
  actor: Member,
  wish: Wish,
  seen: RaiseSeen,
  now: Instant,
  { fromGroup, note }: { readonly fromGroup: boolean; readonly note: Note },
): Result<Raise, NotRaised> {
  const { person } = actor;
  const { kind } = wish;
  if (seen.meant?.kind === 'own') return refuse({ kind: 'own car' });
  const named = namedBy(wish);
  const withheld = named !== null && !namesFreely(actor) && !mayTry(seen.tried, named);
  const unfound = !withheld && seen.meant?.kind === 'unfound';
  const left = quotaLeft(actor, kind, seen.past, now, unfound);
  if (!left.ok) return left;
  if (withheld && kind === 'message') return refuse({ kind: 'too many numbers' });
  if (!withheld && seen.meant?.kind === 'several') return refuse({ kind: 'several cars' });
  const tried = withheld ? [] : countTry(actor, wish, now);
  const sender = signed(actor, kind, seen.past, { fromGroup, left: left.value, now });
  if (seen.howling && !withheld) {
    const changes = joinSos(seen, seen.howling, sender, wish, now);
    return ok({ alert: seen.howling.id, changes: [...tried, ...changes] });
  }
  const told = withheld ? NOBODY : toldOf(person, wish, seen);
  const about = { car: carOf(wish, seen, withheld), unfound };
  const fresh = { ...untouched(actor, wish, sender, now), ...about, id: seen.id, ...told, note, withheld };
  const helpers = callsAtOnce(fresh, seen) ? helpersOf(seen.staff, [person]) : null;
  const alert = helpers ? { ...fresh, calledAt: now, helpers } : fresh;
  return ok({ alert: alert.id, changes: [...tried, ...newThread(alert, seen.rules)] });
}

/** What counts among the numbers that somebody may try in an hour. */
function namedBy({ kind, spot, car }: Wish): Tried | null {
  if (car) return plateKey(car.plate);
  return kind === 'stranger' ? null : spot;
}

/** Counts what a wish names; whoever works for the house names freely. */
export function countTry(actor: Member, wish: Wish, at: Instant): readonly Change[] {
  const named = namesFreely(actor) ? null : namedBy(wish);
  const { person } = actor;
  if (named === null) return [];
  if (typeof named === 'string') return [{ kind: 'plate tried', person, key: named, at }];
  return [{ kind: 'number tried', person, spot: named, at }];
}

/** Whoever has tried too many numbers learns of this one nothing, nor does whoever reads his thread. */
function carOf({ car }: Wish, { meant }: RaiseSeen, withheld: boolean): NamedCar | null {
  if (!car) return null;
  const key = withheld ? null : meant?.key;
  return { plate: car.plate, key: key ?? plateKey(car.plate) };
}

/** The thread and everybody who is told of it, the sender last: his card says who was. */
export function newThread(alert: Alert, rules: AlertRules): readonly Change[] {
  const { id } = alert;
  const told = answering(alert).filter((holder) => holder.reach === 'pending');
  const people = (parties: readonly { readonly person: PersonId }[]) => parties.map((one) => one.person);
  const readers = people(isForHelpers(alert) ? alert.helpers : told.filter((holder) => !holder.muted));
  const subject = { kind: 'alert', alert: id } as const;
  const isAnybodyTold = told.length + alert.helpers.length > 0;
  return [
    { kind: 'new thread', alert },
    { kind: 'timer', timer: subject, dueAt: nextDeadline(alert, rules) },
    newCards({ ...subject, part: 'holder' }, people(told)),
    toHelpers(id, alert.helpers),
    ...(alert.calledAt ? showResorts(alert) : []),
    ...notePhotos(alert, readers),
    newCards({ ...subject, part: 'sender' }, people(alert.senders), isAnybodyTold ? { waits: true } : {}),
  ];
}

function callsAtOnce(alert: Alert, { hasSpotResort }: RaiseSeen): boolean {
  if (isForHelpers(alert)) return true;
  return alert.kind !== 'message' && (reachesMutedOnly(alert) || (hasSpotResort && reachesNobody(alert)));
}

/** While an SOS about a spot is open further neighbours join it: one card and one answer for all. */
function joinSos(
  seen: RaiseSeen,
  howling: Alert,
  joiner: Sender,
  wish: Wish,
  now: Instant,
): readonly Change[] {
  const { rules, holders, borrower, staff, mutedBy } = seen;
  // Others ask, too: whoever is disturbed by this one alone hears of it.
  const today = toldOf(joiner.person, wish, { ...seen, mutedBy: [] });
  const { alert, changes } = callNewcomers(howling, today.holders, now);
  const step = decideStep(
    { alert, rules, holders, borrower: borrower?.person ?? null, staff, mutedBy: [] },
    { kind: 'join', joiner, mutedBy },
    now,
  );
  const card = newCards({ kind: 'alert', alert: howling.id, part: 'sender' }, [joiner.person]);
  return step.ok ? [...step.value.changes, ...changes, card] : [card];
}

/** Whoever would be told of it, beside guards and admins. */
function toldOf(sender: PersonId, { kind, spot }: Wish, seen: RaiseSeen): Told {
  if (kind === 'stranger') return NOBODY;
  // Somebody never answers his own call, and words do not reach whoever asked not to be disturbed by this neighbour.
  const others = seen.holders.filter((holder) => holder.person !== sender);
  const { asked, ownersWait } =
    spot === null ? { asked: others, ownersWait: false } : askedFirst(others, seen.mutedBy);
  const holders = asked.map((one) => {
    const holder = askedOf(one, kind, seen.mutedBy);
    return one.unvouched ? { ...holder, unvouched: one.unvouched } : holder;
  });
  const lent = spot === null ? null : seen.borrower;
  const isOther = lent && lent.person !== sender && !others.some((one) => one.person === lent.person);
  return { holders, ownersWait, borrower: isOther ? askedOf(lent, kind, seen.mutedBy) : null };
}

type Told = Pick<Alert, 'holders' | 'ownersWait' | 'borrower'>;

const NOBODY: Told = { holders: [], ownersWait: false, borrower: null };

function askedOf(one: Borrower, kind: AskedKind, mutedBy: readonly PersonId[]): Holder {
  const muted = mutedBy.includes(one.person);
  const told = one.reachable && !(muted && kind === 'message');
  const reach = told ? 'pending' : 'unreachable';
  return { person: one.person, reach, answer: null, answeredAt: null, doneAt: null, muted };
}

type Signing = { readonly fromGroup: boolean; readonly left: number; readonly now: Instant };

/** The spot to sign with: the one used last while it is still held, else the lowest; SOS is signed without. */
function signed(
  actor: Member,
  kind: AskedKind,
  past: SenderHistory,
  { fromGroup, left, now }: Signing,
): Sender {
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
    left: quotaOf(actor, 'blocked').inADay > 10 ? null : left,
  };
}

function untouched(
  { complex }: Member,
  { kind, spot }: Wish,
  sender: Sender,
  now: Instant,
): Omit<Alert, 'id' | 'car' | 'unfound' | keyof Told | 'note' | 'withheld'> {
  const senders = [kind === 'stranger' ? { ...sender, spot } : sender];
  return { complex, kind, spot, ...begunAt(now), visitor: null, senders };
}
