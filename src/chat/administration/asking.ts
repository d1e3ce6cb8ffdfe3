import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, type MemberTurn } from '../kit/turn.ts';
import type { RichText } from '../kit/wording.ts';
import type { AdminDialog, AdminStep } from './dialogs.ts';

/** Asks for a typed line, with «Отмена» below it; the same question again keeps the dialog alive. */
export async function askLine(
  turn: MemberTurn,
  step: AdminStep,
  text: RichText,
  buttons: readonly (readonly Button[])[] = [],
): Promise<Reply[]> {
  await beginStep(turn, step);
  const cancel: Button = { label: turn.speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  return [{ kind: 'message', message: { text, buttons: [...buttons, [cancel]] } }];
}

export async function beginStep(turn: MemberTurn, step: AdminStep): Promise<void> {
  await beginDialog<AdminDialog>(turn, { kind: 'administering', step });
}
