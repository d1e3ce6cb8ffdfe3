import { waitingClaims } from '../../core/residents/see-claims.ts';
import { announcementButtons } from '../announcements/buttons.ts';
import { backupButtons } from '../backups/buttons.ts';
import { joiningButtons } from '../joining/buttons.ts';
import type { ButtonData } from '../kit/buttons.ts';
import { type Action, offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type LabelKey, lines } from '../kit/wording.ts';
import { stripButtons } from '../strips/buttons.ts';
import { adminButtons, type HouseAct } from './buttons.ts';

const open = (act: HouseAct) => adminButtons.data({ kind: 'administer', wish: { on: 'house', act } });

/** Everything under «Управление»: what stands on the button, what it presses, and who has it. */
const ENTRIES: readonly (readonly [LabelKey, ButtonData, Action])[] = [
  ['admin-button-claims', joiningButtons.data({ kind: 'joining', act: 'claims' }), 'decide claims'],
  ['admin-button-residents', open('residents'), 'manage residents'],
  ['admin-button-spots', open('spots'), 'manage spots'],
  ['admin-button-invite-resident', open('invite resident'), 'manage spots'],
  [
    'admin-button-invite-guard',
    joiningButtons.data({ kind: 'joining', act: 'invite guard' }),
    'invite guards',
  ],
  ['admin-button-links', open('links'), 'manage residents'],
  ['admin-button-statistics', open('statistics'), 'see statistics'],
  ['admin-button-import', open('import'), 'manage spots'],
  ['admin-button-export', open('export'), 'manage spots'],
  ['admin-button-settings', open('settings'), 'change settings'],
  ['admin-button-journal', open('journal'), 'read journal'],
  ['announcement-button-new', announcementButtons.data({ kind: 'announcements', act: 'new' }), 'announce'],
  ['admin-button-backup', backupButtons.data({ kind: 'backup', act: 'make' }), 'keep copies'],
  ['admin-button-restore', backupButtons.data({ kind: 'backup', act: 'restore' }), 'restore copies'],
  ['admin-button-unreached', open('unreached'), 'manage residents'],
  ['admin-button-change-guards', open('change guards'), 'change guards'],
  ['admin-button-strips', stripButtons.data({ kind: 'strips', act: 'show' }), 'print strips'],
  ['admin-button-poster', open('poster'), 'manage residents'],
];

/** «Управление»: a list of what there is, two a row. */
export async function administration(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const waiting = await waitingClaims(tx, actor);
  if (!waiting.ok) return [{ kind: 'message', message: { text: speech.say('admin-only') } }];
  const count = waiting.value.length;
  const text = lines(speech.say('admin-title'), speech.say('admin-claims-waiting', { count }));
  const buttons = ENTRIES.filter(([, , action]) => offers(actor, action)).map(([label, press]) => ({
    label: speech.plain(label),
    press,
  }));
  return [{ kind: 'message', message: { text, buttons: pairs(buttons) } }];
}

/** Two a row. */
export function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, at) => (at % 2 === 0 ? [[button, ...buttons.slice(at + 1, at + 2)]] : []));
}
