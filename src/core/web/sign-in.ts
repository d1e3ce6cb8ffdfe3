import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { after, type Instant } from '../kernel/time.ts';
import { noteBrowsers } from '../notifications/browsers.ts';
import type { Tx } from '../ports.ts';
import { LOGIN_LIFE, type NewSession, type SessionId } from './session.ts';

export type Login = { readonly link: string; readonly code: string };

/** A link and eight digits with which this person, and nobody else, signs in once. */
export async function giveLogin(tx: Tx, actor: Member, now: Instant): Promise<Result<Login, 'not allowed'>> {
  if (!may(actor, 'use the web')) return refuse('not allowed');
  return ok(await tx.webLogins.make(actor.complex, actor.person, after(now, LOGIN_LIFE), now));
}

export type SignedIn = { readonly id: SessionId; readonly token: string };

/** Signs in by what the bot gave; whoever it was given to reads of it wherever else he is. */
export async function signIn(
  tx: Tx,
  complex: ComplexId,
  by: { readonly link: string } | { readonly code: string },
  device: Omit<NewSession, 'person'>,
  now: Instant,
): Promise<SignedIn | null> {
  const person = await tx.webLogins.spend(complex, by, now);
  return person && openSession(tx, complex, person, device, now);
}

/** Signs in somebody whom his messenger vouches for, or who has just spent a login; null: he may not. */
export async function openSession(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  device: Omit<NewSession, 'person'>,
  now: Instant,
): Promise<SignedIn | null> {
  const me = await tx.residents.get(complex, person);
  if (!me || !may(me, 'use the web')) return null;
  const session = await tx.webSessions.open(complex, { ...device, person }, now);
  // From within the messenger it is no new device.
  if (device.kind !== 'mini app')
    await tx.notices.add(complex, [person], 'note', { kind: 'device signed in', session: session.id });
  return session;
}

/** Ends one of one's own sessions: whoever sits there is out at once. */
export async function signOut(
  tx: Tx,
  actor: Member,
  session: SessionId,
  now: Instant,
): Promise<Result<null, 'not allowed' | 'not found'>> {
  if (!may(actor, 'use the web')) return refuse('not allowed');
  const { complex, person } = actor;
  if (!(await tx.webSessions.close(complex, person, session))) return refuse('not found');
  await noteBrowsers(tx, complex, person, now);
  return ok(null);
}

/** Ends all of one's own sessions; their browsers are called no longer. */
export async function signOutEverywhere(tx: Tx, { complex, person }: Member, now: Instant): Promise<void> {
  await tx.webSessions.closeAll(complex, person);
  await noteBrowsers(tx, complex, person, now);
}
