import { toast } from '../kit/confirm.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberTurn } from '../kit/turn.ts';
import { askLine } from './asking.ts';
import { askBanDate, onBan, onBanDateMeant, onBanPreset, onLiftBan } from './bans.ts';
import type { AdminWish, HouseAct } from './buttons.ts';
import { askExport, onExport } from './exports.ts';
import { askFree, askHolder, askRemove, onFree, onGive, onRemove } from './holding.ts';
import { askUnlink, onUnlink } from './house-groups.ts';
import { askFile, onApply, onImportPress } from './imports.ts';
import { sendInvitation } from './inviting.ts';
import { showJournal } from './journal.ts';
import { askNotFamily, onLoss, onNotFamily, whoIsNotFamily } from './neighbours.ts';
import { showResident } from './resident-card.ts';
import { showResidents, turnResidents } from './residents.ts';
import { askRole, onRole } from './roles.ts';
import { onSettingPress, showSettings } from './settings.ts';
import { showSpot } from './spot-card.ts';
import { askSpotToInvite, showSpots } from './spots.ts';
import { showStatistics } from './statistics.ts';

/** A button of «Управление», new or old: who may no more is shown no question, and reads so in a toast. */
export async function onAdminPress(turn: MemberTurn, wish: AdminWish): Promise<Reply[]> {
  const { speech, actor } = turn;
  const action = actionOf(wish);
  if (action && !offers(actor, action)) return toast(speech.plain('admin-only'));
  switch (wish.on) {
    case 'house':
      return onHouse(turn, wish.act);
    case 'list':
      return onList(turn, wish);
    case 'person':
      return onPerson(turn, wish);
    case 'ban':
      return onBan(turn, wish);
    case 'ban date':
      return onBanDateMeant(turn, wish.person, wish.until);
    case 'spot':
      return onSpot(turn, wish);
    case 'free':
      return onFree(turn, wish.spot, wish.seen);
    case 'give':
      return onGive(turn, wish);
    case 'holder':
      return onHolder(turn, wish);
    case 'setting':
      return onSettingPress(turn, wish.act);
    case 'import':
      return onImportPress(turn, wish.act, wish.import);
    case 'removal':
      return onApply(turn, wish.import, { agreed: wish.agreed });
    case 'group':
      return wish.act === 'unlink' ? askUnlink(turn, wish.group) : onUnlink(turn, wish.group);
    case 'loss':
      return onLoss(turn, wish.loss);
  }
}

/** What the wish takes; null: the use case finds out whose it is. */
function actionOf(wish: AdminWish): Action | null {
  if (wish.on === 'loss') return null;
  if (wish.on === 'setting') return 'change settings';
  if (wish.on === 'group') return 'link groups';
  if (wish.on === 'ban' || wish.on === 'ban date') return 'manage residents';
  if (wish.on === 'person') return wish.act === 'assign spot' ? 'manage spots' : 'manage residents';
  if (wish.on === 'free' || wish.on === 'give') return 'manage spots';
  if (wish.on === 'spot' || wish.on === 'import' || wish.on === 'removal') return 'manage spots';
  if (wish.on === 'holder') return wish.act.startsWith('not family') ? 'report holder' : 'manage spots';
  if (wish.on === 'list') return LISTS[wish.list];
  return HOUSE[wish.act];
}

const LISTS = { residents: 'manage residents', spots: 'manage spots', journal: 'read journal' } as const;
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
  'not family, whom': 'report holder',
} as const satisfies Record<HouseAct, Action>;

function onHouse(turn: MemberTurn, act: HouseAct): Promise<Reply[]> {
  switch (act) {
    case 'residents':
      return showResidents(turn, 'below', { why: { kind: 'show' }, query: null });
    case 'spots':
      return showSpots(turn, 'below');
    case 'journal':
      return showJournal(turn, 'below');
    case 'settings':
      return showSettings(turn);
    case 'statistics':
      return showStatistics(turn);
    case 'import':
      return askFile(turn);
    case 'export':
      return askExport(turn);
    case 'export as xlsx':
      return onExport(turn, 'xlsx');
    case 'export as csv':
      return onExport(turn, 'csv');
    case 'invite resident':
      return askSpotToInvite(turn);
    case 'not family, whom':
      return whoIsNotFamily(turn);
  }
}

function onList(turn: MemberTurn, { list, page }: Extract<AdminWish, { on: 'list' }>): Promise<Reply[]> {
  if (list === 'residents') return turnResidents(turn, page);
  return list === 'spots' ? showSpots(turn, 'here', page) : showJournal(turn, 'here', page);
}

function onPerson(turn: MemberTurn, { act, person }: Extract<AdminWish, { on: 'person' }>): Promise<Reply[]> {
  switch (act) {
    case 'show':
      return showResident(turn, 'below', person);
    case 'make admin':
    case 'remove admin':
    case 'remove guard':
      return askRole(turn, act, person);
    case 'make admin for sure':
      return onRole(turn, 'make admin', person);
    case 'remove admin for sure':
      return onRole(turn, 'remove admin', person);
    case 'remove guard for sure':
      return onRole(turn, 'remove guard', person);
    case 'ban':
      return askBanDate(turn, person);
    case 'ban for a day':
    case 'ban for a week':
    case 'ban for a month':
      return onBanPreset(turn, act, person);
    case 'lift ban':
      return onLiftBan(turn, person);
    case 'assign spot': {
      const step = { ask: 'spot', why: { kind: 'assign', person } } as const;
      return askLine(turn, step, turn.speech.say('spot-ask-to-assign'));
    }
  }
}

function onSpot(turn: MemberTurn, { act, spot }: Extract<AdminWish, { on: 'spot' }>): Promise<Reply[]> {
  switch (act) {
    case 'show':
      return showSpot(turn, 'below', spot);
    case 'assign':
    case 'transfer':
      return showResidents(turn, 'below', { why: { kind: act, spot }, query: null });
    case 'free':
      return askFree(turn, spot);
    case 'invite':
      return sendInvitation(turn, spot);
  }
}

function onHolder(turn: MemberTurn, wish: Extract<AdminWish, { on: 'holder' }>): Promise<Reply[]> {
  const { act, spot, person } = wish;
  switch (act) {
    case 'assign':
    case 'transfer':
      return askHolder(turn, act, spot, person);
    case 'remove':
      return askRemove(turn, spot, person);
    case 'remove for sure':
      return onRemove(turn, spot, person);
    case 'not family':
      return askNotFamily(turn, spot, person);
    case 'not family for sure':
      return onNotFamily(turn, spot, person);
  }
}
