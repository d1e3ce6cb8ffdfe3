import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { hours, type Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellAdmins } from './change-holders.ts';
import { findLink } from './open-links.ts';

export const INVITE_LIFE = hours(48);

/** The secret part of a link that makes one person a guard. */
export async function inviteGuard(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<string, 'not allowed'>> {
  if (!may(actor, 'invite guards')) return refuse('not allowed');
  const token = await tx.invites.make(actor.complex, actor.person, null, now, INVITE_LIFE);
  await tx.journal.note(actor.complex, actor.person, { kind: 'guard invited' }, now);
  return ok(token);
}

export type InviteRefusal = 'not valid' | 'banned' | 'already guard';

/** Makes a member a guard; the link is spent, and the admins are told who came. */
export async function becomeGuard(
  tx: Tx,
  actor: Member,
  token: string,
  now: Instant,
): Promise<Result<null, InviteRefusal>> {
  if (actor.roles.includes('banned')) return refuse('banned');
  if (actor.roles.includes('guard')) return refuse('already guard');
  const invite = await findLink(tx, actor.complex, token, now);
  if (!invite || invite.spot !== null) return refuse('not valid');
  if (!(await tx.invites.use(actor.complex, token, now))) return refuse('not valid');
  await tx.residents.giveRole(actor.complex, actor.person, 'guard');
  await tx.guardWatch.seen(actor.complex, actor.person, now);
  await tellAdmins(tx, actor.complex, { kind: 'guard joined', person: actor.person });
  await tx.journal.note(actor.complex, null, { kind: 'guard joined' }, now, actor.person);
  return ok(null);
}
