import { may } from '../access.ts';
import type { Member } from '../kernel/actor.ts';
import type { GroupId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellAdmins } from '../residents/change-holders.ts';
import { type Group, seesMentions } from './group.ts';

export type LinkRefusal = 'not allowed' | 'gone' | 'linked already';

/** How it is linked: what the bot speaks there, and whether the group has yet to be told. */
export type LinkWish = { readonly language: string; readonly tell: boolean };

/** «Привязать группу к ЖК»: from now on the bot answers there. */
export async function linkGroup(
  tx: Tx,
  actor: Member,
  id: GroupId,
  { language, tell }: LinkWish,
  now: Instant,
): Promise<Result<Group, LinkRefusal>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const { complex, person } = actor;
  const group = await tx.groups.get(id);
  if (!group?.present) return refuse('gone');
  if (!(await tx.groups.link(id, complex, language))) return refuse('linked already');
  const blind = !seesMentions(group);
  if (blind && !group.toldBlind) await tellAdmins(tx, complex, { kind: 'group blind', group: id });
  const linked = { ...group, complex, toldUnlinked: true, toldBlind: blind };
  await tx.groups.save(linked);
  await tx.journal.note(complex, person, { kind: 'group linked' }, now);
  if (tell) await tx.groups.tell(complex, id, { kind: 'group linked', group: id });
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

/** The groups of the house, and those that could be linked. */
export async function seeGroups(tx: Tx, actor: Member): Promise<Result<readonly Group[], 'not allowed'>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  return ok(await tx.groups.all(actor.complex));
}

/** A group of the house: for whoever may unlink it. */
export async function seeGroup(tx: Tx, actor: Member, id: GroupId): Promise<Result<Group, UnlinkRefusal>> {
  if (!may(actor, 'link groups')) return refuse('not allowed');
  const group = await tx.groups.get(id);
  return group?.complex === actor.complex ? ok(group) : refuse('not linked');
}
