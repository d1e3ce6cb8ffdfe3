/** The calls that send and edit a message, each with what it carries. */
import { type Api, InputFile } from 'grammy';
import type { Message } from 'grammy/types';
import type { ChatRef, MessageRef } from '../../chat/kit/incoming.ts';
import type { Urgency } from '../../chat/kit/outgoing.ts';
import { type Duration, seconds } from '../../core/kernel/time.ts';
import { type Attachment, isUnknownFile, type SingleFile } from './attach.ts';
import {
  encodeAlbum,
  encodeDocument,
  encodeEdit,
  encodeEditCaption,
  encodeEditMedia,
  encodePhoto,
  encodeSend,
  fitsCaption,
} from './encode.ts';
import { isCaptioned } from './errors.ts';
import type { Sendable } from './mentions.ts';
import { deadlineSignal } from './signal.ts';

/** How long a slot may be ahead, and then how long Telegram may take to answer. */
export const deadline = (urgency: Urgency): Duration => seconds(urgency === 'reply' ? 3 : 10);

/** Bytes need their time on a slow line. */
export const TRANSFER: Duration = seconds(60);

const signalFor = (urgency: Urgency, file: Attachment | null) =>
  deadlineSignal(isUpload(file) ? TRANSFER : deadline(urgency));

export function isUpload(file: Attachment | null): boolean {
  const sources = file?.kind === 'album' ? file.sources : [file?.source];
  return sources.some((source) => source instanceof InputFile);
}

/** A message that was sent; of an album the first, and the numbers of all. */
export type Sent = Message & { readonly parts?: readonly number[] };

export async function send(
  api: Api,
  chat: ChatRef,
  message: Sendable,
  file: Attachment | null,
  urgency: Urgency,
): Promise<Sent> {
  const signal = signalFor(urgency, file);
  if (!file) return api.raw.sendMessage(encodeSend(chat, message), signal);
  if (file.kind === 'album') {
    const all = await api.raw.sendMediaGroup(encodeAlbum(chat, file, message), signal);
    const [first] = all;
    if (!first) throw new Error('an album of nothing was sent');
    return { ...first, parts: all.map(({ message_id: id }) => id) };
  }
  return file.kind === 'photo'
    ? api.raw.sendPhoto(encodePhoto(chat, file.source, message), signal)
    : api.raw.sendDocument(encodeDocument(chat, file.source, message), signal);
}

/** Another picture or file, or the first one, in a message that stands. */
export async function editFile(
  api: Api,
  chat: ChatRef,
  ref: MessageRef,
  message: Sendable,
  file: SingleFile,
  urgency: Urgency,
): Promise<Message> {
  const edited = await api.raw.editMessageMedia(
    encodeEditMedia(chat, ref, file, message),
    signalFor(urgency, file),
  );
  if (edited === true) throw new Error('Telegram edited a message that is not ours');
  return edited;
}

/** Other words in a message of words; one with a picture or a file has none. */
export function editText(
  api: Api,
  chat: ChatRef,
  ref: MessageRef,
  message: Sendable,
  urgency: Urgency,
): Promise<unknown> {
  return api.raw.editMessageText(encodeEdit(chat, ref, message), signalFor(urgency, null));
}

/** Other words in a message that stands; below a picture or a file, where they fit there. */
export async function editWords(
  api: Api,
  chat: ChatRef,
  ref: MessageRef,
  message: Sendable,
  urgency: Urgency,
): Promise<void> {
  try {
    await editText(api, chat, ref, message, urgency);
  } catch (error) {
    if (!isCaptioned(error) || !fitsCaption(message.text)) throw error;
    await api.raw.editMessageCaption(encodeEditCaption(chat, ref, message), signalFor(urgency, null));
  }
}

/** Uses what goes with a message; what Telegram no longer knows by its reference is given anew. */
export async function withFile<File extends Attachment>(
  file: File,
  use: (file: File | SingleFile) => Promise<Sent>,
): Promise<{ readonly message: Sent; readonly file: Attachment }> {
  try {
    return { message: await use(file), file };
  } catch (error) {
    if (!file.anew || !isUnknownFile(error)) throw error;
    const fresh = await file.anew();
    return { message: await use(fresh), file: fresh };
  }
}
