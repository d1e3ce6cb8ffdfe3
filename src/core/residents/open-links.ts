import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { ComplexId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Membership, Tx } from '../ports.ts';
import { owns } from '../tenancy/let-spot.ts';
import type { Invite, OpenLink } from './joining-ports.ts';

/** Whether its maker may make such a link today; whoever may not has none that opens anything. */
function isGood({ spot, family, tenantUntil }: Invite, maker: Maker): boolean {
  if (spot === null) return may(maker, 'invite guards');
  if (tenantUntil) return may(maker, 'let own spot') && maker.spots.includes(spot);
  return family ? may(maker, 'invite family') && maker.spots.includes(spot) : may(maker, 'manage spots');
}

type Maker = Pick<Membership, 'roles' | 'spots'>;

/** The link with this secret part, while it opens a door; null: used, too old, or its maker is no admin today. */
export async function findLink(
  tx: Tx,
  complex: ComplexId,
  token: string,
  now: Instant,
): Promise<Invite | null> {
  const link = await tx.invites.find(complex, token, now);
  const maker = link?.by && (await tx.residents.get(complex, link.by));
  if (!link || !maker || !isGood(link, maker)) return null;
  // A spot that somebody rents himself is not his to give on.
  const isOwners = link.spot !== null && (link.family || link.tenantUntil !== null);
  return !isOwners || (await owns(tx, complex, link.spot, maker.person)) ? link : null;
}

/** «Открытые ссылки»: those that nobody has used yet, whoever made them. */
export async function listLinks(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly OpenLink[], 'not allowed'>> {
  if (!may(actor, 'manage residents')) return refuse('not allowed');
  return ok(await openLinks(tx, actor.complex, now));
}

async function openLinks(tx: Tx, complex: ComplexId, now: Instant): Promise<readonly OpenLink[]> {
  const links = await tx.invites.open(complex, now);
  const makers = new Map<PersonId, Membership | null>();
  for (const { by } of links)
    if (by !== null && !makers.has(by)) makers.set(by, await tx.residents.get(complex, by));
  return links.filter((link) => {
    const maker = link.by === null ? null : makers.get(link.by);
    return maker && isGood(link, maker);
  });
}

export type LinkRefusal = 'not allowed' | 'gone';

/** Those that somebody has made for his family, and that nobody has used. */
export async function seeOwnLinks(
  tx: Tx,
  actor: Member,
  now: Instant,
): Promise<Result<readonly OpenLink[], 'not allowed'>> {
  if (!may(actor, 'invite family')) return refuse('not allowed');
  const links = await openLinks(tx, actor.complex, now);
  return ok(links.filter(({ by, family }) => family && by === actor.person));
}

/** Nobody comes in by it any more; whoever has it by then reads so. */
export async function revokeLink(
  tx: Tx,
  actor: Member,
  id: number,
  now: Instant,
): Promise<Result<Invite, LinkRefusal>> {
  const own = await seeOwnLinks(tx, actor, now);
  const isOwn = own.ok && own.value.some((link) => link.id === id);
  if (!isOwn && !may(actor, 'manage residents')) return refuse('not allowed');
  const revoked = await tx.invites.revoke(actor.complex, id, now);
  if (!revoked) return refuse('gone');
  await tx.journal.note(actor.complex, actor.person, { kind: 'link revoked', spot: revoked.spot }, now);
  return ok(revoked);
}
