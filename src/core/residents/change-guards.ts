import { may } from '../access.ts';
import { dismissHelper } from '../alerts/dismiss-helper.ts';
import { redrawThreads } from '../alerts/redraw-threads.ts';
import type { Member } from '../kernel/actor.ts';
import { fingerprintOf } from '../kernel/fingerprint.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { endQuestionsOf } from '../passes/ask-at-gate.ts';
import type { Tx } from '../ports.ts';
import { adminsOf } from './change-holders.ts';
import { INVITE_LIFE } from './invite-guard.ts';

/** Who is at the gate, and by which links somebody may still come there. */
export type Watch = { readonly guards: readonly PersonId[]; readonly links: readonly number[] };

/** What «Сменилась охрана» would end. */
export async function seeWatch(tx: Tx, actor: Member, now: Instant): Promise<Result<Watch, 'not allowed'>> {
  if (!may(actor, 'change guards')) return refuse('not allowed');
  return ok(await watchOf(tx, actor.complex, now));
}

/** Stands for the watch that a question named: another admin may have changed it meanwhile. */
export function watchFingerprint({ guards, links }: Watch): number {
  return fingerprintOf([...guards, 0, ...links]);
}

/** «Сменилась охрана»: whoever was a guard is none at once, no open link lets one in, and one new link does. */
export async function changeGuards(
  tx: Tx,
  actor: Member,
  seen: number,
  now: Instant,
): Promise<Result<{ readonly token: string }, 'not allowed' | 'other guards'>> {
  const { complex, person: by } = actor;
  if (!may(actor, 'change guards')) return refuse('not allowed');
  await tx.register.lockRoles(complex);
  const me = await tx.residents.get(complex, by);
  if (!me || !may(me, 'change guards')) return refuse('not allowed');
  const watch = await watchOf(tx, complex, now);
  if (watchFingerprint(watch) !== seen) return refuse('other guards');
  for (const link of watch.links) await tx.invites.revoke(complex, link, now);
  for (const guard of watch.guards) await dismiss(tx, actor, guard, now);
  await tx.webSessions.closeKind(complex, 'gate');
  const admins = (await adminsOf(tx, complex)).filter((admin) => admin !== by);
  await tx.notices.add(complex, admins, 'note', { kind: 'guards changed', by });
  await tx.journal.note(complex, by, { kind: 'guards changed', count: watch.guards.length }, now);
  return ok({ token: await tx.invites.make(complex, by, null, now, INVITE_LIFE) });
}

async function watchOf(tx: Tx, complex: ComplexId, now: Instant): Promise<Watch> {
  const links = await tx.invites.open(complex, now);
  return {
    guards: await tx.register.guards(complex),
    links: links
      .filter(({ spot }) => spot === null)
      .map(({ id }) => id)
      .sort((one, other) => one - other),
  };
}

async function dismiss(
  tx: Tx,
  { complex, person: by }: Member,
  guard: PersonId,
  now: Instant,
): Promise<void> {
  await tx.register.endRole(complex, guard, 'guard');
  await endQuestionsOf(tx, complex, guard);
  await redrawThreads(tx, complex, guard);
  await dismissHelper(tx, complex, guard, now);
  // Whoever pressed sees it on his screen, also of himself.
  if (guard !== by)
    await tx.notices.add(complex, [guard], 'note', { kind: 'guard removed', person: guard, by });
}
