import type { AlertNotice } from './alerts/alert-notices.ts';
import type { AlertCard, LetterCard } from './alerts/feature.ts';
import type { AnnouncementNotice } from './announcements/announcement-notices.ts';
import type { AnnouncementCard } from './announcements/feature.ts';
import type { AwayNotice } from './away/away-notices.ts';
import type { BackupNotice } from './backups/backup-notices.ts';
import type { CarNotice } from './cars/car-notices.ts';
import type { CarCard } from './cars/feature.ts';
import type { GroupNotice } from './groups/group.ts';
import type { LastResortNotice } from './last-resort/last-resort-notices.ts';
import type { LendingCard } from './lending/feature.ts';
import type { NotificationNotice } from './notifications/notification-notices.ts';
import type { GateQuestionCard, PassCard } from './passes/feature.ts';
import type { PassNotice } from './passes/pass-notices.ts';
import type { PrivacyNotice } from './privacy/privacy-notices.ts';
import type { AdminNotice, GuardsUnseen } from './residents/admin-notices.ts';
import type { ClaimCard } from './residents/feature.ts';
import type { JoiningNotice } from './residents/joining-notices.ts';
import type { StripNotice } from './strips/strips-notices.ts';
import type { TenancyNotice } from './tenancy/tenancy-notices.ts';
import type { WebNotice } from './web/web-notices.ts';
import type { WindscreenNotice } from './windscreen/windscreen-notices.ts';

/** Everything that we may tell somebody in a message of its own: meaning, never text. */
export type Notice =
  | AlertNotice
  | JoiningNotice
  | AdminNotice
  | GuardsUnseen
  | GroupNotice
  | AwayNotice
  | PassNotice
  | AnnouncementNotice
  | NotificationNotice
  | LastResortNotice
  | PrivacyNotice
  | BackupNotice
  | CarNotice
  | TenancyNotice
  | WebNotice
  | WindscreenNotice
  | StripNotice;

/** Stored beside each notice: a row written by an older version is read as what it meant then. */
export const NOTICE_VERSION = 1;

/** Alerts overtake everything; notes wait for quiet hours to end; announcements yield to both. */
export type Lane = 'alert' | 'note' | 'announcement';

/** What a card shows, and in whose eyes. */
export type CardSubject =
  | AlertCard
  | ClaimCard
  | LetterCard
  | PassCard
  | GateQuestionCard
  | LendingCard
  | AnnouncementCard
  | CarCard;

/** By which way something is told: by the messenger's bot, or by push services to whatever browsers somebody has. */
export type Channel = 'messenger' | 'push';
