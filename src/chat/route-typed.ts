import { onBareText } from './alerts/bare-text.ts';
import { onReply, onStrayWords } from './alerts/letters.ts';
import { DIALOGS } from './features.ts';
import { cancel, home, menuMessage, onMenu } from './home.ts';
import { onUnasked } from './joining/claim-talk.ts';
import { onSpotsTyped } from './joining/joining.ts';
import type { PhotoRef } from './kit/incoming.ts';
import { hasMenu, isCancel, menuChoice } from './kit/menu.ts';
import type { Reply } from './kit/outgoing.ts';
import type { MemberTurn } from './kit/turn.ts';

/**
 * Words: a reply to a thread's message, a way out, a label of the menu, the answer that a dialog waits for, then
 * bare text.
 */
export async function onText(turn: MemberTurn, text: string): Promise<Reply[]> {
  const { words, dialog, actor } = turn;
  const reply = await onReply(turn, { text, photo: null });
  if (reply) return reply;
  if (isCancel(words, text)) return cancel(turn);
  const choice = menuChoice(words, text);
  if (choice) return onMenu(turn, choice);
  const answer = dialog && (await DIALOGS[dialog.kind]?.text(turn, dialog, text));
  if (answer) return answer;
  const talk = await onUnasked(turn);
  if (talk) return talk;
  if (hasMenu(actor.roles)) return onBareText(turn, text);
  return actor.roles.includes('applicant') ? home(turn) : onSpotsTyped(turn, text);
}

/** A photo goes where it is replied to or asked for; by itself its caption counts as a typed line. */
export async function onPhoto(turn: MemberTurn, photo: PhotoRef, caption: string): Promise<Reply[]> {
  const { dialog } = turn;
  const reply = await onReply(turn, { text: caption || null, photo });
  if (reply) return reply;
  const answer = dialog && (await DIALOGS[dialog.kind]?.photo?.(turn, dialog, photo, caption));
  if (answer) return answer;
  const asked = await whereAsked(turn);
  if (asked) return asked;
  if (!hasMenu(turn.actor.roles)) return onMedia(turn);
  if (caption !== '') return onBareText(turn, caption, photo);
  return (await onStrayWords(turn)) ?? onMedia(turn);
}

/** A sticker, a voice message, a file: a friendly line, and the dialog stays. */
export async function onMedia(turn: MemberTurn): Promise<Reply[]> {
  const { actor, speech } = turn;
  const reply = await onReply(turn, null);
  if (reply) return reply;
  const answer = await whereAsked(turn);
  if (answer) return answer;
  return hasMenu(actor.roles) ? menuMessage(turn, speech.say('not-understood')) : home(turn);
}

/** What an open question or an admin's makes of it; null: nothing is asked. */
async function whereAsked(turn: MemberTurn): Promise<Reply[] | null> {
  const { dialog } = turn;
  const answer = dialog && (await DIALOGS[dialog.kind]?.media?.(turn, dialog));
  return answer || onUnasked(turn);
}
