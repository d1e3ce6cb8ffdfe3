import type { Group } from '../../core/groups/group.ts';
import { noteMention, noteStanding, noteUnlinked } from '../../core/groups/note-standing.ts';
import { days, minutes } from '../../core/kernel/time.ts';
import type { ReadGroupRequest } from '../kit/groups.ts';
import type { AddressedInGroup, GroupEvent } from '../kit/incoming.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { isMember, type MemberContext, type UpdateContext } from '../kit/update-context.ts';

/** Whatever happens in a group chat but presses. The bot answers who speaks to it, and nobody else. */
export async function onGroup(context: UpdateContext, readRequest: ReadGroupRequest): Promise<Reply[]> {
  const { tx, incoming } = context;
  const { body } = incoming;
  switch (body.kind) {
    case 'addressed':
      return onAddressed(context, body, readRequest);
    case 'anonymous':
      return onAnonymous(context, body);
    case 'bot standing':
      await noteStanding(tx, context.actor, await met(context, body.title), body, context.now);
      return [];
    case 'moved':
      await tx.groups.move(incoming.bot, body.from, body.to);
      return [];
    default:
      return [];
  }
}

async function onAddressed(
  context: UpdateContext,
  said: AddressedInGroup,
  readRequest: ReadGroupRequest,
): Promise<Reply[]> {
  const known = await knownGroup(context, said);
  if (!known) return [];
  const group = said.how === 'mention' ? await noteMention(context.tx, known, context.now) : known;
  const passOn = readRequest(context, said);
  if (!passOn) return [];
  if (!isResident(context, group)) return isBanned(context) ? tellBan(context) : inviteOnce(context, said);
  return passOn(context, group);
}

/** The linked group; null where nobody has linked it: said once, and silence from then on. */
async function knownGroup(
  context: UpdateContext,
  said: AddressedInGroup | Extract<GroupEvent, { kind: 'anonymous' }>,
): Promise<Group | null> {
  const { tx, incoming, actor, now } = context;
  const group = (await tx.groups.find(incoming.bot, incoming.chat.ref)) ?? (await met(context, said.title));
  if (group.complex !== null) return group;
  // The link that adds the bot brings a /start of its own; an admin may ask for the button again.
  const asks = said.kind === 'addressed' && said.command === 'start' && said.after === '';
  await noteUnlinked(tx, actor, group, asks, now);
  return null;
}

function met({ tx, incoming, speech }: UpdateContext, title: string): Promise<Group> {
  return tx.groups.meet(incoming.bot, incoming.chat.ref, title, speech.language);
}

function isResident(context: UpdateContext, group: Group): context is MemberContext {
  return (
    isMember(context) && context.actor.complex === group.complex && offers(context.actor, 'send message')
  );
}

function isBanned(context: UpdateContext): context is MemberContext {
  return isMember(context) && context.actor.roles.includes('banned');
}

/** Why, for his eyes alone: the group learns nothing of it. */
async function tellBan({ tx, actor, incoming, now }: MemberContext): Promise<Reply[]> {
  const who = { bot: incoming.bot, externalId: incoming.sender.externalId, what: 'group ban' };
  if ((await tx.limits.take(who, 1, days(1), now)) === 'fine')
    await tx.notices.add(actor.complex, [actor.person], 'note', { kind: 'banned' });
  return [];
}

/** Whoever is no resident yet is shown the way, once a day. */
async function inviteOnce(context: UpdateContext, said: AddressedInGroup): Promise<Reply[]> {
  const { tx, incoming, speech, now } = context;
  const who = { bot: incoming.bot, externalId: incoming.sender.externalId, what: 'group invite' };
  if ((await tx.limits.take(who, 1, days(1), now)) !== 'fine') return [];
  return openBot(context, said, { text: speech.say('group-join') });
}

/** One line on how to write, and not again while the same conversation may go on. */
async function onAnonymous(
  context: UpdateContext,
  said: Extract<GroupEvent, { kind: 'anonymous' }>,
): Promise<Reply[]> {
  const { tx, incoming, speech, now } = context;
  if (!(await knownGroup(context, said))) return [];
  const who = { bot: incoming.bot, externalId: incoming.chat.ref, what: 'anonymous' };
  if ((await tx.limits.take(who, 1, minutes(10), now)) !== 'fine') return [];
  return openBot(context, said, { text: speech.say('group-anonymous') });
}

async function openBot(
  { tx, incoming, speech }: UpdateContext,
  said: AddressedInGroup | Extract<GroupEvent, { kind: 'anonymous' }>,
  message: Outgoing,
): Promise<Reply[]> {
  const bot = await tx.groups.botName(incoming.bot);
  const open: Button[] =
    bot === null ? [] : [{ label: speech.plain('group-button-open'), link: { to: 'private chat', bot } }];
  const place = said.topic === null ? {} : { topic: said.topic };
  return [{ kind: 'message', message: { ...message, ...place, replyTo: said.message, buttons: [open] } }];
}
