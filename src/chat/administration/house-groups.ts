import { type Group, seesMentions } from '../../core/groups/group.ts';
import { seeGroup, seeGroups, type UnlinkRefusal, unlinkGroup } from '../../core/groups/link-group.ts';
import type { GroupId } from '../../core/kernel/ids.ts';
import { groupButtons } from '../groups/buttons.ts';
import { confirmRow } from '../kit/confirm.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { adminButtons } from './buttons.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';

/** «Отвязать»: the bot will be silent there. */
export async function askUnlink({ tx, speech, actor }: MemberContext, id: GroupId): Promise<Reply[]> {
  const group = await seeGroup(tx, actor, id);
  if (!group.ok) return [{ kind: 'toast', text: speech.plain(NOT_UNLINKED[group.why]) }];
  const sure = adminButtons.data({
    kind: 'administer',
    wish: { on: 'group', act: 'unlink for sure', group: id },
  });
  const text = speech.say('group-unlink-sure', { title: group.value.title });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

export async function onUnlink(context: MemberContext, id: GroupId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const unlinked = await unlinkGroup(tx, actor, id, now);
  if (!unlinked.ok) return [{ kind: 'toast', text: speech.plain(NOT_UNLINKED[unlinked.why]) }];
  const text = speech.say('group-unlinked-now', { title: unlinked.value?.title ?? '…' });
  return [{ kind: 'replace', message: { text } }];
}

const NOT_UNLINKED = {
  'not allowed': 'admin-only',
  'not linked': 'group-toast-not-linked',
} as const satisfies Record<UnlinkRefusal, string>;

/** The groups of the house, what the bot sees there, and the way to one more: for admins. */
export async function groupSettings(context: MemberContext): Promise<Reply[]> {
  return showGroups(context, 'below');
}

export async function showGroups(context: MemberContext, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor, incoming } = context;
  const bot = await tx.groups.botName(incoming.bot);
  const seen = await seeGroups(tx, actor);
  if (!seen.ok) return [{ kind: 'message', message: { text: speech.say('admin-only') } }];
  const at = pageOf(wanted, seen.value.length);
  const groups = seen.value.slice((at.page - 1) * PAGE, at.page * PAGE);
  const unlinked = groups.filter((group) => group.complex === null);
  const links = unlinked.map((group): Button[] => {
    const label = speech.plain('group-link-named', { title: clip(group.title, 40) });
    return [{ label, press: groupButtons.data({ kind: 'link group', group: group.id }) }];
  });
  const unlinks = groups
    .filter((group) => group.complex !== null)
    .map((group): Button[] => {
      const wish = { on: 'group', act: 'unlink', group: group.id } as const;
      return [
        {
          label: speech.plain('group-unlink-named', { title: clip(group.title, 40) }),
          press: adminButtons.data({ kind: 'administer', wish }),
        },
      ];
    });
  const add: Button[] =
    bot === null ? [] : [{ label: speech.plain('group-button-add'), link: { to: 'add to group', bot } }];
  const states = groups.map((group) => speech.say(stateOf(group), { title: group.title }));
  const text = paragraphs(
    lines(speech.say('group-settings'), pageLine(speech, at)),
    states.length > 0 ? lines(...states) : speech.say('group-settings-none'),
  );
  return show(where, { text, buttons: [...links, ...unlinks, pageButtons(speech, 'groups', at), add] });
}

function stateOf(group: Group) {
  if (!group.present) return 'group-settings-gone' as const;
  if (group.complex === null) return 'group-settings-unlinked' as const;
  return seesMentions(group) ? ('group-settings-sees' as const) : ('group-settings-blind' as const);
}
