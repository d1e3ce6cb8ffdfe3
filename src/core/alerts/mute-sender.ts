import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { AlertId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, days, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Alert, waiting } from './alert.ts';
import { stepThread } from './step-thread.ts';

export const MUTED_FOR = days(1);

/** One neighbour asks: of several nobody could say which of them is meant, and guards do their work. */
export function mayBeMuted(alert: Alert): boolean {
  const senders = waiting(alert);
  return senders.length === 1 && senders.every((sender) => !sender.guard);
}

/**
 * «Не беспокоить от этого соседа сутки», or the way back: for this holder, in every open thread of that sender.
 * Returns until when.
 */
export async function muteSender(
  tx: Tx,
  actor: Member,
  id: AlertId,
  muted: boolean,
  now: Instant,
): Promise<Result<Instant, 'not allowed' | 'not yours' | 'closed' | 'already'>> {
  if (!may(actor, 'mute neighbours')) return refuse('not allowed');
  const { complex, person } = actor;
  const alert = await tx.alerts.get(complex, id);
  const me = alert?.holders.find((holder) => holder.person === person);
  if (!alert || !me || !mayBeMuted(alert)) return refuse(alert?.state === 'closed' ? 'closed' : 'not yours');
  if (alert.state === 'closed') return refuse('closed');
  if (me.muted === muted) return refuse('already');
  const until = after(now, MUTED_FOR);
  for (const sender of waiting(alert)) {
    await tx.mutes.set(complex, person, sender.person, muted ? until : null);
    for (const thread of await tx.alerts.openBetween(complex, person, sender.person)) {
      const step = await tx.alerts.get(complex, thread);
      // An alarm that others hear, too, goes on for them.
      if (step && mayBeMuted(step))
        await stepThread(tx, complex, thread, { kind: 'mute', holder: person, muted }, now);
    }
  }
  return ok(until);
}
