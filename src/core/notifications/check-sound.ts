import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, isDue } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { type Heard, hear, nextCheck, type SoundCheck, silenceAt, withArrival } from './sound-check.ts';

/** «Проверить звук»: sends oneself what arrives as an alert does. Of two presses at once one sends. */
export async function checkSound(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'on its way'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const { complex, person } = actor;
  const check = nextCheck(await tx.notifications.lockSoundCheck(complex, person), actor, now);
  if (!check) return refuse('on its way');
  await keep(tx, check);
  await tx.notices.add(complex, [person], 'alert', { kind: 'sound check', check: check.number });
  return ok(null);
}

/** «Слышу» below a test: how long it took. */
export async function hearSound(
  tx: Tx,
  actor: Member,
  number: number,
  now: Instant,
): Promise<Result<Heard, 'not allowed' | 'older' | 'already'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const check = await tx.notifications.lockSoundCheck(actor.complex, actor.person);
  if (check?.number !== number) return refuse('older');
  const heard = hear(check, now);
  if (!heard) return refuse('already');
  await keep(tx, heard.check);
  return ok(heard);
}

/** It has reached its reader, or never will. */
export async function recordSoundCheck(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  number: number,
  arrived: boolean,
  now: Instant,
): Promise<void> {
  const check = await tx.notifications.lockSoundCheck(complex, person);
  if (check?.number !== number) return;
  const next = withArrival(check, arrived, now);
  await keep(tx, next);
  if (next.outcome === 'lost')
    await tx.notices.add(complex, [person], 'note', { kind: 'sound not heard', check: number });
}

/** Its timer: a minute has gone by without «Слышу». */
export async function giveUpSound(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  const check = await tx.notifications.lockSoundCheck(complex, person);
  const due = check && silenceAt(check);
  if (!check || !due) return tx.timers.set(complex, { kind: 'sound check', person }, null);
  if (!isDue(due, now)) return tx.timers.set(complex, { kind: 'sound check', person }, due);
  await keep(tx, { ...check, outcome: 'silence' });
  await tx.notices.add(complex, [person], 'note', { kind: 'sound not heard', check: check.number });
}

async function keep(tx: Tx, check: SoundCheck): Promise<void> {
  await tx.notifications.saveSoundCheck(check);
  await tx.timers.set(check.complex, { kind: 'sound check', person: check.person }, silenceAt(check));
}
