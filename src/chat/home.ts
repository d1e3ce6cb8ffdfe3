import { SCREENS } from './features.ts';
import { askSpots, waitingScreen } from './joining/joining.ts';
import { hasMenu, type MenuChoice, withMenu } from './kit/menu.ts';
import type { MenuCode } from './kit/menu-buttons.ts';
import { countedSpots } from './kit/names.ts';
import type { Reply } from './kit/outgoing.ts';
import { complexOf, endDialog, type MemberTurn } from './kit/turn.ts';
import { lines, type RichText } from './kit/wording.ts';

/** The buttons that lead anywhere and out of anything. */
export async function onMenuPress(turn: MemberTurn, code: MenuCode): Promise<Reply[]> {
  switch (code.kind) {
    case 'open':
      return onMenu(turn, code.choice);
    case 'cancel':
      return cancel(turn);
    case 'keep':
      await endDialog(turn);
      return [{ kind: 'replace', message: { text: turn.speech.say('claim-kept') } }];
  }
}

/** What stands behind a label of the menu. */
export async function onMenu(turn: MemberTurn, choice: MenuChoice): Promise<Reply[]> {
  await endDialog(turn);
  if (!hasMenu(turn.actor.roles)) return home(turn);
  const replies = await SCREENS[choice](turn);
  // «Вернулся» does something and tells of it.
  return choice === 'come back' ? replies : replies.map((reply) => asScreen(reply, choice));
}

function asScreen(reply: Reply, screen: string): Reply {
  return reply.kind === 'message' ? { ...reply, screen } : reply;
}

/** «Отмена», by a press or by a word. */
export async function cancel(turn: MemberTurn): Promise<Reply[]> {
  await endDialog(turn);
  const text = turn.speech.say(turn.dialog ? 'cancelled' : 'nothing-to-cancel');
  if (turn.incoming.body.kind === 'press') {
    return turn.dialog ? [{ kind: 'replace', message: { text } }] : [{ kind: 'toast', text: text.text }];
  }
  if (hasMenu(turn.actor.roles)) return menuMessage(turn, text);
  return [{ kind: 'message', message: { text } }];
}

/** Where everybody lands: the menu, the claim that waits, or the question for one's spots. */
export async function home(turn: MemberTurn): Promise<Reply[]> {
  const { speech, actor } = turn;
  if (actor.roles.includes('applicant'))
    return (await waitingScreen(turn)).map((reply) => asScreen(reply, 'home'));
  if (!hasMenu(actor.roles)) return (await askSpots(turn)).map((reply) => asScreen(reply, 'home'));
  const { name } = await complexOf(turn);
  const spots = actor.spots.length > 0 && speech.say('menu-spots', countedSpots(actor.spots));
  return menuMessage(turn, lines(speech.say('menu-welcome-back', { name }), spots));
}

export function menuMessage(turn: MemberTurn, text: RichText): Reply[] {
  return [{ kind: 'message', message: withMenu(turn, text), screen: 'home' }];
}
