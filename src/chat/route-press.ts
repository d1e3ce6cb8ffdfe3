import { onBanned } from './administration/banned.ts';
import { onAdminPress } from './administration/press.ts';
import { askSpot, raise } from './alerts/alerts.ts';
import { onDescribe } from './alerts/describing.ts';
import { onComplain, onWrite } from './alerts/letters.ts';
import { onAskedBack, onAskedBackCancel } from './alerts/message.ts';
import { onMute, onShowThread, onSign } from './alerts/thread-more.ts';
import { onThreadPress } from './alerts/thread-press.ts';
import { onAnnouncementPress } from './announcements/announcements.ts';
import { onAwayPress } from './away/away-press.ts';
import { onBackupPress } from './backups/backups.ts';
import { decodeButton } from './button-code.ts';
import { onDirectoryPress } from './directory/directory.ts';
import { onLink } from './groups/group-setup.ts';
import { onHelp } from './help/help.ts';
import { onLanguage } from './help/language.ts';
import { cancel, onMenu } from './home.ts';
import { onVerdict } from './joining/claims.ts';
import { askSpots, claim, onConsent } from './joining/joining.ts';
import { onJoiningPress } from './joining/joining-press.ts';
import type { Reply } from './kit/outgoing.ts';
import { isMember, type Turn } from './kit/turn.ts';
import { onSignals } from './my-spot/my-signals.ts';
import { onPassPress } from './passes/pass-press.ts';
import { onPrivacyPress } from './privacy/privacy.ts';

/** A button, whoever pressed it: only the code is believed, and every screen asks again who may. */
export async function onPress(turn: Turn, text: string): Promise<Reply[]> {
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
