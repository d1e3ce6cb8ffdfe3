import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import type { AdminDialog, AdminStep } from './dialogs.ts';

/** Asks for a typed line, with «Отмена» below it; the same question again keeps the dialog alive. */
export async function askLine(
  context: MemberContext,
  step: AdminStep,
  text: RichText,
  buttons: readonly (readonly Button[])[] = [],
): Promise<Reply[]> {
  await beginStep(context, step);
  const cancel: Button = {
    label: context.speech.plain('cancel'),
    press: menuButtons.data({ kind: 'cancel' }),
  };
  return [{ kind: 'message', message: { text, buttons: [...buttons, [cancel]] } }];
}

export async function beginStep(context: MemberContext, step: AdminStep): Promise<void> {
  await beginDialog<AdminDialog>(context, { kind: 'administering', step });
}
