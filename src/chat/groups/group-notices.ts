import { type GroupNotice, seesMentions } from '../../core/groups/group.ts';
import type { ComplexId, GroupId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { alertButtons } from '../alerts/buttons.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { refusal } from '../kit/refusal.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { groupButtons } from './buttons.ts';

/** An announcement in a group is drawn where announcements are. */
export type NoticeOfGroups = Exclude<GroupNotice, { kind: 'group announcement' }>;

/** Whom a notice about a group is drawn for: the group itself, or somebody in private. */
export type GroupReader = {
  readonly tx: ChatTx;
  readonly complex: ComplexId;
  readonly speech: Speech;
  readonly now: Instant;
  readonly inGroup: boolean;
};

/** Null: it need not be said any more. */
export async function drawGroupNotice(reader: GroupReader, notice: NoticeOfGroups): Promise<Outgoing | null> {
  const { tx, speech, inGroup } = reader;
  if (notice.kind === 'group refused') {
    const call = alertButtons.data({ kind: 'describe', about: 'unknown', spot: null });
    const { spot, plate = null } = notice;
    return refusal(reader, { spot, plate }, notice.why, call);
  }
  const group = await tx.groups.get(notice.group);
  const bot = (await tx.groups.botNameIn(notice.group)) ?? '…';
  if (!group?.present) return null;
  const names = { title: group.title, bot };
  switch (notice.kind) {
    case 'group unlinked': {
      if (group.complex !== null) return null;
      const text = inGroup ? speech.say('group-unlinked') : speech.say('group-unlinked-private', names);
      const link: Button = {
        label: speech.plain('group-button-link'),
        press: groupButtons.data({ kind: 'link group', group: notice.group }),
      };
      const blind = notice.blind && !seesMentions(group);
      const hint = blind && blindness(reader, names);
      return { text: paragraphs(text, hint), buttons: [[link], ...(blind ? [[promote(speech, bot)]] : [])] };
    }
    case 'group linked':
      return linkedMessage(reader, notice.group, bot);
    case 'group blind':
      if (seesMentions(group)) return null;
      return {
        text: blindness(reader, names),
        buttons: [[promote(speech, bot)]],
      };
    case 'group sighted':
      return { text: speech.say('group-sighted', names) };
    case 'group mention arrived':
      return { text: speech.say('group-mention-arrived', names) };
  }
}

/** What the group reads once it is linked: how to write, in the way that works there now. */
export async function linkedMessage(
  { tx, complex, speech }: GroupReader,
  id: GroupId,
  bot: string,
): Promise<Outgoing | null> {
  const group = await tx.groups.get(id);
  if (!group) return null;
  const { name } = await tx.complexes.get(complex);
  const title = speech.say('group-linked', { name });
  if (seesMentions(group)) return { text: paragraphs(title, speech.say('group-how', { bot })) };
  const text = paragraphs(title, speech.say('group-how-blind'), speech.say('group-blind', { bot }));
  return { text, buttons: [[promote(speech, bot)]] };
}

/** What to press so that mentions arrive, and what works without it. */
function blindness(
  { speech, inGroup }: GroupReader,
  names: { readonly title: string; readonly bot: string },
): RichText {
  const press = speech.say(inGroup ? 'group-blind' : 'group-blind-private', names);
  return lines(press, speech.say('group-blind-works'));
}

function promote(speech: Speech, bot: string): Button {
  return { label: speech.plain('group-button-promote'), link: { to: 'add to group', bot } };
}
