import { decodeButton } from './button-code.ts';
import type { Reply } from './outgoing.ts';
import { onAdminPress } from './screens/administration/press.ts';
import { askSpot, raise } from './screens/alerts.ts';
import { onAnnouncementPress } from './screens/announcements.ts';
import { onAwayPress } from './screens/away-press.ts';
import { onBackupPress } from './screens/backups.ts';
import { onBanned } from './screens/banned.ts';
import { onVerdict } from './screens/claims.ts';
import { onDescribe } from './screens/describing.ts';
import { onDirectoryPress } from './screens/directory.ts';
import { onLink } from './screens/group-setup.ts';
import { onHelp } from './screens/help.ts';
import { cancel, onMenu } from './screens/home.ts';
import { askSpots, claim, onConsent } from './screens/joining.ts';
import { onJoiningPress } from './screens/joining-press.ts';
import { onLanguage } from './screens/language.ts';
import { onComplain, onWrite } from './screens/letters.ts';
import { onAskedBack, onAskedBackCancel } from './screens/message.ts';
import { onSignals } from './screens/my-signals.ts';
import { onPassPress } from './screens/pass-press.ts';
import { onPrivacyPress } from './screens/privacy.ts';
import { onMute, onShowThread, onSign } from './screens/thread-more.ts';
import { onThreadPress } from './screens/thread-press.ts';
import { isMember, type Turn } from './turn.ts';

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
