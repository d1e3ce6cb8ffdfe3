import { never } from '../../core/kernel/result.ts';
import type { Action } from '../kit/offers.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { beginStep } from './asking.ts';
import { onBanDate, onBanReason } from './bans.ts';
import type { AdminDialog, AdminStep } from './dialogs.ts';
import { onFile } from './imports.ts';
import { showResidents } from './residents.ts';
import { onSettingTyped } from './settings.ts';
import { onSpotNamed } from './spots.ts';

/** What a line takes that answers the step. */
export function neededFor({ ask }: AdminStep): Action {
  if (ask === 'setting') return 'change settings';
  return ask === 'spot' || ask === 'file' ? 'manage spots' : 'manage residents';
}

/** What an admin wrote or sent where «Управление» asked him. */
export async function onAdminTyped(context: MemberContext, { step }: AdminDialog): Promise<Reply[]> {
  const { speech, incoming } = context;
  if (step.ask === 'file') return onFile(context);
  const { body } = incoming;
  const words = body.kind === 'text' ? body.text : body.kind === 'photo' ? body.caption : '';
  if (body.kind === 'text' || words !== '') return onText(context, step, words);
  await beginStep(context, step);
  return [{ kind: 'message', message: { text: speech.say('admin-words-only') } }];
}

function onText(
  context: MemberContext,
  step: Exclude<AdminStep, { ask: 'file' }>,
  text: string,
): Promise<Reply[]> {
  switch (step.ask) {
    case 'resident':
      return showResidents(context, 'below', { why: step.why, query: text });
    case 'spot':
      return onSpotNamed(context, step.why, text);
    case 'ban date':
      return onBanDate(context, step.person, text);
    // Whoever types once more below the question whether to ban means another reason.
    case 'ban reason':
    case 'ban confirmed':
      return onBanReason(context, step, text);
    case 'setting':
      return onSettingTyped(context, step.setting, text);
    default:
      return never(step);
  }
}
