import type { Entity } from '../telegram.ts';
import type { NewMessage } from './chats.ts';
import { automaticEntities } from './entities.ts';
import type { Where } from './people.ts';
import { readPicture, samplePicture } from './picture.ts';
import type { State } from './state.ts';

/** A text with what its author set, and what Telegram marks by itself. */
export const typed = (text: string, set: readonly Entity[] = []): { text: string; entities?: Entity[] } => {
  const entities = [...set, ...automaticEntities(text)].sort((a, b) => a.offset - b.offset);
  return { text, ...(entities.length > 0 && { entities }) };
};

export const captioned = (
  caption: string | undefined,
  set: readonly Entity[] = [],
): { caption?: string; caption_entities?: Entity[] } => {
  if (caption === undefined) return {};
  const { text, entities } = typed(caption, set);
  return { caption: text, ...(entities && { caption_entities: entities }) };
};

export type PhotoWish = Where & {
  readonly caption?: string;
  readonly bytes?: Uint8Array;
  readonly mediaGroup?: string;
};

/** A photo as Telegram tells of it: two sizes of one picture. */
export function photoBody(state: State, wish: PhotoWish): Omit<NewMessage, 'from'> {
  const bytes = wish.bytes ?? samplePicture(state.clock.now().getTime());
  const { type, width, height } = readPicture(bytes) ?? { type: 'image/jpeg', width: 800, height: 600 };
  const large = state.files.add({ kind: 'photos', bytes, type });
  const small = state.files.add({ kind: 'photos', bytes, type });
  const size = { file_size: bytes.length };
  return {
    photo: [
      {
        file_id: small.id,
        file_unique_id: small.uniqueId,
        width: 90,
        height: Math.max(1, Math.round((90 * height) / width)),
        ...size,
      },
      { file_id: large.id, file_unique_id: large.uniqueId, width, height, ...size },
    ],
    ...captioned(wish.caption, wish.entities),
    ...inGroup(wish.mediaGroup),
  };
}

export type DocumentWish = Where & {
  readonly mediaGroup?: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
  readonly caption?: string;
};

export function documentBody(
  state: State,
  { name, bytes, type = 'application/octet-stream', caption, entities, mediaGroup }: DocumentWish,
) {
  const file = state.files.add({ kind: 'documents', bytes, type, name });
  return {
    document: {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_name: name,
      mime_type: type,
      file_size: bytes.length,
    },
    ...captioned(caption, entities),
    ...inGroup(mediaGroup),
  };
}

const inGroup = (mediaGroup: string | undefined) =>
  mediaGroup === undefined ? {} : { media_group_id: mediaGroup };

export type VideoWish = Where & { readonly caption?: string; readonly mediaGroup?: string };

export function videoBody(state: State, { caption, entities, mediaGroup }: VideoWish) {
  const file = state.files.add({ kind: 'videos', bytes: new Uint8Array(2048), type: 'video/mp4' });
  return {
    video: {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      width: 640,
      height: 480,
      duration: 3,
      mime_type: 'video/mp4',
      file_size: 2048,
    },
    ...captioned(caption, entities),
    ...inGroup(mediaGroup),
  };
}

/** One thing of an album; a document has a name. */
export type AlbumPart = (
  | { readonly kind?: 'photo' | 'video' }
  | { readonly kind: 'document'; readonly name: string }
) & { readonly caption?: string; readonly entities?: readonly Entity[] };

/** What somebody sends as one and Telegram delivers as several messages. */
export function albumBodies(state: State, parts: readonly AlbumPart[]): readonly Omit<NewMessage, 'from'>[] {
  const mediaGroup = String(state.nextId());
  return parts.map((part) => {
    if (part.kind === 'document')
      return documentBody(state, { ...part, mediaGroup, bytes: new Uint8Array(512) });
    const { kind, ...words } = part;
    const wish = { mediaGroup, ...words };
    return kind === 'video' ? videoBody(state, wish) : photoBody(state, wish);
  });
}

export function voiceBody(state: State) {
  const file = state.files.add({ kind: 'voice', bytes: new Uint8Array(2048), type: 'audio/ogg' });
  return {
    voice: {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      duration: 3,
      mime_type: 'audio/ogg',
      file_size: 2048,
    },
  };
}

export function stickerBody(state: State, emoji: string): Omit<NewMessage, 'from'> {
  const file = state.files.add({ kind: 'stickers', bytes: new Uint8Array(512), type: 'image/webp' });
  const ids = { file_id: file.id, file_unique_id: file.uniqueId };
  return {
    sticker: { ...ids, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji },
  };
}
