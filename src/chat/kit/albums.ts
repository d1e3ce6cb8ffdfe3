import { seconds } from '../../core/kernel/time.ts';
import type { FileRef, PhotoRef } from './incoming.ts';
import type { Outgoing } from './outgoing.ts';
import type { Speech } from './update-context.ts';
import type { RichText } from './wording.ts';

/** So long after the last part nobody waits for another: Telegram brings them within a second. */
export const PARTS_WAIT = seconds(2);

/** No messenger puts more into one. */
export const MOST_PARTS = 10;

/** Says how many were taken, where that is not plain. */
export function photosTaken({ say }: Speech, photos: readonly PhotoRef[]): RichText | null {
  return photos.length > 1 ? say('album-photos', { count: String(photos.length) }) : null;
}

/** Photos as a message carries them: none, one, or an album. */
export function carryPhotos(photos: readonly PhotoRef[]): Pick<Outgoing, 'photo' | 'album'> {
  const [first, second] = photos;
  if (first === undefined) return {};
  return second === undefined ? { photo: first } : { album: { of: 'photos', files: photos } };
}

/** The same with files. */
export function carryFiles(files: readonly FileRef[]): Pick<Outgoing, 'document' | 'album'> {
  const [first, second] = files;
  if (first === undefined) return {};
  return second === undefined ? { document: { file: first } } : { album: { of: 'documents', files } };
}
