import { onBareText } from './alerts/bare-text.ts';
import { onLetter, refuseMedia, threadOfReply } from './alerts/letters.ts';
import { DIALOGS } from './features.ts';
import { cancel, home, menuMessage, onMenu } from './home.ts';
import { onUnasked } from './joining/claim-talk.ts';
import { onSpotsTyped } from './joining/joining.ts';
import type { PhotoRef } from './kit/incoming.ts';
import { hasMenu, isCancel, menuChoice } from './kit/menu.ts';
import type { Reply } from './kit/outgoing.ts';
import type { MemberTurn } from './kit/turn.ts';

/**
 * Words: a way out, a label of the menu, a reply to a thread's message, the answer that a dialog waits for, then
 * bare text.
 */
export async function onText(turn: MemberTurn, text: string): Promise<Reply[]> {
  const { words, dialog, actor } = turn;
  if (isCancel(words, text)) return cancel(turn);
  const choice = menuChoice(words, text);
  if (choice) return onMenu(turn, choice);
  const thread = await threadOfReply(turn);
  if (thread) return onLetter(turn, thread, { text, photo: null });
  const answer = dialog && (await DIALOGS[dialog.kind]?.text(turn, dialog, text));
  if (answer) return answer;
  const talk = await onUnasked(turn);
  if (talk) return talk;
  if (hasMenu(actor.roles)) return onBareText(turn, text);
  return actor.roles.includes('applicant') ? home(turn) : onSpotsTyped(turn, text);
}

/** A photo goes where it is replied to or asked for; anywhere else it is as good as a sticker. */
export async function onPhoto(turn: MemberTurn, photo: PhotoRef, caption: string): Promise<Reply[]> {
  const { dialog } = turn;
  const thread = await threadOfReply(turn);
  if (thread) return onLetter(turn, thread, { text: caption || null, photo });
  const answer = dialog && (await DIALOGS[dialog.kind]?.photo?.(turn, dialog, photo, caption));
  return answer ?? onMedia(turn);
}

/** A sticker, a voice message, a file: a friendly line, and the dialog stays. */
export async function onMedia(turn: MemberTurn): Promise<Reply[]> {
  const { dialog, actor, speech } = turn;
  if (await threadOfReply(turn)) return refuseMedia(turn);
  const answer = dialog && (await DIALOGS[dialog.kind]?.media?.(turn, dialog));
  if (answer) return answer;
  const talk = await onUnasked(turn);
  if (talk) return talk;
  return hasMenu(actor.roles) ? menuMessage(turn, speech.say('not-understood')) : home(turn);
}
