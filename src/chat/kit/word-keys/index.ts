// Made by scripts/word-keys.ts from locales/ru: change the texts, then run `npm run words`.
import type { AdministrationWords } from './administration.ts';
import type { AlertsWords } from './alerts.ts';
import type { AnnouncementsWords } from './announcements.ts';
import type { AudienceWords } from './audience.ts';
import type { AwayWords } from './away.ts';
import type { BackupsWords } from './backups.ts';
import type { BareTextWords } from './bare-text.ts';
import type { CarsWords } from './cars.ts';
import type { ClaimsWords } from './claims.ts';
import type { CommonWords } from './common.ts';
import type { DirectoryWords } from './directory.ts';
import type { GateQuestionsWords } from './gate-questions.ts';
import type { GroupWords } from './group.ts';
import type { GuardsWords } from './guards.ts';
import type { HelpWords } from './help.ts';
import type { IntroductionWords } from './introduction.ts';
import type { JoiningWords } from './joining.ts';
import type { LastResortWords } from './last-resort.ts';
import type { LaunchWords } from './launch.ts';
import type { LendingWords } from './lending.ts';
import type { LettersWords } from './letters.ts';
import type { MenuWords } from './menu.ts';
import type { NotificationsWords } from './notifications.ts';
import type { PassesWords } from './passes.ts';
import type { PlatesWords } from './plates.ts';
import type { PrivacyWords } from './privacy.ts';
import type { SiteWords } from './site.ts';
import type { StripsWords } from './strips.ts';
import type { TenancyWords } from './tenancy.ts';
import type { ThreadWords } from './thread.ts';
import type { VisitPageWords } from './visit-page.ts';
import type { WebWords } from './web.ts';
import type { WebGateWords } from './web-gate.ts';
import type { WebPushWords } from './web-push.ts';
import type { WindscreenWords } from './windscreen.ts';

/** The values that each text needs. */
export type WordArgs = AdministrationWords &
  AlertsWords &
  AnnouncementsWords &
  AudienceWords &
  AwayWords &
  BackupsWords &
  BareTextWords &
  CarsWords &
  ClaimsWords &
  CommonWords &
  DirectoryWords &
  GateQuestionsWords &
  GroupWords &
  GuardsWords &
  HelpWords &
  IntroductionWords &
  JoiningWords &
  LastResortWords &
  LaunchWords &
  LendingWords &
  LettersWords &
  MenuWords &
  NotificationsWords &
  PassesWords &
  PlatesWords &
  PrivacyWords &
  SiteWords &
  StripsWords &
  TenancyWords &
  ThreadWords &
  VisitPageWords &
  WebWords &
  WebGateWords &
  WebPushWords &
  WindscreenWords;

export type WordKey = keyof WordArgs;
