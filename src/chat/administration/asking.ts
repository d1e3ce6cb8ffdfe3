import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, type MemberTurn } from '../kit/turn.ts';
import type { RichText } from '../kit/wording.ts';
import type { AdminStep } from './admin-steps.ts';

/** Asks for a typed line, with «Отмена» below it; the same question again keeps the dialog alive. */
export async function askLine(
  turn: MemberTurn,
  step: AdminStep,
  text: RichText,
  buttons: readonly (readonly Button[])[] = [],
): Promise<Reply[]> {
  await beginStep(turn, step);
  const cancel: Button = { label: turn.speech.plain('cancel'), press: { kind: 'cancel' } };
  return [{ kind: 'message', message: { text, buttons: [...buttons, [cancel]] } }];
}

export async function beginStep(turn: MemberTurn, step: AdminStep): Promise<void> {
  await beginDialog(turn, turn.actor.person, { kind: 'administering', step });
}

/** The step that the admin is at; null: he is at something else, or it is over. */
export function stepOf({ dialog }: MemberTurn): AdminStep | null {
  return dialog?.kind === 'administering' ? dialog.step : null;
}
