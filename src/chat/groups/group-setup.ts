import { may } from '../../core/access.ts';
import { type Group, type GroupNotice, seesMentions } from '../../core/groups/group.ts';
import type { ComplexId, GroupId } from '../../core/kernel/ids.ts';
import type { GroupEvent } from '../kit/incoming.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isMember, type Turn } from '../kit/turn.ts';
import { linkedMessage } from './group-notices.ts';

type Standing = Extract<GroupEvent, { kind: 'bot standing' }>;

/** The bot came, went or was given other rights: what it sees now, and what has to be said about that. */
export async function onStanding(turn: Turn, standing: Standing): Promise<Reply[]> {
  const { tx, incoming, speech } = turn;
  const before = await tx.groups.meet(incoming.bot, incoming.chat.ref, standing.title, speech.language);
  // What arrived under other rights proves nothing any more.
  const lost = before.seesAll && !standing.seesAll;
  const mentionSeenAt = lost ? null : before.mentionSeenAt;
  const { present, seesAll } = standing;
  const now: Group = { ...before, present, seesAll, mentionSeenAt };
  await tx.groups.save(now.present ? await sayWhatChanged(turn, before, now) : now);
  return [];
}

async function sayWhatChanged(turn: Turn, before: Group, now: Group): Promise<Group> {
  const { tx } = turn;
  if (now.complex === null) return sayUnlinked(turn, before, now);
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
async function sayUnlinked({ tx, actor }: Turn, before: Group, now: Group): Promise<Group> {
  const byAdmin = actor.kind === 'member' && may(actor, 'link groups');
  if (now.toldUnlinked && !(byAdmin && !before.present)) return now;
  const blind = byAdmin && !seesMentions(now);
  const notice: GroupNotice = { kind: 'group unlinked', group: now.id, blind };
  await tx.groups.tell(actor.complex, now.id, notice);
  if (byAdmin) await tx.notices.add(actor.complex, [actor.person], 'note', notice);
  return { ...now, toldUnlinked: true, toldBlind: blind };
}

async function sayBlind(tx: ChatTx, group: Group, complex: ComplexId): Promise<void> {
  const notice: GroupNotice = { kind: 'group blind', group: group.id };
  await tx.groups.tell(complex, group.id, notice);
  await tellAdmins(tx, complex, notice);
}

async function tellAdmins(tx: ChatTx, complex: ComplexId, notice: GroupNotice): Promise<void> {
  const admins = (await tx.residents.staff(complex)).filter((one) => one.roles.includes('admin'));
  await tx.notices.add(
    complex,
    admins.map((one) => one.person),
    'note',
    notice,
  );
}

/** The first mention that arrives shows that it does: the admins hear of it once. */
export async function onMention({ tx, now }: Turn, group: Group): Promise<Group> {
  if (group.mentionSeenAt !== null || group.complex === null) return group;
  const seen = { ...group, mentionSeenAt: now, toldBlind: false };
  await tx.groups.save(seen);
  await tellAdmins(tx, group.complex, { kind: 'group mention arrived', group: group.id });
  return seen;
}

/** «Привязать группу к ЖК», pressed in the group or in private. */
export async function onLink(turn: Turn, id: GroupId): Promise<Reply[]> {
  const { tx, speech, actor, incoming, now } = turn;
  const toast = (text: string): Reply => ({ kind: 'toast', text });
  if (!isMember(turn) || !may(actor, 'link groups')) return [toast(speech.plain('not-for-you'))];
  const group = await tx.groups.get(id);
  if (!group?.present) return [toast(speech.plain('old-button'))];
  if (!(await tx.groups.link(id, actor.complex, speech.language)))
    return [toast(speech.plain('group-toast-linked-already'))];
  const blind = !seesMentions(group);
  if (blind && !group.toldBlind)
    await tellAdmins(tx, actor.complex, { kind: 'group blind', group: group.id });
  await tx.groups.save({ ...group, complex: actor.complex, toldUnlinked: true, toldBlind: blind });
  await tx.journal.note(actor.complex, turn.actor.person, { kind: 'group linked' }, now);
  const done = toast(speech.plain('group-toast-linked'));
  if (incoming.chat.kind === 'group') {
    const bot = (await tx.groups.botName(incoming.bot)) ?? '…';
    const reader = { tx, complex: actor.complex, speech, now, inGroup: true };
    const message = await linkedMessage(reader, id, bot);
    return message ? [done, { kind: 'replace', message }] : [done];
  }
  await tx.groups.tell(actor.complex, id, { kind: 'group linked', group: id });
  return [done, { kind: 'replace', message: { text: speech.say('group-linked', { name: group.title }) } }];
}
