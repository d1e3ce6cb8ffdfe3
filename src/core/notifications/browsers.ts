import { may } from '../access.ts';
import { noteReachability } from '../alerts/note-reachability.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { NewBrowser } from './browser-ports.ts';

export type Ways = { readonly here: boolean; readonly messenger: boolean; readonly browsers: number };

/** By what an alert would reach him now. */
export async function seeWays(tx: Tx, actor: Member, session: number): Promise<Result<Ways, 'not allowed'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  return ok(await tx.browsers.ways(actor.complex, actor.person, session));
}

/** «Включить»: from now on this browser is called. */
export async function callBrowser(
  tx: Tx,
  actor: Member,
  session: number,
  browser: NewBrowser,
  now: Instant,
): Promise<Result<null, 'not allowed'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const { complex, person } = actor;
  const left = await tx.browsers.keep(complex, session, person, browser, now);
  for (const one of [...left, person]) await noteBrowsers(tx, complex, one, now);
  return ok(null);
}

/** «Выключить»: this one is called no longer. */
export async function leaveBrowser(
  tx: Tx,
  actor: Member,
  session: number,
  now: Instant,
): Promise<Result<null, 'not allowed'>> {
  if (!may(actor, 'choose notifications')) return refuse('not allowed');
  const { complex, person } = actor;
  if (await tx.browsers.drop(complex, session)) await noteBrowsers(tx, complex, person, now);
  return ok(null);
}

/** He is shut out of the app: nothing may ring that he could not answer there. */
export async function leaveBrowsers(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  now: Instant,
): Promise<void> {
  if (await tx.browsers.dropAll(complex, person)) await noteBrowsers(tx, complex, person, now);
}

/** A browser came or went: whoever has no other way is within reach, or out of it, at once. */
export async function noteBrowsers(
  tx: Tx,
  complex: ComplexId,
  person: PersonId,
  now: Instant,
): Promise<void> {
  const { has, changed, otherwise } = await tx.browsers.settle(person, now);
  if (changed && !otherwise) await noteReachability(tx, complex, person, has, now);
}
