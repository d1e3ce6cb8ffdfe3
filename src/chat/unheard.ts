import { instantOf, isDue } from '../core/kernel/time.ts';
import type { OpenDialog } from './kit/dialogs.ts';
import type { Reply } from './kit/outgoing.ts';
import { nameQuestion } from './kit/questions.ts';
import { askOn } from './kit/spot-input.ts';
import { beginDialog, isMember, type UpdateContext } from './kit/update-context.ts';

/**
 * The bot is silent to what is typed. Whoever answers a question hears, once a question, that it was not taken: it is
 * remembered with the question until there is room again.
 */
export async function unheard(
  context: UpdateContext,
  pace: 'warn' | 'silence',
  until: Date | null,
): Promise<Reply[]> {
  const { dialog, speech, now } = context;
  if (!isMember(context) || !dialog)
    return pace === 'warn' ? [{ kind: 'message', message: { text: speech.say('too-fast') } }] : [];
  if (dialog.unheardUntil !== undefined && !isDue(instantOf(dialog.unheardUntil), now)) return [];
  const told: OpenDialog = { ...dialog, unheardUntil: (until ?? now).toISOString() };
  await beginDialog<OpenDialog>(context, told);
  return nameQuestion(askOn(context, speech.say('too-fast-unheard')), context.standing);
}
