import { type Action, may } from '../../core/access.ts';
import type { ButtonCode } from '../button-code.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberTurn } from '../kit/turn.ts';
import { type LabelKey, lines } from '../kit/wording.ts';
import type { HouseAct } from './admin-buttons.ts';

const open = (act: HouseAct) => ({ kind: 'administer', wish: { on: 'house', act } }) as const;

/** Everything under «Управление»: what stands on the button, what it presses, and who has it. */
const ENTRIES: readonly (readonly [LabelKey, ButtonCode, Action])[] = [
  ['admin-button-claims', { kind: 'joining', act: 'claims' }, 'decide claims'],
  ['admin-button-residents', open('residents'), 'manage residents'],
  ['admin-button-spots', open('spots'), 'manage spots'],
  ['admin-button-invite-resident', open('invite resident'), 'manage spots'],
  ['admin-button-invite-guard', { kind: 'joining', act: 'invite guard' }, 'invite guards'],
  ['admin-button-statistics', open('statistics'), 'see statistics'],
  ['admin-button-import', open('import'), 'manage spots'],
  ['admin-button-export', open('export'), 'manage spots'],
  ['admin-button-settings', open('settings'), 'change settings'],
  ['admin-button-journal', open('journal'), 'read journal'],
  ['announcement-button-new', { kind: 'announcements', act: 'new' }, 'announce'],
  ['admin-button-backup', { kind: 'backup', act: 'make' }, 'keep copies'],
  ['admin-button-restore', { kind: 'backup', act: 'restore' }, 'restore copies'],
];

/** «Управление»: a list of what there is, two a row. */
export async function administration(turn: MemberTurn): Promise<Reply[]> {
  const { tx, speech, actor } = turn;
  await endDialog(turn);
  if (!may(actor, 'decide claims')) {
    return [{ kind: 'message', message: { text: speech.say('admin-only') } }];
  }
  const count = (await tx.claims.allOpen(actor.complex)).length;
  const text = lines(speech.say('admin-title'), speech.say('admin-claims-waiting', { count }));
  const buttons = ENTRIES.filter(([, , action]) => may(actor, action)).map(([label, press]) => ({
    label: speech.plain(label),
    press,
  }));
  return [{ kind: 'message', message: { text, buttons: pairs(buttons) } }];
}

/** Two a row. */
export function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, at) => (at % 2 === 0 ? [[button, ...buttons.slice(at + 1, at + 2)]] : []));
}
