import { ADMINISTRATION_BUTTONS } from './administration.ts';
import { ANNOUNCEMENT_BUTTONS } from './announcements.ts';
import { AWAY_BUTTONS } from './away.ts';
import { BACKUP_BUTTONS } from './backups.ts';
import { CAR_BUTTONS } from './cars.ts';
import { DIRECTORY_BUTTONS } from './directory.ts';
import { JOINING_BUTTONS } from './joining.ts';
import { LAST_RESORT_BUTTONS } from './last-resort.ts';
import { LENDING_BUTTONS } from './lending.ts';
import { NOTIFICATION_BUTTONS } from './notifications.ts';
import { PASS_BUTTONS } from './passes.ts';
import { PRIVACY_BUTTONS } from './privacy.ts';
import type { ButtonName, Row } from './row.ts';
import { STRIP_BUTTONS } from './strips.ts';
import { TENANCY_BUTTONS } from './tenancy.ts';
import { THREAD_BUTTONS } from './thread.ts';
import { WEB_BUTTONS } from './web.ts';
import { WINDSCREEN_BUTTONS } from './windscreen.ts';

/** Whoever was a guard is none afterwards: nobody needs one any more then. */
const { 'administer: guards': lastOfAll, ...administration } = ADMINISTRATION_BUTTONS;

/** Every button there is: whoever adds one says here how somebody comes to stand before it. */
export const BUTTONS: Record<ButtonName, Row> = {
  ...administration,
  ...BACKUP_BUTTONS,
  ...AWAY_BUTTONS,
  ...ANNOUNCEMENT_BUTTONS,
  ...CAR_BUTTONS,
  ...DIRECTORY_BUTTONS,
  ...JOINING_BUTTONS,
  ...LAST_RESORT_BUTTONS,
  ...LENDING_BUTTONS,
  ...NOTIFICATION_BUTTONS,
  ...STRIP_BUTTONS,
  ...PASS_BUTTONS,
  ...PRIVACY_BUTTONS,
  ...TENANCY_BUTTONS,
  ...THREAD_BUTTONS,
  ...WEB_BUTTONS,
  ...WINDSCREEN_BUTTONS,
  'administer: guards': lastOfAll,
};
