import type { Actor, Member } from '../core/kernel/actor.ts';
import { ok, type Result } from '../core/kernel/result.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { Tx } from '../core/ports.ts';
import { giveConsent } from '../core/residents/consent.ts';
import type { Account } from './account.ts';
import { takeUpOffice } from './who-acts.ts';

export type Joined = {
  readonly member: Member;
  /** A ban that goes on until then. */
  readonly bannedUntil: Instant | null;
};

/** «Согласен»: whoever was banned stays so; whoever the operator named is an admin at once. */
export async function joinHouse(
  tx: Tx,
  account: Account,
  actor: Actor,
  now: Instant,
): Promise<Result<Joined, 'not allowed'>> {
  const given = await giveConsent(tx, actor, account.meet, now);
  if (!given.ok || given.value.bannedUntil) return given;
  const { member } = given.value;
  const isAdmin = await takeUpOffice(tx, account, member, now);
  return ok({ member: isAdmin ? { ...member, roles: ['admin'] } : member, bannedUntil: null });
}
