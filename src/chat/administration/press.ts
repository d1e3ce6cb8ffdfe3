import { toast } from '../kit/confirm.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { askLine } from './asking.ts';
import { askBanDate, onBan, onBanDateMeant, onBanPreset, onLiftBan } from './bans.ts';
import type { AdminWish, HouseAct } from './buttons.ts';
import { askExport, onExport } from './exports.ts';
import { askChangeGuards, onChangeGuards } from './guards.ts';
import { askFree, askHolder, askRemove, onFree, onGive, onRemove } from './holding.ts';
import { askUnlink, onUnlink, showGroups } from './house-groups.ts';
import { askFile, onApply, onImportPress } from './imports.ts';
import { sendInvitation } from './inviting.ts';
import { showJournal } from './journal.ts';
import { askRevoke, onRevoke, showLinks } from './links.ts';
import { askNotFamily, onLoss, onNotFamily, whoIsNotFamily } from './neighbours.ts';
import { sendPoster } from './poster.ts';
import { showResident } from './resident-card.ts';
import { showResidents, turnResidents } from './residents.ts';
import { askRole, onRole } from './roles.ts';
import { onSettingPress, onTimeZone, showSettings } from './settings.ts';
import { showSpot } from './spot-card.ts';
import { askSpotToInvite, showSpots } from './spots.ts';
import { showStatistics } from './statistics.ts';
import { showUnreached } from './unreached.ts';

/** A button of «Управление», new or old: who may no more is shown no question, and reads so in a toast. */
export async function onAdminPress(context: MemberContext, wish: AdminWish): Promise<Reply[]> {
  const { speech, actor } = context;
  const action = actionOf(wish);
  if (action && !offers(actor, action)) return toast(speech.plain('admin-only'));
  switch (wish.on) {
    case 'house':
      return onHouse(context, wish.act);
    case 'list':
      return onList(context, wish);
    case 'person':
      return onPerson(context, wish);
    case 'ban':
      return onBan(context, wish);
    case 'ban date':
      return onBanDateMeant(context, wish.person, wish.until);
    case 'spot':
      return onSpot(context, wish);
    case 'free':
      return onFree(context, wish.spot, wish.seen);
    case 'give':
      return onGive(context, wish);
    case 'holder':
      return onHolder(context, wish);
    case 'setting':
      return onSettingPress(context, wish.act);
    case 'zone':
      return onTimeZone(context, wish.zone);
    case 'import':
      return onImportPress(context, wish.act, wish.import);
    case 'removal':
      return onApply(context, wish.import, { agreed: wish.agreed });
    case 'group':
      return wish.act === 'unlink' ? askUnlink(context, wish.group) : onUnlink(context, wish.group);
    case 'guards':
      return onChangeGuards(context, wish.seen);
    case 'link':
      return wish.act === 'revoke' ? askRevoke(context, wish.link) : onRevoke(context, wish.link);
    case 'loss':
      return onLoss(context, wish.loss);
  }
}

/** What the wish takes; null: the use case finds out whose it is. */
function actionOf(wish: AdminWish): Action | null {
  if (wish.on === 'loss') return null;
  if (wish.on === 'setting' || wish.on === 'zone') return 'change settings';
  if (wish.on === 'group') return 'link groups';
  if (wish.on === 'link') return 'manage residents';
  if (wish.on === 'guards') return 'change guards';
  if (wish.on === 'ban' || wish.on === 'ban date') return 'manage residents';
  if (wish.on === 'person') return wish.act === 'assign spot' ? 'manage spots' : 'manage residents';
  if (wish.on === 'free' || wish.on === 'give') return 'manage spots';
  if (wish.on === 'spot' || wish.on === 'import' || wish.on === 'removal') return 'manage spots';
  if (wish.on === 'holder') return wish.act.startsWith('not family') ? 'report holder' : 'manage spots';
  if (wish.on === 'list') return LISTS[wish.list];
  return HOUSE[wish.act];
}

const LISTS = {
  residents: 'manage residents',
  spots: 'manage spots',
  journal: 'read journal',
  links: 'manage residents',
  groups: 'link groups',
  unreached: 'manage residents',
} as const;
const HOUSE = {
  residents: 'manage residents',
  spots: 'manage spots',
  journal: 'read journal',
  settings: 'change settings',
  statistics: 'see statistics',
  import: 'manage spots',
  export: 'manage spots',
  'export as xlsx': 'manage spots',
  'export as csv': 'manage spots',
  'invite resident': 'manage spots',
  links: 'manage residents',
  unreached: 'manage residents',
  'change guards': 'change guards',
  'not family, whom': 'report holder',
  poster: 'manage residents',
} as const satisfies Record<HouseAct, Action>;

function onHouse(context: MemberContext, act: HouseAct): Promise<Reply[]> {
  switch (act) {
    case 'residents':
      return showResidents(context, 'below', { why: { kind: 'show' }, query: null });
    case 'spots':
      return showSpots(context, 'below');
    case 'journal':
      return showJournal(context, 'below');
    case 'settings':
      return showSettings(context);
    case 'statistics':
      return showStatistics(context);
    case 'import':
      return askFile(context);
    case 'export':
      return askExport(context);
    case 'export as xlsx':
      return onExport(context, 'xlsx');
    case 'export as csv':
      return onExport(context, 'csv');
    case 'links':
      return showLinks(context, 'below');
    case 'unreached':
      return showUnreached(context, 'below');
    case 'change guards':
      return askChangeGuards(context);
    case 'invite resident':
      return askSpotToInvite(context);
    case 'poster':
      return sendPoster(context);
    case 'not family, whom':
      return whoIsNotFamily(context);
  }
}

function onList(
  context: MemberContext,
  { list, page }: Extract<AdminWish, { on: 'list' }>,
): Promise<Reply[]> {
  if (list === 'residents') return turnResidents(context, page);
  if (list === 'groups') return showGroups(context, 'here', page);
  if (list === 'unreached') return showUnreached(context, 'here', page);
  if (list === 'links') return showLinks(context, 'here', page);
  return list === 'spots' ? showSpots(context, 'here', page) : showJournal(context, 'here', page);
}

function onPerson(
  context: MemberContext,
  { act, person }: Extract<AdminWish, { on: 'person' }>,
): Promise<Reply[]> {
  switch (act) {
    case 'show':
      return showResident(context, 'below', person);
    case 'make admin':
    case 'remove admin':
    case 'remove guard':
      return askRole(context, act, person);
    case 'make admin for sure':
      return onRole(context, 'make admin', person);
    case 'remove admin for sure':
      return onRole(context, 'remove admin', person);
    case 'remove guard for sure':
      return onRole(context, 'remove guard', person);
    case 'ban':
      return askBanDate(context, person);
    case 'ban for a day':
    case 'ban for a week':
    case 'ban for a month':
      return onBanPreset(context, act, person);
    case 'lift ban':
      return onLiftBan(context, person);
    case 'assign spot': {
      const step = { ask: 'spot', why: { kind: 'assign', person } } as const;
      return askLine(context, step, context.speech.say('spot-ask-to-assign'));
    }
  }
}

function onSpot(context: MemberContext, { act, spot }: Extract<AdminWish, { on: 'spot' }>): Promise<Reply[]> {
  switch (act) {
    case 'show':
      return showSpot(context, 'below', spot);
    case 'assign':
    case 'transfer':
      return showResidents(context, 'below', { why: { kind: act, spot }, query: null });
    case 'free':
      return askFree(context, spot);
    case 'invite':
      return sendInvitation(context, spot);
  }
}

function onHolder(context: MemberContext, wish: Extract<AdminWish, { on: 'holder' }>): Promise<Reply[]> {
  const { act, spot, person } = wish;
  switch (act) {
    case 'assign':
    case 'transfer':
      return askHolder(context, act, spot, person);
    case 'remove':
      return askRemove(context, spot, person);
    case 'remove for sure':
      return onRemove(context, spot, person);
    case 'not family':
      return askNotFamily(context, spot, person);
    case 'not family for sure':
      return onNotFamily(context, spot, person);
  }
}
