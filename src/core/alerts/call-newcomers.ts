import { type Change, newCards } from '../changes.ts';
import type { AlertId, ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Alert, type Holder, hasWhomToRemind, nextDeadline, waiting } from './alert.ts';
import { withHolders } from './borrower.ts';

/** The thread with everybody who holds its spot by now: whoever does not know of it is told as any holder is. */
export function callNewcomers(
  alert: Alert,
  today: readonly Holder[],
  now: Instant,
): { readonly alert: Alert; readonly changes: readonly Change[] } {
  const known = [...alert.holders, ...alert.senders].map((one) => one.person);
  const fresh = today.filter((holder) => !known.includes(holder.person));
  const next = withHolders(alert, [...alert.holders, ...fresh]);
  const told = fresh.filter((holder) => holder.reach === 'pending');
  const readers = told.filter((holder) => !holder.muted).map((holder) => holder.person);
  const cards = newCards(
    { kind: 'alert', alert: alert.id, part: 'holder' },
    told.map((holder) => holder.person),
  );
  const isFirst = alert.state === 'open' && !hasWhomToRemind(alert) && hasWhomToRemind(next);
  return {
    // Until now there was nobody to remind; help comes no later for it.
    alert: isFirst ? { ...next, rungAt: now, remindedByTimer: false } : next,
    changes: told.length === 0 ? [] : [cards, ...notePhotos(alert, readers)],
  };
}

/** The photos that came with an alert, in one message, for whoever reads its words. */
export function notePhotos({ id, spot, note }: Alert, people: readonly PersonId[]): readonly Change[] {
  const [photo, ...more] = note.photos;
  if (photo === undefined) return [];
  const notice = { kind: 'alert photo', alert: id, spot, photo, ...(more.length > 0 && { more }) } as const;
  return [{ kind: 'tell', people, lane: 'alert', notice, morning: null }];
}

/** Somebody was given a spot: the calls about it to which nobody has answered reach him, too. The spot is locked. */
export async function callNewcomer(
  tx: Tx,
  complex: ComplexId,
  spot: SpotNumber,
  person: PersonId,
  now: Instant,
): Promise<void> {
  const found = (await tx.spots.holders(complex, spot)).find((holder) => holder.person === person);
  if (!found?.reachable || found.noSignals) return;
  for (const id of await tx.disputes.threadsAbout(complex, spot)) {
    const before = await tx.alerts.lock(complex, id);
    const isCall = before?.kind === 'sos' || before?.kind === 'blocked';
    if (!before || !isCall || before.state !== 'open' || before.withheld) continue;
    await callInto(tx, before, person, await isMuting(tx, before, person, now), now);
  }
}

/** A holder writes there of his own accord: from now on he is in the thread, though he may have wanted no signals. */
export async function joinThread(
  tx: Tx,
  complex: ComplexId,
  id: AlertId,
  holder: PersonId,
  now: Instant,
): Promise<void> {
  const alert = await tx.alerts.lock(complex, id);
  if (!alert || alert.state === 'closed' || alert.holders.some((one) => one.person === holder)) return;
  await callInto(tx, alert, holder, false, now);
}

async function callInto(
  tx: Tx,
  before: Alert,
  person: PersonId,
  muted: boolean,
  now: Instant,
): Promise<void> {
  const { complex, id } = before;
  const untouched = { reach: 'pending', answer: null, answeredAt: null, doneAt: null } as const;
  const { alert, changes } = callNewcomers(before, [{ person, ...untouched, muted }], now);
  const { alertRules } = await tx.complexes.get(complex);
  await tx.save(complex, [
    { kind: 'thread', alert },
    { kind: 'timer', timer: { kind: 'alert', alert: id }, dueAt: nextDeadline(alert, alertRules) },
    ...changes,
    { kind: 'redraw', topic: { kind: 'alert', alert: id } },
  ]);
}

/** Whether he asked for peace from everybody who waits. */
async function isMuting(tx: Tx, alert: Alert, person: PersonId, now: Instant): Promise<boolean> {
  for (const sender of waiting(alert)) {
    const muting = await tx.mutes.holdersMuting(alert.complex, sender.person, now);
    if (!muting.includes(person)) return false;
  }
  return true;
}
