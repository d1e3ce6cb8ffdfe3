/** What a message carries beside its text, as Telegram takes it: bytes once, a reference from then on. */
import { createHash } from 'node:crypto';
import { GrammyError, InputFile } from 'grammy';
import type { Message } from 'grammy/types';
import type { FileRef } from '../../chat/kit/incoming.ts';
import type { Album, Fetched, Outgoing } from '../../chat/kit/outgoing.ts';
import type { Render, SentPictures } from '../../chat/kit/pictures.ts';
import { largest } from './read.ts';

/** What Telegram has already, or what it is given now. */
export type Source = FileRef | InputFile;

export type Attachment = SingleFile | AlbumFiles;

export type SingleFile = Carried & { readonly kind: 'photo' | 'document'; readonly source: Source };

/** Shown as one; Telegram takes no buttons with them. */
export type AlbumFiles = Carried & {
  readonly kind: 'album';
  readonly of: 'photo' | 'document';
  readonly sources: readonly Source[];
};

type Carried = {
  /** Hears of the message that it stands in. */
  readonly sent: (message: Message) => Promise<void>;
  /** The same as bytes, for a reference that Telegram does not know any more. */
  readonly anew: (() => Promise<SingleFile>) | null;
};

export type Pictures = { readonly render: Render; readonly sent: SentPictures };

/** Null: there is no such copy any more. */
export type ReadCopy = (name: string) => Promise<Uint8Array | null>;

const asItIs = { sent: async () => {}, anew: null };

/** Null: the message is text and nothing else. Rejects when a drawing cannot be drawn. */
export async function attach(
  message: Outgoing,
  pictures: Pictures,
  readCopy: ReadCopy,
): Promise<Attachment | null> {
  const { photo, picture, document, album } = message;
  if (album) return { ...asItIs, kind: 'album', ...(await filesOf(album)) };
  if (typeof photo === 'string') return { ...asItIs, kind: 'photo', source: photo };
  if (photo) return { ...asItIs, kind: 'photo', source: await fetched(photo, 'picture.jpg') };
  if (picture) return drawn(picture.svg, pictures);
  if (!document) return null;
  if ('copy' in document) {
    const bytes = await readCopy(document.copy);
    if (!bytes) throw new Error('the copy is gone');
    return { ...asItIs, kind: 'document', source: new InputFile(bytes, fileName(document.copy)) };
  }
  if ('fetch' in document) {
    return { ...asItIs, kind: 'document', source: await fetched(document, document.name) };
  }
  const source = 'file' in document ? document.file : new InputFile(document.bytes, fileName(document.name));
  return { ...asItIs, kind: 'document', source };
}

async function filesOf({ of, files }: Album): Promise<Pick<AlbumFiles, 'of' | 'sources'>> {
  const kind = of === 'photos' ? 'photo' : 'document';
  const name = of === 'photos' ? 'picture.jpg' : 'file';
  const sources = files.map((file) => (typeof file === 'string' ? file : fetched(file, name)));
  return { of: kind, sources: await Promise.all(sources) };
}

async function fetched({ fetch }: Fetched, name: string): Promise<InputFile> {
  const bytes = await fetch();
  if (!bytes) throw new Error('the file of another bot is not to be had');
  return new InputFile(bytes, fileName(name));
}

async function drawn(svg: string, { render, sent }: Pictures): Promise<SingleFile> {
  const digest = createHash('sha256').update(svg).digest('base64url');
  const upload = async (): Promise<SingleFile> => ({
    kind: 'photo',
    source: new InputFile(await render(svg), 'picture.png'),
    sent: async ({ photo }) => {
      const file = photo && largest(photo);
      if (file) await sent.keep(digest, file.file_id);
    },
    anew: null,
  });
  const known = await sent.find(digest);
  if (known === null) return upload();
  return { ...asItIs, kind: 'photo', source: known, anew: upload };
}

/** A name that breaks no header of an upload. */
function fileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  return name.replaceAll(/[\u0000-\u001f"\\/;]/g, '_') || 'file';
}

const unknownFile =
  /wrong (remote )?file[_ ]?(id|identifier)|file_reference|file_id_invalid|invalid file_id/i;

/** Telegram refuses a reference to a file, not the message. */
export function isUnknownFile(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && unknownFile.test(error.description);
}
