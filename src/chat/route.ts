import { may } from '../core/access.ts';
import type { PhotoRef } from './incoming.ts';
import type { Reply } from './outgoing.ts';
import { onPress } from './route-press.ts';
import { onMedia, onPhoto, onText } from './route-typed.ts';
import { askSpot, onSpotTyped } from './screens/alerts.ts';
import { onBanned } from './screens/banned.ts';
import { askAgain, asksAgain } from './screens/consent-again.ts';
import { onPassChecked, onPassLink } from './screens/gate.ts';
import { groupSettings } from './screens/group-setup.ts';
import { cancel, home, onMenu } from './screens/home.ts';
import { inviteIn, onInvitation } from './screens/invited.ts';
import { consentScreen } from './screens/joining.ts';
import { askLanguage } from './screens/language.ts';
import { hasMenu, isCancel, menuChoice } from './screens/menu.ts';
import { onSpotCommand } from './screens/message.ts';
import { onPrivacyCommand } from './screens/privacy.ts';
import { endDialog, isMember, type MemberTurn, type Turn } from './turn.ts';

/** Decides which screen answers: the press, the command, the menu label, the open dialog, then bare text. */
export async function route(turn: Turn): Promise<Reply[]> {
  const { body } = turn.incoming;
  if (body.kind === 'press') return onPress(turn, body.code);
  const link = await onPassLink(turn);
  if (link) return link;
  const own = await onPrivacyCommand(turn);
  if (own) return own;
  if (!isMember(turn)) return consentScreen(turn);
  if (asksAgain(turn)) return askAgain(turn);
  const banned = await onBanned(turn);
  if (banned) return banned;
  switch (body.kind) {
    case 'command':
      return onCommand(turn, body.name, body.argument, body.photo ?? null);
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

/** Typed lines that never count towards the limit: they are how one gets out of anything. */
export function isFree(turn: Turn): boolean {
  const { body } = turn.incoming;
  if (body.kind === 'command') return ['start', 'menu', 'cancel'].includes(body.name);
  if (body.kind !== 'text') return !['media', 'photo', 'document'].includes(body.kind);
  return menuChoice(turn.words, body.text) !== null || isCancel(turn.words, body.text);
}

async function onCommand(
  turn: MemberTurn,
  name: string,
  argument: string,
  photo: PhotoRef | null,
): Promise<Reply[]> {
  if (name === 'cancel') return cancel(turn);
  await endDialog(turn);
  if (name === 'lang') return askLanguage(turn);
  const invite = inviteIn(turn);
  if (invite !== null) return onInvitation(turn, invite);
  if (!hasMenu(turn.actor.roles)) return home(turn);
  if (name === 'blocked' || name === 'sos') {
    return argument === '' ? askSpot(turn, name) : onSpotTyped(turn, name, argument);
  }
  if (name === 'spot') return onSpotCommand(turn, argument, photo);
  if (name === 'check' && may(turn.actor, 'check passes'))
    return argument === '' ? onMenu(turn, 'check pass') : onPassChecked(turn, argument);
  if (name === 'admin' && may(turn.actor, 'decide claims')) return onMenu(turn, 'administration');
  if (name === 'group' && may(turn.actor, 'link groups')) return groupSettings(turn);
  return name === 'help' ? onMenu(turn, 'help') : home(turn);
}
