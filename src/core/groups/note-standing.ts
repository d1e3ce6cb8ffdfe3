import { may } from '../access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { ComplexId } from '../kernel/ids.ts';
import { after, type Instant, seconds } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';
import { tellAdmins } from '../residents/change-holders.ts';
import { type Group, type GroupNotice, seesMentions } from './group.ts';

/** What a messenger says of the bot in a group. */
export type Standing = Pick<Group, 'present' | 'seesAll'>;

/** The bot came, went or was given other rights: what it sees now, and what has to be said about that. */
export async function noteStanding(
  tx: Tx,
  by: Actor,
  before: Group,
  { present, seesAll }: Standing,
  at: Instant,
): Promise<void> {
  // What arrived under other rights proves nothing any more.
  const lost = before.seesAll && !seesAll;
  const mentionSeenAt = lost ? null : before.mentionSeenAt;
  const now: Group = { ...seenBy(by, before), present, seesAll, mentionSeenAt };
  await tx.groups.save(present ? await sayWhatChanged(tx, by, before, now, at) : now);
}

/** Whoever does something in a group is in it; another house's group has nothing to do with his being an admin. */
function seenBy(by: Actor, group: Group): Group {
  const isAdmin = by.kind === 'member' && may(by, 'link groups');
  const isOthers = group.complex !== null && group.complex !== by.complex;
  return isAdmin && !isOthers && group.adminSeen !== by.person ? { ...group, adminSeen: by.person } : group;
}

async function sayWhatChanged(tx: Tx, by: Actor, before: Group, now: Group, at: Instant): Promise<Group> {
  if (now.complex === null) return sayUnlinked(tx, by, before, now, at);
  const sees = seesMentions(now);
  if (!sees && !now.toldBlind) {
    await sayBlind(tx, now, now.complex);
    return { ...now, toldBlind: true };
  }
  if (sees && now.toldBlind) {
    await tellAdmins(tx, now.complex, { kind: 'group sighted', group: now.id });
    return { ...now, toldBlind: false };
  }
  return now;
}

/** Said once; an admin who brings the bot back reads it again. Only an admin is told what to press. */
async function sayUnlinked(tx: Tx, by: Actor, before: Group, now: Group, at: Instant): Promise<Group> {
  const admin = by.kind === 'member' && may(by, 'link groups') ? by : null;
  if (now.toldUnlinked && !(admin && !before.present)) return now;
  const blind = admin !== null && !seesMentions(now);
  const notice: GroupNotice = { kind: 'group unlinked', group: now.id, blind };
  const notBefore = await onceMoved(tx, now, at);
  await tx.groups.tell(by.complex, now.id, notice, notBefore);
  if (admin) await tx.notices.add(by.complex, [admin.person], 'note', notice, notBefore);
  return { ...now, toldUnlinked: true, toldBlind: blind };
}

/** A linked group that becomes another chat may be heard of there first: news of the move follows within a second. */
const MOVING = seconds(5);

async function onceMoved(tx: Tx, { id }: Group, at: Instant): Promise<Instant | undefined> {
  return (await tx.groups.hasLinkedNamesake(id)) ? after(at, MOVING) : undefined;
}

async function sayBlind(tx: Tx, group: Group, complex: ComplexId): Promise<void> {
  const notice: GroupNotice = { kind: 'group blind', group: group.id };
  await tx.groups.tell(complex, group.id, notice);
  await tellAdmins(tx, complex, notice);
}

/** Somebody speaks to the bot where nobody has linked it: said once, and again to an admin who `asks`. */
export async function noteUnlinked(
  tx: Tx,
  by: Actor,
  group: Group,
  asks: boolean,
  at: Instant,
): Promise<void> {
  const seen = seenBy(by, group);
  if (group.toldUnlinked && !(asks && may(by, 'link groups'))) {
    if (seen !== group) await tx.groups.save(seen);
    return;
  }
  const notice: GroupNotice = { kind: 'group unlinked', group: group.id, blind: false };
  await tx.groups.tell(by.complex, group.id, notice, await onceMoved(tx, group, at));
  await tx.groups.save({ ...seen, toldUnlinked: true });
}

/** The first mention that arrives shows that it does: the admins hear of it once. */
export async function noteMention(tx: Tx, group: Group, now: Instant): Promise<Group> {
  if (group.mentionSeenAt !== null || group.complex === null) return group;
  const seen = { ...group, mentionSeenAt: now, toldBlind: false };
  await tx.groups.save(seen);
  await tellAdmins(tx, group.complex, { kind: 'group mention arrived', group: group.id });
  return seen;
}
