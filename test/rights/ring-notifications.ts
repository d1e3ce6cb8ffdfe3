import { callBrowser, leaveBrowser, seeWays } from '../../src/core/notifications/browsers.ts';
import { checkSound, hearSound } from '../../src/core/notifications/check-sound.ts';
import { seeNotifications } from '../../src/core/notifications/see-notifications.ts';
import { switchNotes } from '../../src/core/notifications/switch-notes.ts';
import { type Call, NOTHING } from './call.ts';

const BROWSER = { endpoint: 'https://fcm.googleapis.com/a', p256dh: 'a', auth: 'b' };

/** «Уведомления» */
export const NOTIFICATION_CALLS: Readonly<Record<string, Call>> = {
  seeWays: ['choose notifications', (tx, me) => seeWays(tx, me, NOTHING)],
  callBrowser: ['choose notifications', (tx, me, now) => callBrowser(tx, me, NOTHING, BROWSER, now)],
  leaveBrowser: ['choose notifications', (tx, me, now) => leaveBrowser(tx, me, NOTHING, now)],
  seeNotifications: ['choose notifications', (tx, me) => seeNotifications(tx, me)],
  switchNotes: ['choose notifications', (tx, me) => switchNotes(tx, me, 'marks', true)],
  checkSound: ['choose notifications', (tx, me, now) => checkSound(tx, me, now)],
  hearSound: ['choose notifications', (tx, me, now) => hearSound(tx, me, NOTHING, now)],
};
