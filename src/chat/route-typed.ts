import { onAdminTyped } from './administration/typed.ts';
import { onSpotTyped } from './alerts/alerts.ts';
import { onBareText } from './alerts/bare-text.ts';
import { onDescribed } from './alerts/describing.ts';
import { onLetter, refuseMedia, threadOfReply } from './alerts/letters.ts';
import { onMessageWritten } from './alerts/message.ts';
import { onDraft } from './announcements/announcing.ts';
import { onAwayTyped } from './away/away.ts';
import { onRestoring } from './backups/restores.ts';
import { onLookUpTyped } from './directory/directory.ts';
import { cancel, home, menuMessage, onMenu } from './home.ts';
import { onClaimTalk } from './joining/claim-talk.ts';
import { onSpotsTyped } from './joining/joining.ts';
import { hasMenu, isCancel, menuChoice } from './kit/menu.ts';
import type { Reply } from './kit/outgoing.ts';
import type { MemberTurn } from './kit/turn.ts';
import { onPassChecked } from './passes/gate.ts';
import { onExtensionTyped } from './passes/pass-press.ts';
import { onPassTyped } from './passes/passes.ts';

/** Words: a way out, a label of the menu, the answer that a dialog waits for, then bare text. */
export async function onText(turn: MemberTurn, text: string): Promise<Reply[]> {
  const { words, dialog } = turn;
  if (isCancel(words, text)) return cancel(turn);
  const choice = menuChoice(words, text);
  if (choice) return onMenu(turn, choice);
  const talk = (await onRestoring(turn)) ?? (await onClaimTalk(turn));
  if (talk) return talk;
  const draft = await onDraft(turn);
  if (draft) return draft;
  if (dialog?.kind === 'claiming spots') return onSpotsTyped(turn, text);
  if (!hasMenu(turn.actor.roles))
    return turn.actor.roles.includes('applicant') ? home(turn) : onSpotsTyped(turn, text);
  const thread = await threadOfReply(turn);
  if (thread) return onLetter(turn, thread, { text, photo: null });
  const step = await onSpotDialog(turn, text);
  if (step) return step;
  const administered = await onAdminTyped(turn);
  if (administered) return administered;
  if (dialog?.kind === 'writing') return onLetter(turn, dialog, { text, photo: null });
  if (dialog?.kind === 'messaging') return onMessageWritten(turn, dialog.spot, text, null);
  if (dialog?.kind === 'looking up') return onLookUpTyped(turn, text);
  if (dialog?.kind === 'describing') return onDescribed(turn, dialog, text, null);
  if (dialog?.kind === 'raising') return onSpotTyped(turn, dialog.alert, text);
  return onBareText(turn, text);
}

/** A photo goes to the thread or the owner that is being written to; anywhere else it is as good as a sticker. */
export async function onPhoto(turn: MemberTurn, photo: string, caption: string): Promise<Reply[]> {
  const { dialog } = turn;
  if (dialog?.kind === 'restoring') return onMedia(turn);
  const draft = await onDraft(turn);
  if (draft) return draft;
  if (dialog?.kind === 'messaging') return onMessageWritten(turn, dialog.spot, caption, photo);
  if (dialog?.kind === 'describing') return onDescribed(turn, dialog, caption, photo);
  const thread = (await threadOfReply(turn)) ?? (dialog?.kind === 'writing' ? dialog : null);
  return thread ? onLetter(turn, thread, { text: caption || null, photo }) : onMedia(turn);
}

/** A sticker, a voice message, a file: a friendly line, and the dialog stays. */
export async function onMedia(turn: MemberTurn): Promise<Reply[]> {
  const talk = (await onRestoring(turn)) ?? (await onClaimTalk(turn));
  const asked = talk ?? (await onDraft(turn)) ?? (await onAdminTyped(turn));
  if (asked) return asked;
  if (turn.dialog?.kind === 'messaging') return onMessageWritten(turn, turn.dialog.spot, '', null);
  if (turn.dialog?.kind === 'describing') return onDescribed(turn, turn.dialog, '', null);
  if (turn.dialog?.kind === 'writing' || (await threadOfReply(turn))) return refuseMedia(turn);
  const step = await onSpotDialog(turn, '');
  if (step) return step;
  if (turn.dialog?.kind === 'raising' || turn.dialog?.kind === 'claiming spots')
    return [{ kind: 'message', message: { text: turn.speech.say('number-expected') } }];
  return hasMenu(turn.actor.roles) ? menuMessage(turn, turn.speech.say('not-understood')) : home(turn);
}

/** «Уезжаю», «Гостевой пропуск», «Проверить пропуск»: what their question is answered with. */
async function onSpotDialog(turn: MemberTurn, text: string): Promise<Reply[] | null> {
  const { dialog } = turn;
  switch (dialog?.kind) {
    case 'leaving':
      return onAwayTyped(turn, dialog, text);
    case 'inviting':
      return onPassTyped(turn, dialog, text);
    case 'extending':
      return onExtensionTyped(turn, dialog, text);
    case 'checking pass':
      return onPassChecked(turn, text);
    default:
      return null;
  }
}
