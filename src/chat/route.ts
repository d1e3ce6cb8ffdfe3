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
import { nameQuestion, withWayOut } from './kit/questions.ts';
import { endDialog, isMember, type MemberContext, type UpdateContext } from './kit/update-context.ts';
import { onPassLink } from './passes/gate.ts';
import { onGroupPress, onPress } from './route-press.ts';
import { onMedia, onPhoto, onText } from './route-typed.ts';
import { urgency } from './urgent.ts';

/** The answer; behind what could not wait for it comes the new text about what is kept. */
export async function route(context: UpdateContext): Promise<Reply[]> {
  const urgent = isMember(context) && isOutdated(context) ? await urgency(context) : null;
  const replies = nameQuestion(withWayOut(await answer(context, urgent !== null), context), context.standing);
  return urgent === 'done' && isMember(context) ? [...replies, ...(await askAfter(context))] : replies;
}

/** Decides which screen answers: the press, the command, the menu label, the open dialog, then bare text. */
async function answer(context: UpdateContext, urgent: boolean): Promise<Reply[]> {
  const { body } = context.incoming;
  if (body.kind === 'press') return onPress(context, body.code);
  const link = await onPassLink(context);
  if (link) return link;
  const command = body.kind === 'command' ? commandOf(body.name) : null;
  if (command && 'anybody' in command) {
    await endDialog(context);
    return command.anybody(context);
  }
  if (!isMember(context)) return consentScreen(context);
  if (asksAgain(context, urgent)) return askAgain(context);
  const banned = await onBanned(context);
  if (banned) return banned;
  switch (body.kind) {
    case 'command':
      return onCommand(context, body, command);
    case 'text':
      return onText(context, body.text);
    case 'photo':
      return onPhoto(context, body.photos, body.caption);
    case 'document':
    case 'media':
      return onMedia(context);
    default:
      return [];
  }
}

/** What a group says to the bot, and the buttons that stand there. */
export async function routeInGroup(context: UpdateContext): Promise<Reply[]> {
  const { body } = context.incoming;
  return body.kind === 'press' ? onGroupPress(context, body.code) : onGroup(context, readGroupRequest);
}

function commandOf(name: string): Command | null {
  return Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? null) : null;
}

type Typed = Extract<UpdateContext['incoming']['body'], { kind: 'command' }>;

async function onCommand(context: MemberContext, typed: Typed, command: Command | null): Promise<Reply[]> {
  if (typed.name === 'cancel') return cancel(context);
  const known = command && 'on' in command ? command : null;
  if (!known?.keepsDialog) await endDialog(context);
  const isMeant = known !== null && (!known.action || offers(context.actor, known.action));
  if (isMeant && known.withoutMenu) return known.on(context, typed.argument, typed.photos ?? []);
  const invite = inviteIn(context);
  if (invite !== null) return onInvitation(context, invite);
  if (!isMeant || !hasMenu(context.actor.roles)) return home(context);
  return known.on(context, typed.argument, typed.photos ?? []);
}
