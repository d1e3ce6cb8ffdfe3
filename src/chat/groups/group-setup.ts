import { type LinkRefusal, linkGroup } from '../../core/groups/link-group.ts';
import type { GroupId } from '../../core/kernel/ids.ts';
import type { Reply } from '../kit/outgoing.ts';
import { isMember, type UpdateContext } from '../kit/update-context.ts';
import { linkedMessage } from './group-notices.ts';

/** «Привязать группу к ЖК», pressed in the group or in private. */
export async function onLink(context: UpdateContext, id: GroupId): Promise<Reply[]> {
  const { tx, speech, actor, incoming, now } = context;
  const toast = (text: string): Reply => ({ kind: 'toast', text });
  if (!isMember(context)) return [toast(speech.plain('not-for-you'))];
  const isHere = incoming.chat.kind === 'group';
  // The number in a forged button may be any group's.
  const isThere = isHere && (await tx.groups.find(incoming.bot, incoming.chat.ref))?.id === id;
  if (isHere && !isThere) return [toast(speech.plain('old-button'))];
  const { body } = incoming;
  const admin = (body.kind === 'press' && body.adminThere) || 'unknown';
  const wish = { language: speech.language, isThere, admin };
  const linked = await linkGroup(tx, context.actor, id, wish, now);
  if (!linked.ok) return [toast(speech.plain(NOT_LINKED[linked.why]))];
  const done = toast(speech.plain('group-toast-linked'));
  if (isHere) {
    const bot = (await tx.groups.botName(incoming.bot)) ?? '…';
    const reader = { tx, complex: actor.complex, speech, now, inGroup: true };
    const message = await linkedMessage(reader, id, bot);
    return message ? [done, { kind: 'replace', message }] : [done];
  }
  return [
    done,
    { kind: 'replace', message: { text: speech.say('group-linked', { name: linked.value.title }) } },
  ];
}

const NOT_LINKED = {
  'not allowed': 'not-for-you',
  gone: 'old-button',
  'linked already': 'group-toast-linked-already',
  'no admin there': 'group-toast-no-admin',
  'nobody knows': 'group-toast-nobody-knows',
} as const satisfies Record<LinkRefusal, string>;
