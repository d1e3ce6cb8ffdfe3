import { dismissHelper } from '../alerts/dismiss-helper.ts';
import { redrawThreads } from '../alerts/redraw-threads.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, days, type Instant, isDue } from '../kernel/time.ts';
import { lendAgain, stopLending } from '../lending/stop-lending.ts';
import { leaveBrowsers } from '../notifications/browsers.ts';
import { endQuestionsOf } from '../passes/ask-at-gate.ts';
import type { Tx } from '../ports.ts';
import { redrawWaiting } from './become-admin.ts';
import { lockBoth } from './change-roles.ts';
import type { Ban } from './register.ts';

export const LONGEST_BAN = days(366);

export type BanRefusal = 'not allowed' | 'no such person' | 'oneself' | 'not banned' | BanDateFault;
export type BanDateFault = 'in the past' | 'too far';

/** Whether a ban may end then. */
export function banDateFault(until: Instant, now: Instant): BanDateFault | null {
  if (isDue(until, now)) return 'in the past';
  return until > after(now, LONGEST_BAN) ? 'too far' : null;
}

/** Bans somebody until a moment; a second ban takes the place of the first. He is told until when and why. */
export async function banResident(
  tx: Tx,
  actor: Member,
  person: PersonId,
  ban: Ban,
  now: Instant,
): Promise<Result<null, BanRefusal>> {
  const both = await lockBoth(tx, actor, person);
  if (!both.ok) return both;
  if (person === actor.person) return refuse('oneself');
  const fault = banDateFault(ban.until, now);
  if (fault) return refuse(fault);
  const { complex } = actor;
  const before = await tx.register.banOf(complex, person);
  await tx.register.setBan(complex, person, ban);
  await tx.invites.endOf(complex, person, 'all');
  await leaveBrowsers(tx, complex, person, now);
  await tx.timers.set(complex, { kind: 'ban', person }, ban.until);
  if (both.value.roles.includes('admin')) await redrawWaiting(tx, complex);
  await dismissHelper(tx, complex, person, now);
  await endQuestionsOf(tx, complex, person);
  await stopLending(tx, complex, both.value, now);
  await redrawThreads(tx, complex, person);
  await tx.notices.add(complex, [person], 'note', { kind: 'banned' });
  const isMoved = before !== null && !isDue(before.until, now);
  const from = isMoved ? { from: before.until.toISOString() } : {};
  const event = { kind: 'banned', until: ban.until.toISOString(), ...from } as const;
  await tx.journal.note(complex, actor.person, event, now, person);
  return ok(null);
}

/** «Разблокировать», before the ban ends by itself. */
export async function liftBan(
  tx: Tx,
  actor: Member,
  person: PersonId,
  now: Instant,
): Promise<Result<null, BanRefusal>> {
  const both = await lockBoth(tx, actor, person);
  if (!both.ok) return both;
  if (!both.value.roles.includes('banned')) return refuse('not banned');
  await free(tx, actor.complex, person, now);
  await tx.journal.note(actor.complex, actor.person, { kind: 'ban lifted' }, now, person);
  return ok(null);
}

/** The ban's timer: by the time it fires the ban may have been moved or lifted. */
export async function endBan(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  await tx.register.lockRoles(complex);
  const ban = await tx.register.banOf(complex, person);
  if (ban && !isDue(ban.until, now)) return tx.timers.set(complex, { kind: 'ban', person }, ban.until);
  if (ban) return free(tx, complex, person, now);
  return tx.timers.set(complex, { kind: 'ban', person }, null);
}

async function free(tx: Tx, complex: ComplexId, person: PersonId, now: Instant): Promise<void> {
  await tx.register.setBan(complex, person, null);
  await tx.timers.set(complex, { kind: 'ban', person }, null);
  const member = await tx.residents.get(complex, person);
  if (member?.roles.includes('admin')) await redrawWaiting(tx, complex);
  if (member) await lendAgain(tx, complex, member, now);
  await redrawThreads(tx, complex, person);
  await tx.notices.add(complex, [person], 'note', { kind: 'ban over' });
}
