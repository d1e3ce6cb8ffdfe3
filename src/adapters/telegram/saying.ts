/** Sending and editing: the words arrive, whatever becomes of the picture or the file that goes with them. */
import type { Api } from 'grammy';
import type { ChatRef, MessageRef } from '../../chat/kit/incoming.ts';
import type { AlsoSent, Delivery, Gateway, Urgency } from '../../chat/kit/outgoing.ts';
import { verbatim } from '../../chat/kit/wording.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import type { Attachment } from './attach.ts';
import { editFile, editText, editWords, isUpload, send } from './calls.ts';
import {
  alone,
  type CarryingParts,
  createCarrying,
  FILE_REFUSED,
  isOfNoUse,
  orFileRefused,
  UNSENT,
} from './carrying.ts';
import { fitsCaption } from './encode.ts';
import { afterEdit, afterSend, isLostTopic } from './errors.ts';
import { type ExternalIdOf, type Sendable, withMentions } from './mentions.ts';
import { createPicturesAhead } from './pictures-ahead.ts';

/** Keeps the pace, tries once, and tells what became of it. */
export type Attempt = (
  chat: ChatRef,
  urgency: Urgency,
  call: () => Promise<Delivery>,
  failed: (error: unknown) => Delivery,
) => Promise<Delivery>;

export type SayingParts = CarryingParts & {
  readonly api: Api;
  /** How Telegram knows whom a message mentions. */
  readonly externalIdOf: ExternalIdOf;
  readonly attempt: Attempt;
  /** Where the group has gone, once that is written down; null: the error is about something else. */
  readonly follow: (from: ChatRef, error: unknown) => Promise<ChatRef | null>;
  readonly wait: (time: Duration) => Promise<unknown>;
};

/** «The file is temporarily unavailable» is often over by then. */
const FILE_REST = seconds(2);

export function createSaying(parts: SayingParts): Pick<Gateway, 'send' | 'edit'> {
  return { send: sending(parts), edit: editing(parts) };
}

function sending(parts: SayingParts): Gateway['send'] {
  const { attachmentOf } = createCarrying(parts);
  const { withWords, withFile } = posting(parts);
  const ahead = createPicturesAhead();
  return async (chat, outgoing, urgency) => {
    const message = await withMentions(outgoing, parts.externalIdOf);
    const file = await attachmentOf(message);
    if (!file) return withWords(chat, message, urgency);
    const left = async () =>
      isOfNoUse(message) ? UNSENT : having(await withWords(chat, alone(message), urgency), { bare: true });
    if (file === 'missing') return left();
    if (mayStandBelow(message, file)) {
      const sent = await withFile(chat, message, file, urgency);
      return sent === FILE_REFUSED ? left() : sent;
    }
    // Too much to stand below: the picture goes first, and what is said about it rings.
    let also: AlsoSent = {};
    if (!ahead.has(chat, message)) {
      const { text: _, buttons: __, menu: ___, ...bare } = message;
      const first = await withFile(chat, { ...bare, text: verbatim(''), silent: true }, file, urgency);
      if (first === FILE_REFUSED) return left();
      if (first.kind !== 'delivered') return first;
      also = first.also ?? { parts: [first.message] };
      ahead.add(chat, message);
    }
    const words = await withWords(chat, message, urgency);
    if (words.kind !== 'later') ahead.delete(chat, message);
    return having(words, also);
  };
}

const having = (delivery: Delivery, also: AlsoSent): Delivery =>
  delivery.kind === 'delivered' ? { ...delivery, also } : delivery;

/** One message, as it is. */
function posting(parts: SayingParts) {
  const { api, attempt, follow, wait } = parts;
  const { carrying } = createCarrying(parts);
  const use = (chat: ChatRef, message: Sendable, urgency: Urgency) => async (file: Attachment | null) => {
    try {
      return await send(api, chat, message, file, urgency);
    } catch (error) {
      // A person's chat goes on without the topic; a group's line belongs where it was asked for.
      if (message.topic !== undefined && !chat.startsWith('-') && isLostTopic(error)) {
        const { topic: _, ...anywhere } = message;
        return send(api, chat, anywhere, file, urgency);
      }
      const to = await follow(chat, error);
      if (to === null) throw error;
      // A number of the old group's messages means another message in the new one.
      const { replyTo: _, ...unrelated } = message;
      return send(api, to, unrelated, file, urgency);
    }
  };
  const once = (chat: ChatRef, message: Sendable, file: Attachment | null, urgency: Urgency) => {
    const post = use(chat, message, urgency);
    const call = async (): Promise<Delivery> => {
      const sent = file ? await carrying(file, post) : await post(null);
      const parts = sent.parts?.map(String);
      return { kind: 'delivered', message: String(sent.message_id), ...(parts && { also: { parts } }) };
    };
    return attempt(chat, urgency, call, file ? orFileRefused(afterSend) : afterSend);
  };
  return {
    withWords: (chat: ChatRef, message: Sendable, urgency: Urgency) => once(chat, message, null, urgency),
    /** A reference may be refused in passing; what we have drawn is taken no better the second time. */
    withFile: async (chat: ChatRef, message: Sendable, file: Attachment, urgency: Urgency) => {
      const first = await once(chat, message, file, urgency);
      if (first !== FILE_REFUSED || isUpload(file) || file.anew) return first;
      await wait(FILE_REST);
      return once(chat, message, file, urgency);
    },
  };
}

function editing(parts: SayingParts): Gateway['edit'] {
  const { api, attempt, follow } = parts;
  const { carrying, attachmentOf } = createCarrying(parts);
  const editOnce = (
    chat: ChatRef,
    ref: MessageRef,
    urgency: Urgency,
    change: () => Promise<unknown>,
    failed: (error: unknown) => Delivery,
  ) => {
    const call = async (): Promise<Delivery> => {
      try {
        await change();
      } catch (error) {
        // The messages of the old group are not those of the new one.
        if ((await follow(chat, error)) !== null) return { kind: 'gone' };
        throw error;
      }
      return { kind: 'delivered', message: ref };
    };
    return attempt(chat, urgency, call, failed);
  };
  return async (chat, ref, outgoing, urgency) => {
    const message = await withMentions(outgoing, parts.externalIdOf);
    // What was sent with an album is words in a message of their own.
    const file = message.album ? null : await attachmentOf(message);
    if (file === 'missing' && isOfNoUse(message)) return UNSENT;
    const failed = (error: unknown) => afterEdit(error, ref);
    const words = alone(message);
    if (!file || file === 'missing' || file.kind === 'album')
      return editOnce(chat, ref, urgency, () => editWords(api, chat, ref, words, urgency), failed);
    if (!fitsCaption(message.text)) return { kind: 'gone' };
    const change = () => carrying(file, (one) => editFile(api, chat, ref, message, one, urgency));
    const edited = await editOnce(chat, ref, urgency, change, orFileRefused(failed));
    if (edited !== FILE_REFUSED) return edited;
    // An older picture would stand there and belie the words: they come anew then.
    return editOnce(chat, ref, urgency, () => editText(api, chat, ref, words, urgency), failed);
  };
}

function mayStandBelow(message: Sendable, { kind }: Attachment): boolean {
  const hasButtons = message.menu !== undefined || (message.buttons ?? []).some((row) => row.length > 0);
  return fitsCaption(message.text) && !(kind === 'album' && hasButtons);
}
