/** What goes with the words: looked for, given to a call, and left out where it is not to be had or not taken. */
import type { BotId } from '../../chat/kit/incoming.ts';
import type { Delivery, Outgoing } from '../../chat/kit/outgoing.ts';
import { type Attachment, attach, type Pictures, type ReadCopy, type SingleFile } from './attach.ts';
import { type Sent, withFile } from './calls.ts';
import { codeOf, isAboutFiles } from './errors.ts';
import type { Log } from './log.ts';
import type { Sendable } from './mentions.ts';

/** A message that is about a file which is not there. */
export const UNSENT: Delivery = { kind: 'never', why: 'refused' };

/** Telegram takes the chat, and not what goes with the words; known by being this very value. */
export const FILE_REFUSED: Delivery = { kind: 'never', why: 'refused' };

/** What became of a call that carried a file. */
export function orFileRefused(failed: (error: unknown) => Delivery): (error: unknown) => Delivery {
  return (error) => {
    const became = failed(error);
    if (became.kind !== 'never') return became;
    return became.why === 'refused' || isAboutFiles(error) ? FILE_REFUSED : became;
  };
}

/** The words alone, with what is said where the rest is missing. */
export function alone({ photo: _, picture: __, document: ___, album: ____, ...message }: Sendable): Sendable {
  return { ...message, text: message.unfiled ?? message.text };
}

/** Without its file it would lie. */
export function isOfNoUse({ document, album, unfiled }: Outgoing): boolean {
  return (document !== undefined || album?.of === 'documents') && unfiled === undefined;
}

export type CarryingParts = {
  readonly bot: BotId;
  readonly pictures: Pictures;
  readonly readCopy: ReadCopy;
  readonly log: Log | undefined;
};

export function createCarrying({ bot, pictures, readCopy, log }: CarryingParts) {
  return {
    /** Runs what carries a file, and has its reference written down: it has arrived, whether that works or not. */
    carrying: async <File extends Attachment>(
      attached: File,
      use: (file: File | SingleFile) => Promise<Sent>,
    ) => {
      const { message, file } = await withFile(attached, use);
      await file.sent(message).catch((error: unknown) => {
        log?.error({ bot, code: codeOf(error) }, 'the reference to a picture is not written down');
      });
      return message;
    },
    /** Null: the message is words alone. */
    attachmentOf: (message: Outgoing): Promise<Attachment | 'missing' | null> =>
      attach(message, pictures, readCopy).catch((error: unknown) => {
        log?.error({ bot, code: codeOf(error) }, 'a picture or a file is not to be had');
        return 'missing' as const;
      }),
  };
}
