import type { Member } from '../core/kernel/actor.ts';
import { merge, type Slots, type Twice } from '../core/kernel/merge.ts';
import type { CardSubject, Notice } from '../core/notices.ts';
import { administration } from './administration/feature.ts';
import { alerts } from './alerts/feature.ts';
import { announcements } from './announcements/feature.ts';
import { away } from './away/feature.ts';
import { backups } from './backups/feature.ts';
import type { ButtonCode, CodeOf, FeatureName } from './buttons.ts';
import { cars } from './cars/feature.ts';
import { directory } from './directory/feature.ts';
import { family } from './family/feature.ts';
import { groups } from './groups/feature.ts';
import { help } from './help/feature.ts';
import { joining } from './joining/feature.ts';
import type { Dialog } from './kit/dialogs.ts';
import type { Answer, CardDrawing, Command, Drawing, Feature } from './kit/feature.ts';
import type { MenuChoice } from './kit/menu.ts';
import type { MenuCode } from './kit/menu-buttons.ts';
import type { Reply } from './kit/outgoing.ts';
import type { MemberContext, UpdateContext } from './kit/update-context.ts';
import { lastResort } from './last-resort/feature.ts';
import { lending } from './lending/feature.ts';
import { mySpot } from './my-spot/feature.ts';
import { notifications } from './notifications/feature.ts';
import { passes } from './passes/feature.ts';
import { privacy } from './privacy/feature.ts';
import { strips } from './strips/feature.ts';
import { tenancy } from './tenancy/feature.ts';
import { web } from './web/feature.ts';
import { windscreen } from './windscreen/feature.ts';

/** The only list of the conversation: every feature, with what it does. The menu's own buttons are home.ts. */
const FEATURES = {
  administration,
  alerts,
  announcements,
  away,
  backups,
  cars,
  directory,
  family,
  groups,
  help,
  joining,
  'last resort': lastResort,
  lending,
  'my spot': mySpot,
  notifications,
  passes,
  privacy,
  strips,
  tenancy,
  web,
  windscreen,
} satisfies { [Name in Exclude<FeatureName, 'menu'>]: Feature<CodeOf<Name>, never> };

const all = Object.values(FEATURES);

type Of<Union extends { readonly kind: string }, K extends string> = Extract<Union, { readonly kind: K }>;
type Replies<Result = Reply[]> = Result | Promise<Result>;

/** A button of a feature, whichever it is. */
export type FeatureCode = Exclude<ButtonCode, MenuCode>;

type All = typeof FEATURES;

/** What two features handle is named here, and does not compile. */
export const EVERY_KIND_ONCE: {
  readonly [Kind in
    | Twice<Slots<All, 'presses'>>
    | Twice<Slots<All, 'dialogs'>>
    | Twice<Slots<All, 'notices'>>
    | Twice<Slots<All, 'cards'>>
    | Twice<Slots<All, 'commands'>>
    | Twice<Slots<All, 'menu'>>]: never;
} = {};

// What no feature handles is missing here by name, and does not compile.

export const PRESSES: {
  readonly [K in FeatureCode['kind']]: (context: MemberContext, code: Of<FeatureCode, K>) => Replies;
} = merge(all, 'presses');

export const NOTICES: { readonly [K in Notice['kind']]: Drawing<Of<Notice, K>> } = merge(all, 'notices');

export const CARDS: { readonly [K in CardSubject['kind']]: CardDrawing<Of<CardSubject, K>> } = merge(
  all,
  'cards',
);

export const SCREENS: { readonly [K in MenuChoice]: (context: MemberContext) => Replies } = merge(
  all,
  'menu',
);

export const ANYBODY: {
  readonly [K in FeatureCode['kind']]?: (
    context: UpdateContext,
    code: Of<FeatureCode, K>,
  ) => Replies<Reply[] | null>;
} = merge(all, 'anybody');

export const IN_GROUP: {
  readonly [K in FeatureCode['kind']]?: (context: UpdateContext, code: Of<FeatureCode, K>) => Replies;
} = merge(all, 'inGroup');

export const WHEN_BANNED: {
  readonly [K in FeatureCode['kind']]?: true | ((code: Of<FeatureCode, K>, actor: Member) => boolean);
} = merge(all, 'whenBanned');

export const VITAL: {
  readonly [K in FeatureCode['kind']]?: true | ((code: Of<FeatureCode, K>) => boolean);
} = merge(all, 'vital');

const dialogs = merge(all, 'dialogs');

/** Every question that can be open. */
export type DialogKind = keyof typeof dialogs;

export const DIALOGS: Readonly<Record<string, Answer<Dialog>>> = dialogs;

export const COMMANDS: Readonly<Record<string, Command>> = merge(all, 'commands');
