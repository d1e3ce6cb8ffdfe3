import { fingerprintOf } from '../../core/kernel/fingerprint.ts';
import { cancelButton } from './confirm.ts';
import type { Dialog, OpenDialog, Standing } from './dialogs.ts';
import type { Incoming } from './incoming.ts';
import { menuButtons } from './menu-buttons.ts';
import type { Button, Outgoing, Reply } from './outgoing.ts';
import type { UpdateContext } from './update-context.ts';

/**
 * The dialog with the number of its question. A typed answer goes on with the question that stands, and so does
 * whatever only fills in what was open; anything else asks anew.
 */
export function asQuestion<D extends Dialog>(
  dialog: D,
  standing: Standing,
  { key, body }: Incoming,
): D & OpenDialog {
  const before = standing.dialog;
  const isTyped = body.kind !== 'press' && before?.kind === dialog.kind;
  const goesOn = before !== null && (isTyped || fillsIn(before, dialog));
  const fresh = fingerprintOf([...key].map((sign) => sign.codePointAt(0) ?? 0));
  const question = goesOn ? before.question : fresh;
  return { ...dialog, ...(question !== undefined && { question }) };
}

const OURS: readonly string[] = ['question', 'unheardUntil'] satisfies (keyof OpenDialog)[];

function fillsIn(before: OpenDialog, next: Dialog): boolean {
  const filled = new Map(Object.entries(next));
  return Object.entries(before).every(
    ([name, value]) => OURS.includes(name) || value === null || Object.is(value, filled.get(name)),
  );
}

/** Each «Отмена» names the question that stands once all is said: it cancels nothing newer. */
export function nameQuestion(replies: readonly Reply[], { dialog }: Standing): Reply[] {
  const question = dialog?.question;
  if (question === undefined) return [...replies];
  const named = new Map(
    (['cancel', 'keep'] as const).map((kind) => [
      menuButtons.data({ kind }),
      menuButtons.data({ kind, question }),
    ]),
  );
  const name = (button: Button): Button => {
    const press = 'press' in button ? named.get(button.press) : undefined;
    return press ? { ...button, press } : button;
  };
  const inMessage = (message: Outgoing): Outgoing =>
    message.buttons ? { ...message, buttons: message.buttons.map((row) => row.map(name)) } : message;
  return replies.map((reply) =>
    reply.kind === 'toast' ? reply : { ...reply, message: inMessage(reply.message) },
  );
}

/** Whatever is typed while a question stands: an answer that offers nothing else offers the way out. */
export function withWayOut(
  replies: readonly Reply[],
  { incoming, standing, speech }: Pick<UpdateContext, 'incoming' | 'standing' | 'speech'>,
): Reply[] {
  const last = replies.at(-1);
  const isAsked = incoming.body.kind !== 'press' && standing.dialog !== null;
  if (!isAsked || last?.kind !== 'message' || last.message.buttons?.some((row) => row.length > 0))
    return [...replies];
  // The menu stays below the chat all the same.
  const { menu: _, ...message } = last.message;
  return replies.with(-1, { ...last, message: { ...message, buttons: [[cancelButton({ speech })]] } });
}
