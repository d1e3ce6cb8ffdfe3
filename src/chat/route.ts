import { readGroupRequest } from './alerts/group-request.ts';
import { onBanned } from './banned.ts';
import { COMMANDS } from './features.ts';
import { onGroup } from './groups/group.ts';
import { cancel, home } from './home.ts';
import { askAfter, askAgain, asksAgain, isOutdated } from './joining/consent-again.ts';
import { inviteIn, onInvitation } from './joining/invited.ts';
import { consentScreen } from './joining/joining.ts';
import type { Command } from './kit/feature.ts';
import { hasMenu } from './kit/menu.ts';
import { offers } from './kit/offers.ts';
import type { Reply } from './kit/outgoing.ts';
import { endDialog, isMember, type MemberTurn, type Turn } from './kit/turn.ts';
import { onPassLink } from './passes/gate.ts';
import { onGroupPress, onPress } from './route-press.ts';
import { onMedia, onPhoto, onText } from './route-typed.ts';
import { urgency } from './urgent.ts';

/** The answer; behind what could not wait for it comes the new text about what is kept. */
export async function route(turn: Turn): Promise<Reply[]> {
  const urgent = isMember(turn) && isOutdated(turn) ? await urgency(turn) : null;
  const replies = await answer(turn, urgent !== null);
  return urgent === 'done' && isMember(turn) ? [...replies, ...(await askAfter(turn))] : replies;
}

/** Decides which screen answers: the press, the command, the menu label, the open dialog, then bare text. */
async function answer(turn: Turn, urgent: boolean): Promise<Reply[]> {
  const { body } = turn.incoming;
  if (body.kind === 'press') return onPress(turn, body.code);
  const link = await onPassLink(turn);
  if (link) return link;
  const command = body.kind === 'command' ? commandOf(body.name) : null;
  if (command && 'anybody' in command) {
    await endDialog(turn);
    return command.anybody(turn);
  }
  if (!isMember(turn)) return consentScreen(turn);
  if (asksAgain(turn, urgent)) return askAgain(turn);
  const banned = await onBanned(turn);
  if (banned) return banned;
  switch (body.kind) {
    case 'command':
      return onCommand(turn, body, command);
    case 'text':
      return onText(turn, body.text);
    case 'photo':
      return onPhoto(turn, body.photo, body.caption);
    case 'document':
    case 'media':
      return onMedia(turn);
    default:
      return [];
  }
}

/** What a group says to the bot, and the buttons that stand there. */
export async function routeInGroup(turn: Turn): Promise<Reply[]> {
  const { body } = turn.incoming;
  return body.kind === 'press' ? onGroupPress(turn, body.code) : onGroup(turn, readGroupRequest);
}

function commandOf(name: string): Command | null {
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? null) : null;
}

type Typed = Extract<Turn['incoming']['body'], { kind: 'command' }>;

async function onCommand(turn: MemberTurn, typed: Typed, command: Command | null): Promise<Reply[]> {
  if (typed.name === 'cancel') return cancel(turn);
  const known = command && 'on' in command ? command : null;
  if (!known?.keepsDialog) await endDialog(turn);
  const isMeant = known !== null && (!known.action || offers(turn.actor, known.action));
  if (isMeant && known.withoutMenu) return known.on(turn, typed.argument, typed.photo ?? null);
  const invite = inviteIn(turn);
  if (invite !== null) return onInvitation(turn, invite);
  if (!isMeant || !hasMenu(turn.actor.roles)) return home(turn);
  return known.on(turn, typed.argument, typed.photo ?? null);
}
