import type { AlertId, ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Act, ActRefusal, Effect } from './act.ts';
import { type Alert, nextDeadline, waiting } from './alert.ts';
import { helpersFor, tellHelpers } from './call-helpers.ts';
import type { AlertPart } from './feature.ts';
import { redrawLetters } from './redraw-letters.ts';
import { decide } from './thread.ts';

/** Lets one act happen to a thread: locked, decided, stored, its cards redrawn, its people told. */
export async function stepThread(
  tx: Tx,
  complex: ComplexId,
  id: AlertId,
  act: Act,
  now: Instant,
): Promise<Result<Alert, ActRefusal>> {
  const alert = await tx.alerts.lock(complex, id);
  if (!alert) return refuse('not yours');
  const { alertRules } = await tx.complexes.get(complex);
  const decision = decide(alert, act, now, alertRules);
  if (!decision.ok) return decision;
  const next = await carryOut(tx, decision.value.alert, decision.value.effects);
  await tx.alerts.save(next);
  await tx.timers.set(complex, { kind: 'alert', alert: id }, nextDeadline(next, alertRules));
  await tx.cards.redraw(complex, { kind: 'alert', alert: id, parts: whoseCards(act) });
  if (next.state === 'closed' && alert.state !== 'closed') await redrawLetters(tx, complex, id, null);
  else if (act.kind === 'resolve' || act.kind === 'wrong number')
    await redrawLetters(tx, complex, id, [act.sender]);
  return ok(next);
}

/** How far a notice got is nothing that a holder's card shows. */
function whoseCards(act: Act): readonly AlertPart[] {
  return act.kind === 'reach' ? ['sender', 'helper', 'group'] : ['sender', 'holder', 'helper', 'group'];
}

async function carryOut(tx: Tx, alert: Alert, effects: readonly Effect[]): Promise<Alert> {
  let next = alert;
  for (const effect of effects) {
    if (effect.kind === 'call helpers') next = await callHelpers(tx, next);
    else if (effect.kind === 'nobody left') next = await askTheSilent(tx, next, effect.why);
    else if (effect.kind === 'tell senders') await tellSenders(tx, next, effect);
    else await ring(tx, next, effect);
  }
  return next;
}

/** Whoever wanted no signals hears of it after all, when nobody else does. */
async function askTheSilent(tx: Tx, alert: Alert, why: 'unreachable' | 'given up'): Promise<Alert> {
  const { complex, id, spot } = alert;
  const known = [...alert.holders, ...alert.senders].map((one) => one.person);
  const holders = spot === null ? [] : await tx.spots.holders(complex, spot);
  const silent = holders.filter((one) => one.reachable && !known.includes(one.person));
  if (silent.length === 0) {
    const notice = { kind: 'alert unreached', alert: id, spot, why } as const;
    await tellSenders(tx, alert, { kind: 'tell senders', notice });
    return alert;
  }
  const people = silent.map((one) => one.person);
  await tx.cards.show(complex, { kind: 'alert', alert: id, part: 'holder' }, people);
  const untouched = { reach: 'pending', answer: null, answeredAt: null, doneAt: null, muted: false } as const;
  return { ...alert, holders: [...alert.holders, ...people.map((person) => ({ person, ...untouched }))] };
}

async function ring(tx: Tx, alert: Alert, { part, people }: Extract<Effect, { kind: 'ring' }>) {
  for (const person of people)
    await tx.cards.ring(alert.complex, { kind: 'alert', alert: alert.id, part }, person);
}

async function tellSenders(tx: Tx, alert: Alert, effect: Extract<Effect, { kind: 'tell senders' }>) {
  const senders = waiting(alert).map((sender) => sender.person);
  await tx.notices.add(alert.complex, senders, 'alert', effect.notice);
}

async function callHelpers(tx: Tx, alert: Alert): Promise<Alert> {
  const senders = alert.senders.map((sender) => sender.person);
  const called = { ...alert, helpers: await helpersFor(tx, alert.complex, senders) };
  await tellHelpers(tx, called);
  return called;
}
