import { checkSound, hearSound } from '../../src/core/notifications/check-sound.ts';
import { seeNotifications } from '../../src/core/notifications/see-notifications.ts';
import { switchNotes } from '../../src/core/notifications/switch-notes.ts';
import { sessionId } from '../../src/core/web/session.ts';
import { giveLogin, signOut } from '../../src/core/web/sign-in.ts';
import { type Call, NOTHING } from './call.ts';

/** How somebody is told, and where he is signed in. */
export const WEB_CALLS: Readonly<Record<string, Call>> = {
  giveLogin: ['use the web', (tx, me, now) => giveLogin(tx, me, now)],
  signOut: ['use the web', (tx, me, now) => signOut(tx, me, sessionId(NOTHING), now)],
  seeNotifications: ['choose notifications', (tx, me) => seeNotifications(tx, me)],
  switchNotes: ['choose notifications', (tx, me) => switchNotes(tx, me, 'marks', true)],
  checkSound: ['choose notifications', (tx, me, now) => checkSound(tx, me, now)],
  hearSound: ['choose notifications', (tx, me, now) => hearSound(tx, me, NOTHING, now)],
};
