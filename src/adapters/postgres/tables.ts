import type { AlertTables } from './alerts/tables.ts';
import type { AnnouncementTables } from './announcements/tables.ts';
import type { AwayTables } from './away/tables.ts';
import type { BackupTables } from './backups/tables.ts';
import type { CarTables } from './cars/tables.ts';
import type { ComplexTables } from './complexes/tables.ts';
import type { ConversationTables } from './conversation/tables.ts';
import type { GroupTables } from './groups/tables.ts';
import type { JournalTables } from './journal/tables.ts';
import type { LastResortTables } from './last-resort/tables.ts';
import type { LendingTables } from './lending/tables.ts';
import type { NotificationTables } from './notifications/tables.ts';
import type { OutboxTables } from './outbox/tables.ts';
import type { PassTables } from './passes/tables.ts';
import type { PrivacyTables } from './privacy/tables.ts';
import type { ResidentTables } from './residents/tables.ts';
import type { SpotTables } from './spots/tables.ts';
import type { StripTables } from './strips/tables.ts';
import type { TimerTables } from './timers/tables.ts';
import type { WebTables } from './web/tables.ts';
import type { WindscreenTables } from './windscreen/tables.ts';

/** The tables of migrations/*.sql, room by room; a test holds them against the database. */
export type Tables = AlertTables &
  AnnouncementTables &
  AwayTables &
  BackupTables &
  CarTables &
  ComplexTables &
  ConversationTables &
  GroupTables &
  JournalTables &
  LastResortTables &
  LendingTables &
  NotificationTables &
  OutboxTables &
  PassTables &
  PrivacyTables &
  ResidentTables &
  SpotTables &
  StripTables &
  TimerTables &
  WebTables &
  WindscreenTables;
