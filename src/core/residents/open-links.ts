import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import type { Invite, OpenLink } from './joining-ports.ts';

/** What making such a link takes; whoever may not make it any more has none that opens anything. */
const neededFor = ({ spot }: Invite) => (spot === null ? 'invite guards' : 'manage spots');

/** The link with this secret part, while it opens a door; null: used, too old, or its maker is no admin today. */
export async function findLink(
  tx: Tx,
  complex: ComplexId,
  token: string,
  now: Instant,
): Promise<Invite | null> {
  const link = await tx.invites.find(complex, token, now);
  const maker = link?.by && (await tx.residents.get(complex, link.by));
  return link && maker && may(maker, neededFor(link)) ? link : null;
}

/** «Открытые ссылки»: those that nobody has used yet, whoever made them. */
export async function listLinks(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly OpenLink[], 'not allowed'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const staff = await tx.residents.staff(actor.complex);
  const links = await tx.invites.open(actor.complex, now);
  return ok(links.filter((link) => staff.some((one) => one.person === link.by && may(one, neededFor(link)))));
}

export type LinkRefusal = 'not allowed' | 'gone';

/** Nobody comes in by it any more; whoever has it by then reads so. */
export async function revokeLink(
  tx: Tx,
  actor: Member,
  id: number,
  now: Instant,
): Promise<Result<Invite, LinkRefusal>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  const revoked = await tx.invites.revoke(actor.complex, id, now);
  if (!revoked) return refuse('gone');
  await tx.journal.note(actor.complex, actor.person, { kind: 'link revoked', spot: revoked.spot }, now);
  return ok(revoked);
}
