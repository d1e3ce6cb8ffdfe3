import type { Document, Entity, PhotoSize } from '../../telegram.ts';
import type { StoredFile } from '../../world/files.ts';
import { readPicture } from '../../world/picture.ts';
import type { State } from '../../world/state.ts';
import { ApiError, badRequest } from '../error.ts';
import { messageCaption } from '../formatting.ts';

const megabyte = 1024 * 1024;
export type Uploads = ReadonlyMap<string, File>;
export type Source = File | string;

export type CaptionParams = {
  readonly caption?: string;
  readonly parse_mode?: string;
  readonly caption_entities?: readonly Entity[];
};

export type InputMedia = CaptionParams & { readonly type: string; readonly media: Source };

const stored = (state: State, source: string): StoredFile => {
  const file = state.files.byId(source);
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  return file;
};

function uploaded(source: Source, uploads: Uploads): File | undefined {
  if (source instanceof File) return source;
  if (!source.startsWith('attach://')) return undefined;
  const file = uploads.get(source.slice('attach://'.length));
  if (!file) throw badRequest(`wrong file identifier/HTTP URL specified: there is no upload ${source}`);
  if (file.size === 0) throw badRequest('file must be non-empty');
  return file;
}

/** A new or known photo. Throws when it is over 10 MB, too long and thin, or no picture at all. */
async function photo(state: State, source: Source, uploads: Uploads): Promise<PhotoSize[]> {
  const file = uploaded(source, uploads);
  if (file && file.size > 10 * megabyte) {
    const most = 10 * megabyte;
    throw badRequest(
      `file of size ${file.size} bytes is too big for a photo; the maximum size is ${most} bytes`,
    );
  }
  const bytes = file && new Uint8Array(await file.arrayBuffer());
  const kept = bytes
    ? state.files.add({ kind: 'photos', bytes, type: readPicture(bytes)?.type ?? file.type })
    : stored(state, String(source));
  const picture = readPicture(kept.bytes);
  if (!picture) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = picture;
  if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return [{ file_id: kept.id, file_unique_id: kept.uniqueId, width, height, file_size: kept.bytes.length }];
}

/** A new or known document. Throws 413 over 50 MB. */
async function document(state: State, source: Source, uploads: Uploads): Promise<Document> {
  const file = uploaded(source, uploads);
  if (file && file.size > 50 * megabyte) throw new ApiError(413, 'Request Entity Too Large');
  const kept = file
    ? state.files.add({
        kind: 'documents',
        bytes: new Uint8Array(await file.arrayBuffer()),
        type: file.type || 'application/octet-stream',
        name: file.name,
      })
    : stored(state, String(source));
  return {
    file_id: kept.id,
    file_unique_id: kept.uniqueId,
    ...(kept.name !== undefined && { file_name: kept.name }),
    mime_type: kept.type,
    file_size: kept.bytes.length,
  };
}

/** What a photo or document adds to a message. */
export async function mediaBody(state: State, media: InputMedia, uploads: Uploads) {
  const caption = messageCaption(media.caption, media.parse_mode, media.caption_entities);
  if (media.type === 'photo') return { photo: await photo(state, media.media, uploads), ...caption };
  if (media.type === 'document') return { document: await document(state, media.media, uploads), ...caption };
  throw badRequest(`the playground does not play media of the type ${media.type}`);
}
