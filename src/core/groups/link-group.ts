import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { GroupId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Staff, Tx } from '../ports.ts';
import { tellAdmins } from '../residents/change-holders.ts';
import { type Group, seesMentions } from './group.ts';

export type LinkRefusal = 'not allowed' | 'gone' | 'linked already' | 'no admin there' | 'nobody knows';

/**
 * How it is linked: what the bot speaks there, whether it is pressed in the group itself, which so sees it, and what
 * the messenger says of the admins.
 */
export type LinkWish = {
  readonly language: string;
  readonly isThere: boolean;
  readonly admin: 'in' | 'out' | 'unknown';
};

/** «Привязать группу к ЖК»: from now on the bot answers there. */
export async function linkGroup(
  tx: Tx,
  actor: Member,
  id: GroupId,
  { language, isThere, admin }: LinkWish,
  now: Instant,
): Promise<Result<Group, LinkRefusal>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const { complex, person } = actor;
  const group = await tx.groups.get(id);
  if (!group?.present) return refuse('gone');
  const isOurs = isThere || group.complex !== null || isOffered(group, await tx.residents.staff(complex));
  if (!isOurs) return refuse('gone');
  const isFree = group.complex === null;
  if (isFree && admin === 'out') {
    await tx.groups.save({ ...group, adminSeen: null });
    return refuse('no admin there');
  }
  // Whoever presses there is there, as far as anybody knows.
  if (isFree && admin === 'unknown' && !isThere) return refuse('nobody knows');
  if (!(await tx.groups.link(id, complex, language))) return refuse('linked already');
  const blind = !seesMentions(group);
  if (blind && !group.toldBlind) await tellAdmins(tx, complex, { kind: 'group blind', group: id });
  const linked = { ...group, complex, toldUnlinked: true, toldBlind: blind };
  await tx.groups.save(linked);
  await tx.journal.note(complex, person, { kind: 'group linked' }, now);
  if (!isThere) await tx.groups.tell(complex, id, { kind: 'group linked', group: id });
  return ok(linked);
}

export type UnlinkRefusal = 'not allowed' | 'not linked';

/** «Отвязать»: the bot is silent there. */
export async function unlinkGroup(
  tx: Tx,
  actor: Member,
  id: GroupId,
  now: Instant,
): Promise<Result<Group | null, UnlinkRefusal>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const { complex, person } = actor;
  const group = await tx.groups.get(id);
  if (!(await tx.groups.unlink(id, complex))) return refuse('not linked');
  await tx.journal.note(complex, person, { kind: 'group unlinked' }, now);
  return ok(group);
}

/** Anybody can bring the bot into groups of his own: only where an admin of the house was seen is one of hers. */
function isOffered({ adminSeen }: Group, staff: readonly Staff[]): boolean {
  return staff.some((one) => one.person === adminSeen && may(one, 'link groups'));
}

/** The groups of the house, and those that could be linked, by title. */
export async function seeGroups(tx: Tx, actor: Member): Promise<Result<readonly Group[], 'not allowed'>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const staff = await tx.residents.staff(actor.complex);
  const all = await tx.groups.all(actor.complex);
  return ok(all.filter((group) => group.complex !== null || isOffered(group, staff)));
}

/** A group of the house: for whoever may unlink it. */
export async function seeGroup(tx: Tx, actor: Member, id: GroupId): Promise<Result<Group, UnlinkRefusal>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const group = await tx.groups.get(id);
  return group?.complex === actor.complex ? ok(group) : refuse('not linked');
}
