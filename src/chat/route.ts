import { may } from '../core/access.ts';
import { decodeButton } from './button-code.ts';
import type { PhotoRef } from './incoming.ts';
import type { Reply } from './outgoing.ts';
import { onAdminPress } from './screens/administration/press.ts';
import { onAdminTyped } from './screens/administration/typed.ts';
import { administration } from './screens/administration.ts';
import { askSpot, onSpotTyped, raise } from './screens/alerts.ts';
import { announcementList, onAnnouncementPress } from './screens/announcements.ts';
import { onDraft } from './screens/announcing.ts';
import { askAway, onAwayTyped } from './screens/away.ts';
import { comeBack, onAwayPress } from './screens/away-press.ts';
import { onBackupPress } from './screens/backups.ts';
import { onBanned } from './screens/banned.ts';
import { onBareText } from './screens/bare-text.ts';
import { onClaimTalk } from './screens/claim-talk.ts';
import { onVerdict } from './screens/claims.ts';
import { askAgain, asksAgain } from './screens/consent-again.ts';
import { onDescribe, onDescribed } from './screens/describing.ts';
import { onDirectoryPress, onLookUpTyped, openDirectory } from './screens/directory.ts';
import { askPass, onPassChecked, onPassLink } from './screens/gate.ts';
import { groupSettings, onLink } from './screens/group-setup.ts';
import { help, onHelp } from './screens/help.ts';
import { inviteIn, onInvitation } from './screens/invited.ts';
import { askSpots, claim, consentScreen, onConsent, onSpotsTyped, waitingScreen } from './screens/joining.ts';
import { onJoiningPress } from './screens/joining-press.ts';
import { askLanguage, onLanguage } from './screens/language.ts';
import { onComplain, onLetter, onWrite, refuseMedia, threadOfReply } from './screens/letters.ts';
import { hasMenu, isCancel, type MenuChoice, menuChoice, withMenu } from './screens/menu.ts';
import { onAskedBack, onAskedBackCancel, onMessageWritten, onSpotCommand } from './screens/message.ts';
import { onSignals } from './screens/my-signals.ts';
import { mySpot } from './screens/my-spot.ts';
import { onExtensionTyped, onPassPress } from './screens/pass-press.ts';
import { askGuest, onPassTyped } from './screens/passes.ts';
import { onPrivacyCommand, onPrivacyPress } from './screens/privacy.ts';
import { onRestoring } from './screens/restores.ts';
import { onMute, onShowThread, onSign } from './screens/thread-more.ts';
import { onThreadPress } from './screens/thread-press.ts';
import { endDialog, isMember, type MemberTurn, type Turn } from './turn.ts';
import { lines, type RichText } from './wording.ts';

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

async function onPress(turn: Turn, text: string): Promise<Reply[]> {
  const press = decodeButton(text);
  const outOfDate: Reply[] = [{ kind: 'toast', text: turn.speech.plain('old-button') }];
  if (!press) return outOfDate;
  if (press.kind === 'consent') return onConsent(turn, press.agreed);
  if (press.kind === 'privacy') return onPrivacyPress(turn, press);
  if (press.kind === 'invited' && press.act === 'agree') return onConsent(turn, true, press);
  if (!isMember(turn)) return [{ kind: 'toast', text: turn.speech.plain('not-for-you') }];
  const banned = await onBanned(turn);
  if (banned) return banned;
  switch (press.kind) {
    case 'backup':
    case 'about backup':
    case 'about restore':
    case 'copy':
      return onBackupPress(turn, press);
    case 'claimed spot':
    case 'about claim':
    case 'own spot':
    case 'joining':
    case 'invited':
      return onJoiningPress(turn, press);
    case 'directory':
      return onDirectoryPress(turn, press.wish);
    case 'away':
    case 'away until':
    case 'away until date':
    case 'back with all':
      return onAwayPress(turn, press);
    case 'pass':
    case 'pass spot':
    case 'pass hours':
    case 'extend pass':
    case 'passes today':
      return onPassPress(turn, press);
    case 'announcement':
    case 'announcements':
      return onAnnouncementPress(turn, press);
    case 'administer':
      return onAdminPress(turn, press.wish);
    case 'help':
      return onHelp(turn, press.topic);
    case 'open':
      return onMenu(turn, press.choice);
    case 'cancel':
      return cancel(turn);
    case 'never mind':
      return [{ kind: 'replace', message: { text: turn.speech.say('alert-never-mind') } }];
    case 'language':
      return onLanguage(turn, press.language);
    case 'add spot':
      return askSpots(turn);
    case 'no spot':
      return turn.actor.roles.includes('newcomer') ? claim(turn, []) : outOfDate;
    case 'claim':
      return onVerdict(turn, press.claim, { kind: press.verdict });
    case 'assign held':
      return onVerdict(turn, press.claim, { kind: 'assign held', spot: press.spot });
    case 'raise':
      return raise(turn, press.alert, press.spot);
    case 'ask spot':
      return askSpot(turn, press.alert);
    case 'write':
      return onWrite(turn, press.alert, press.part);
    case 'complain':
      return onComplain(turn, press);
    case 'link group':
      return onLink(turn, press.group);
    case 'asked back':
      return onAskedBack(turn, press);
    case 'asked back cancel':
      return onAskedBackCancel(turn, press.asked);
    case 'describe':
      return onDescribe(turn, press);
    case 'sign':
      return onSign(turn, press);
    case 'mute':
      return onMute(turn, press);
    case 'signals':
      return onSignals(turn, press);
    case 'show thread':
      return onShowThread(turn, press);
    case 'answer':
    case 'act':
      return onThreadPress(turn, press);
  }
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
  if (name === 'group' && may(turn.actor, 'link groups')) return groupSettings(turn);
  return name === 'help' ? onMenu(turn, 'help') : home(turn);
}

async function onText(turn: MemberTurn, text: string): Promise<Reply[]> {
  const { words, dialog } = turn;
  if (isCancel(words, text)) return cancel(turn);
  const choice = menuChoice(words, text);
  if (choice) return onMenu(turn, choice);
  const talk = (await onRestoring(turn)) ?? (await onClaimTalk(turn));
  if (talk) return talk;
  const draft = await onDraft(turn);
  if (draft) return draft;
  if (dialog?.kind === 'claiming spots') return onSpotsTyped(turn, text);
  if (!hasMenu(turn.actor.roles))
    return turn.actor.roles.includes('applicant') ? home(turn) : onSpotsTyped(turn, text);
  const thread = await threadOfReply(turn);
  if (thread) return onLetter(turn, thread, { text, photo: null });
  const step = await onSpotDialog(turn, text);
  if (step) return step;
  const administered = await onAdminTyped(turn);
  if (administered) return administered;
  if (dialog?.kind === 'writing') return onLetter(turn, dialog, { text, photo: null });
  if (dialog?.kind === 'messaging') return onMessageWritten(turn, dialog.spot, text, null);
  if (dialog?.kind === 'looking up') return onLookUpTyped(turn, text);
  if (dialog?.kind === 'describing') return onDescribed(turn, dialog, text, null);
  if (dialog?.kind === 'raising') return onSpotTyped(turn, dialog.alert, text);
  return onBareText(turn, text);
}

/** A photo goes to the thread or the owner that is being written to; anywhere else it is as good as a sticker. */
async function onPhoto(turn: MemberTurn, photo: string, caption: string): Promise<Reply[]> {
  const { dialog } = turn;
  if (dialog?.kind === 'restoring') return onMedia(turn);
  const draft = await onDraft(turn);
  if (draft) return draft;
  if (dialog?.kind === 'messaging') return onMessageWritten(turn, dialog.spot, caption, photo);
  if (dialog?.kind === 'describing') return onDescribed(turn, dialog, caption, photo);
  const thread = (await threadOfReply(turn)) ?? (dialog?.kind === 'writing' ? dialog : null);
  return thread ? onLetter(turn, thread, { text: caption || null, photo }) : onMedia(turn);
}

/** A sticker, a voice message, a file: a friendly line, and the dialog stays. */
async function onMedia(turn: MemberTurn): Promise<Reply[]> {
  const talk = (await onRestoring(turn)) ?? (await onClaimTalk(turn));
  const asked = talk ?? (await onDraft(turn)) ?? (await onAdminTyped(turn));
  if (asked) return asked;
  if (turn.dialog?.kind === 'messaging') return onMessageWritten(turn, turn.dialog.spot, '', null);
  if (turn.dialog?.kind === 'describing') return onDescribed(turn, turn.dialog, '', null);
  if (turn.dialog?.kind === 'writing' || (await threadOfReply(turn))) return refuseMedia(turn);
  const step = await onSpotDialog(turn, '');
  if (step) return step;
  if (turn.dialog?.kind === 'raising' || turn.dialog?.kind === 'claiming spots')
    return [{ kind: 'message', message: { text: turn.speech.say('number-expected') } }];
  return hasMenu(turn.actor.roles) ? menuMessage(turn, turn.speech.say('not-understood')) : home(turn);
}

/** «Уезжаю», «Гостевой пропуск», «Проверить пропуск»: what their question is answered with. */
async function onSpotDialog(turn: MemberTurn, text: string): Promise<Reply[] | null> {
  const { dialog } = turn;
  switch (dialog?.kind) {
    case 'leaving':
      return onAwayTyped(turn, dialog, text);
    case 'inviting':
      return onPassTyped(turn, dialog, text);
    case 'extending':
      return onExtensionTyped(turn, dialog, text);
    case 'checking pass':
      return onPassChecked(turn, text);
    default:
      return null;
  }
}

async function onMenu(turn: MemberTurn, choice: MenuChoice): Promise<Reply[]> {
  await endDialog(turn);
  if (!hasMenu(turn.actor.roles)) return home(turn);
  if (choice === 'administration') return administration(turn);
  if (choice === 'guest pass') return askGuest(turn);
  if (choice === 'check pass') return askPass(turn);
  if (choice === 'directory') return openDirectory(turn);
  if (choice === 'leave') return askAway(turn);
  if (choice === 'come back') return comeBack(turn);
  if (choice === 'my spot') return mySpot(turn);
  if (choice === 'announcements') return announcementList(turn);
  if (choice === 'help') return help(turn);
  return askSpot(turn, choice === 'raise blocked' ? 'blocked' : 'sos');
}

async function cancel(turn: MemberTurn): Promise<Reply[]> {
  await endDialog(turn);
  const text = turn.speech.say(turn.dialog ? 'cancelled' : 'nothing-to-cancel');
  if (turn.incoming.body.kind === 'press') {
    return turn.dialog ? [{ kind: 'replace', message: { text } }] : [{ kind: 'toast', text: text.text }];
  }
  if (hasMenu(turn.actor.roles)) return menuMessage(turn, text);
  return [{ kind: 'message', message: { text } }];
}

/** Where everybody lands: the menu, the claim that waits, or the question for one's spots. */
async function home(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor } = turn;
  if (actor.roles.includes('applicant')) return waitingScreen(turn);
  if (!hasMenu(actor.roles)) return askSpots(turn);
  const { name } = await tx.complexes.get(actor.complex);
  const spots = actor.spots.length > 0 && speech.say('menu-spots', { spots: actor.spots.join(', ') });
  return menuMessage(turn, lines(speech.say('menu-welcome-back', { name }), spots));
}

function menuMessage(turn: MemberTurn, text: RichText): Reply[] {
  return [{ kind: 'message', message: withMenu(turn, text) }];
}
