import { SCREENS } from './features.ts';
import { askSpots, waitingScreen } from './joining/joining.ts';
import { toast } from './kit/confirm.ts';
import { hasMenu, type MenuChoice, withMenu } from './kit/menu.ts';
import type { MenuCode } from './kit/menu-buttons.ts';
import { countedSpots } from './kit/names.ts';
import type { Reply } from './kit/outgoing.ts';
import { complexOf, endDialog, type MemberContext } from './kit/update-context.ts';
import { lines, type RichText } from './kit/wording.ts';

/** The buttons that lead anywhere and out of anything. */
export async function onMenuPress(context: MemberContext, code: MenuCode): Promise<Reply[]> {
  switch (code.kind) {
    case 'open':
      return onMenu(context, code.choice);
    case 'cancel':
      return isOlder(context, code) ? toast(context.speech.plain('cancel-older')) : cancel(context);
    case 'keep':
      if (!isOlder(context, code)) await endDialog(context);
      return [{ kind: 'replace', message: { text: context.speech.say('claim-kept') } }];
  }
}

/** «Отмена» below a question that is no longer the one which is open. */
function isOlder({ dialog }: MemberContext, { question }: Exclude<MenuCode, { kind: 'open' }>): boolean {
  return dialog !== null && dialog.question !== question;
}

/** What stands behind a label of the menu. */
export async function onMenu(context: MemberContext, choice: MenuChoice): Promise<Reply[]> {
  await endDialog(context);
  if (!hasMenu(context.actor.roles)) return home(context);
  const replies = await SCREENS[choice](context);
  // «Вернулся» does something and tells of it.
  return choice === 'come back' ? replies : replies.map((reply) => asScreen(reply, choice));
}

function asScreen(reply: Reply, screen: string): Reply {
  return reply.kind === 'message' ? { ...reply, screen } : reply;
}

/** «Отмена», by a press or by a word. */
export async function cancel(context: MemberContext): Promise<Reply[]> {
  await endDialog(context);
  const text = context.speech.say(context.dialog ? 'cancelled' : 'nothing-to-cancel');
  if (context.incoming.body.kind === 'press') {
    return context.dialog ? [{ kind: 'replace', message: { text } }] : [{ kind: 'toast', text: text.text }];
  }
  if (hasMenu(context.actor.roles)) return menuMessage(context, text);
  return [{ kind: 'message', message: { text } }];
}

/** Where everybody lands: the menu, the claim that waits, or the question for one's spots. */
export async function home(context: MemberContext): Promise<Reply[]> {
  const { speech, actor } = context;
  if (actor.roles.includes('applicant'))
    return (await waitingScreen(context)).map((reply) => asScreen(reply, 'home'));
  if (!hasMenu(actor.roles)) return (await askSpots(context)).map((reply) => asScreen(reply, 'home'));
  const { name } = await complexOf(context);
  const spots = actor.spots.length > 0 && speech.say('menu-spots', countedSpots(actor.spots));
  return menuMessage(context, lines(speech.say('menu-welcome-back', { name }), spots));
}

export function menuMessage(context: MemberContext, text: RichText): Reply[] {
  return [{ kind: 'message', message: withMenu(context, text), screen: 'home' }];
}
