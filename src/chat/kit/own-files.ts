import type { BotId, FileRef, Incoming, Photos } from './incoming.ts';
import type { Fetched, Outgoing } from './outgoing.ts';

/** A file can be fetched by the bot that was given it and by no other: its row stands before the messenger's reference. */
const OWNED = /^(\d{1,15}):(.+)$/s;

/** Null: a reference from before there were several messengers. */
export function homeOf(ref: FileRef): { readonly bot: BotId | null; readonly file: FileRef } {
  const [, bot, file] = OWNED.exec(ref) ?? [];
  return bot === undefined || file === undefined ? { bot: null, file: ref } : { bot: Number(bot), file };
}

/** What came in, with whose files they are: whoever keeps a reference keeps that, too. */
export function withOwnFiles(incoming: Incoming): Incoming {
  const { body, bot } = incoming;
  const own = <Ref extends FileRef | null>(ref: Ref) => (ref === null ? ref : `${bot}:${ref}`);
  const all = ([first, ...rest]: Photos): Photos => [own(first), ...rest.map(own)];
  switch (body.kind) {
    case 'photo':
      return { ...incoming, body: { ...body, photos: all(body.photos) } };
    case 'document': {
      const more = body.more && { more: body.more.map(own) };
      return { ...incoming, body: { ...body, file: own(body.file), ...more } };
    }
    case 'command':
      return body.photos ? { ...incoming, body: { ...body, photos: all(body.photos) } } : incoming;
    case 'addressed': {
      const replied = body.replied && { ...body.replied, photo: own(body.replied.photo) };
      return { ...incoming, body: { ...body, photos: body.photos.map(own), replied } };
    }
    case 'album part':
      return { ...incoming, body: { ...body, photo: own(body.photo) } };
    default:
      return incoming;
  }
}

/** A message as the bot can send it: its own files by the messenger's reference, those of another bot fetched. */
export function withFilesOf(
  bot: BotId,
  home: BotId,
  message: Outgoing,
  fetched: (ref: FileRef) => () => Promise<Uint8Array | null>,
): Outgoing {
  const { photo, document, album } = message;
  const mine = (ref: FileRef) => {
    const { bot: owner, file } = homeOf(ref);
    return (owner ?? home) === bot ? file : null;
  };
  if (album) {
    const fit = (file: FileRef | Fetched) =>
      typeof file === 'string' ? (mine(file) ?? { fetch: fetched(file) }) : file;
    return { ...message, album: { ...album, files: album.files.map(fit) } };
  }
  if (typeof photo === 'string') return { ...message, photo: mine(photo) ?? { fetch: fetched(photo) } };
  if (!document || !('file' in document)) return message;
  const file = mine(document.file);
  const carried = { name: 'file', fetch: fetched(document.file) };
  return { ...message, document: file === null ? carried : { file } };
}
