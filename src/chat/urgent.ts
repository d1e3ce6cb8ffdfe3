import { isCall, isVitalPress } from './acts.ts';
import { threadOfReply } from './alerts/letters.ts';
import { COMMANDS, DIALOGS } from './features.ts';
import { hasMenu, isCancel, menuChoice } from './kit/menu.ts';
import type { MemberContext } from './kit/update-context.ts';

/**
 * What somebody waits for, whatever else is to be asked first: `done`: an alert, an answer, a verdict at the gate;
 * `begun`: the question before it, or the way out of one; null: everything else.
 */
export async function urgency(context: MemberContext): Promise<'done' | 'begun' | null> {
  const { incoming, words, dialog, actor } = context;
  const { body } = incoming;
  if (body.kind === 'press') return isVitalPress(body.code) ? 'done' : 'begun';
  if (body.kind === 'command') {
    const command = Object.hasOwn(COMMANDS, body.name) ? COMMANDS[body.name] : undefined;
    if (!command || !('urgent' in command)) return null;
    return body.argument === '' ? 'begun' : 'done';
  }
  if (body.kind === 'text') {
    if (isCancel(words, body.text)) return 'begun';
    const choice = menuChoice(words, body.text);
    if (choice) return URGENT_CHOICES.has(choice) ? 'begun' : null;
  }
  if (await threadOfReply(context)) return 'done';
  if (dialog) return DIALOGS[dialog.kind]?.urgent ? 'done' : null;
  return hasMenu(actor.roles) && isCall(body, context.lexicon) ? 'begun' : null;
}

const URGENT_CHOICES: ReadonlySet<string> = new Set(['raise blocked', 'raise sos', 'check pass']);
