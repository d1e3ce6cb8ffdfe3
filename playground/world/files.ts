import { randomBytes } from 'node:crypto';
import type { ApiFile } from '../telegram.ts';

export type StoredFile = {
  readonly id: string;
  readonly uniqueId: string;
  readonly path: string;
  readonly name?: string | undefined;
  readonly type: string;
  readonly bytes: Uint8Array;
};

export type NewFile = {
  readonly kind: 'photos' | 'videos' | 'documents' | 'voice' | 'stickers';
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name?: string | undefined;
};

export type FileStore = {
  add(file: NewFile): StoredFile;
  byId(id: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
};

/** Bots may fetch files of up to 20 MB. */
export const downloadLimit = 20 * 1024 * 1024;

// The first letters of real file ids tell their kind, and some bots look at them.
const prefixes = {
  photos: 'AgACAgIAAx',
  videos: 'BAACAgIAAx',
  documents: 'BQACAgIAAx',
  voice: 'AwACAgIAAx',
  stickers: 'CAACAgIAAx',
};
const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'audio/ogg': '.oga',
};

export function createFiles(): FileStore {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add({ kind, bytes, type, name }) {
      const ending = endings[type] ?? /\.\w+$/.exec(name ?? '')?.[0] ?? '';
      const file = {
        id: prefixes[kind] + randomBytes(36).toString('base64url'),
        uniqueId: `AQAD${randomBytes(8).toString('base64url')}`,
        path: `${kind}/file_${byPath.size}${ending}`,
        name,
        type,
        bytes,
      };
      byId.set(file.id, file);
      byPath.set(file.path, file);
      return file;
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
  };
}

/** getFile's answer; without `file_path` for what is too big to be fetched. */
export const apiFile = (file: StoredFile): ApiFile => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
  ...(file.bytes.length <= downloadLimit && { file_path: file.path }),
});
