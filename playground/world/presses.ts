import { randomBytes } from 'node:crypto';
import type { InlineButton, Message } from '../telegram.ts';
import { chatState, contactOf, isMember, membership, userOf } from './chats.ts';
import type { Person, State } from './state.ts';

/** What a person sees after a press: a toast or an alert, with empty text when the bot only stops the spinner. */
export type PressAnswer = { readonly text: string; readonly alert: boolean; readonly url?: string };

export const buttonsOf = (message: Message): InlineButton[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat();

/** Compares labels without the emoji that may stand before the words. */
export const sameLabel = (label: string, wanted: string) =>
  label === wanted || label.replace(/^[^\p{L}\p{N}«]+/u, '') === wanted;

/**
 * Presses an inline button found by its label or data on the message as it is now, else as the caller saw it
 * (a copy on a slow phone). The promise is the bot's answer; it fails when none comes in time.
 */
export function press(
  state: State,
  person: Person,
  seen: Message,
  labelOrData: string,
): Promise<PressAnswer> {
  const chat = chatState(state, seen.chat.id);
  const current = chat.messages.get(seen.message_id)?.message;
  const buttons = [...(current ? buttonsOf(current) : []), ...buttonsOf(seen)];
  const button =
    buttons.find(({ text }) => sameLabel(text, labelOrData)) ??
    buttons.find(({ callback_data }) => callback_data === labelOrData);
  if (!button) {
    const labels = buttons.map(({ text }) => `[${text}]`).join(' ') || 'no buttons';
    throw new Error(`no button «${labelOrData}» under «${seen.text ?? seen.caption ?? ''}»: ${labels}`);
  }
  if (button.callback_data === undefined) {
    return Promise.resolve({ text: '', alert: false, ...(button.url !== undefined && { url: button.url }) });
  }
  return pressData(state, person, current ?? seen, button.callback_data, button.text);
}

/** Sends any callback data, as a forged client may, from a message that exists or existed. */
export function pressData(
  state: State,
  person: Person,
  message: Message,
  data: string,
  label = data,
): Promise<PressAnswer> {
  const chat = chatState(state, message.chat.id);
  const contact = contactOf(state, person.id);
  if (chat.type === 'private' && contact.blocked) throw new Error(`${person.firstName} blocked the bot`);
  if (chat.type !== 'private' && !isMember(membership(chat, person.id))) {
    throw new Error(`${person.firstName} is not in «${chat.title}»`);
  }
  const id = BigInt(`0x${randomBytes(7).toString('hex')}`).toString();
  const at = state.clock.now();
  const answered = new Promise<PressAnswer>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`the bot did not answer the press on «${label}» of ${person.firstName}`)),
      state.switches.pressTimeoutMs,
    );
    // A press nobody waits for must not keep a finished test alive.
    late.unref();
    const answer = (toast: PressAnswer) => {
      clearTimeout(late);
      resolve(toast);
    };
    state.presses.set(id, { at, chat: chat.id, person, answer });
  });
  // Without this a press that nobody waits for ends the process when it stays unanswered.
  answered.catch(() => {});
  state.records.happened(chat.id, { at, kind: 'pressed', person, message, label });
  state.updates.push('callback_query', chat.id, {
    callback_query: { id, from: userOf(person), message, chat_instance: `${-chat.id}00`, data },
  });
  return answered;
}
