import { onBareText } from './alerts/bare-text.ts';
import { onReply, onStrayWords, onUnspoken } from './alerts/letters.ts';
import { DIALOGS } from './features.ts';
import { cancel, home, menuMessage, onMenu } from './home.ts';
import { onUnasked } from './joining/claim-talk.ts';
import { onTypedCode } from './joining/invited.ts';
import { onSpotsTyped } from './joining/joining.ts';
import type { Dialog } from './kit/dialogs.ts';
import type { Photos } from './kit/incoming.ts';
import { hasMenu, isCancel, menuChoice } from './kit/menu.ts';
import { offers } from './kit/offers.ts';
import type { Reply } from './kit/outgoing.ts';
import { endDialog, type MemberContext } from './kit/update-context.ts';

/**
 * Words: a reply to a thread's message, a way out, a label of the menu, the answer that a dialog waits for, then
 * bare text.
 */
export async function onText(context: MemberContext, text: string): Promise<Reply[]> {
  const { words, dialog, actor } = context;
  // Nothing in it can be seen: it answers nothing, and there is nothing to pass on.
  if (text === '') return onMedia(context);
  const reply = await onReply(context, { text, photos: [] });
  if (reply) return reply;
  if (isCancel(words, text)) return cancel(context);
  const choice = menuChoice(words, text);
  if (choice) return onMenu(context, choice);
  const came = hasMenu(actor.roles) ? null : await onTypedCode(context, text);
  if (came) return came;
  const answer =
    (await onLostRight(context)) ?? (dialog && (await DIALOGS[dialog.kind]?.text(context, dialog, text)));
  if (answer) return answer;
  const talk = await onUnasked(context);
  if (talk) return talk;
  if (hasMenu(actor.roles)) return onBareText(context, text);
  return actor.roles.includes('applicant') ? home(context) : onSpotsTyped(context, text);
}

/** Photos go where they are replied to or asked for; by themselves their caption counts as a typed line. */
export async function onPhoto(context: MemberContext, photos: Photos, caption: string): Promise<Reply[]> {
  const { dialog } = context;
  const reply = await onReply(context, { text: caption || null, photos });
  if (reply) return reply;
  const answer =
    (await onLostRight(context)) ?? (dialog && (await onAsked(context, dialog, photos, caption)));
  if (answer) return answer;
  const asked = await whereAsked(context);
  if (asked) return asked;
  const { roles } = context.actor;
  if (!hasMenu(roles)) {
    const isWaiting = caption === '' || roles.includes('applicant');
    return isWaiting ? onMedia(context) : onSpotsTyped(context, caption);
  }
  if (caption !== '') return onBareText(context, caption, photos);
  return (await onStrayWords(context)) ?? onMedia(context);
}

/** Where a question has no use for a photo, the words below it answer: «45» below a picture of the spot. */
async function onAsked(
  context: MemberContext,
  dialog: Dialog,
  photos: Photos,
  caption: string,
): Promise<Reply[] | null> {
  const answer = DIALOGS[dialog.kind];
  if (answer?.photo) return answer.photo(context, dialog, photos, caption);
  return caption === '' ? null : (answer?.text(context, dialog, caption) ?? null);
}

/** A sticker, a voice message, a file: a friendly line, and the dialog stays. */
export async function onMedia(context: MemberContext): Promise<Reply[]> {
  const { actor, speech } = context;
  const reply = await onReply(context, null);
  if (reply) return reply;
  const answer = await whereAsked(context);
  if (answer) return answer;
  const unspoken = hasMenu(actor.roles) ? await onUnspoken(context) : null;
  if (unspoken) return unspoken;
  return hasMenu(actor.roles) ? menuMessage(context, speech.say('not-understood')) : home(context);
}

/** What an open question or an admin's makes of it; null: nothing is asked. */
async function whereAsked(context: MemberContext): Promise<Reply[] | null> {
  const { dialog } = context;
  const answer =
    (await onLostRight(context)) ?? (dialog && (await DIALOGS[dialog.kind]?.media?.(context, dialog)));
  return answer || onUnasked(context);
}

/** A question that was open when its right was taken is over, and its answer is heard by nobody; null: it goes on. */
async function onLostRight(context: MemberContext): Promise<Reply[] | null> {
  const { actor, dialog, speech } = context;
  const needed = dialog && DIALOGS[dialog.kind]?.needs(dialog);
  if (!needed || offers(actor, needed)) return null;
  await endDialog(context);
  return hasMenu(actor.roles) ? menuMessage(context, speech.say('no-longer-allowed')) : home(context);
}
