import { may } from '../access.ts';
import type { Actor, Member, Role } from '../kernel/actor.ts';
import type { PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { CONSENT_VERSION } from '../privacy/consent.ts';

/** Who somebody is from now on. */
export type Consented = {
  readonly member: Member;
  /** He was forgotten while a ban lasted, and it goes on until then. */
  readonly bannedUntil: Instant | null;
};

/** «Согласен»: only now anything is stored of a stranger. `meet` stores how he can be written to. */
export async function giveConsent(
  tx: Tx,
  actor: Actor,
  meet: () => Promise<PersonId>,
  now: Instant,
): Promise<Result<Consented, 'not allowed'>> {
  if (!may(actor, 'give consent')) return refuse('not allowed');
  const { complex } = actor;
  const person = await meet();
  await tx.residents.consent(complex, person, CONSENT_VERSION, now);
  const bannedUntil = await tx.privacy.remember(complex, person, now);
  if (bannedUntil) await tx.timers.set(complex, { kind: 'ban', person }, bannedUntil);
  const roles: readonly Role[] = bannedUntil ? ['newcomer', 'banned'] : ['newcomer'];
  return ok({ member: { kind: 'member', complex, person, roles, spots: [], away: false }, bannedUntil });
}

/** The text has changed since somebody agreed, and he agrees again. */
export async function consentAgain(tx: Tx, { complex, person }: Member, now: Instant): Promise<void> {
  await tx.privacy.agree(complex, person, CONSENT_VERSION, now);
}
