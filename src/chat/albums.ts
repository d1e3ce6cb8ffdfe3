/** What was sent as one message and came as several. */
import type { Formatting } from '../core/announcements/formatting.ts';
import { after, type Instant, seconds } from '../core/kernel/time.ts';
import { MOST_PARTS, PARTS_WAIT } from './kit/albums.ts';
import type { AlbumRef, Incoming, IncomingBody } from './kit/incoming.ts';
import type { ChatTx } from './kit/ports.ts';

type Parts = readonly [Incoming, ...Incoming[]];

/** `left`: parts that nothing can be done with beside the others: a video among photos. */
export type Whole = { readonly incoming: Incoming; readonly left: number };

/** The album as the one message that it was meant to be. */
export function wholeOf(parts: Parts): Whole {
  const [{ album: _, ...first }] = parts;
  const bodies = parts.map(({ body }) => body);
  const { body, taken } = inGroup(bodies) ?? joined(bodies);
  return { incoming: { ...first, body }, left: bodies.length - taken };
}

type Joined = { readonly body: IncomingBody; readonly taken: number };

/** A forwarded album stays forwarded. */
function joined(bodies: readonly IncomingBody[]): Joined {
  const forwarded = bodies.flatMap((one) => (one.kind === 'media' && one.forwarded ? [one.forwarded] : []));
  if (forwarded.length === 0) return joinedOwn(bodies);
  const { body, taken } = joinedOwn(forwarded);
  if (body.kind !== 'photo' && body.kind !== 'document') return joinedOwn(bodies);
  return { body: { kind: 'media', forwarded: body, replyTo: body.replyTo }, taken };
}

function joinedOwn(bodies: readonly IncomingBody[]): Joined {
  const { caption, formatting } = captionOf(bodies);
  const replyTo = bodies.map((one) => ('replyTo' in one ? one.replyTo : null)).find((one) => one !== null);
  const words = { caption, ...(formatting.length > 0 && { formatting }), replyTo: replyTo ?? null };
  const [photo, ...photos] = bodies.flatMap(photosIn);
  if (photo !== undefined) {
    const all = [photo, ...photos] as const;
    const command = bodies.find((one) => one.kind === 'command');
    if (!command) return { body: { kind: 'photo', photos: all, ...words }, taken: all.length };
    const argument = [command.argument, caption].filter((part) => part !== '').join('\n');
    return { body: { ...command, argument, photos: all }, taken: all.length };
  }
  const [document, ...others] = bodies.filter((one) => one.kind === 'document');
  if (!document) return { body: { kind: 'media', ...words }, taken: bodies.length };
  const more = others.map(({ file }) => file);
  return { body: { ...document, more, ...words }, taken: 1 + more.length };
}

/** Whatever stands below its parts, one below the other. */
function captionOf(bodies: readonly IncomingBody[]): {
  readonly caption: string;
  readonly formatting: readonly Formatting[];
} {
  let caption = '';
  const formatting: Formatting[] = [];
  for (const body of bodies) {
    if (!('caption' in body) || !body.caption) continue;
    if (caption) caption += '\n';
    for (const one of body.formatting ?? []) formatting.push({ ...one, offset: one.offset + caption.length });
    caption += body.caption;
  }
  return { caption, formatting };
}

/** What speaks to the bot in a group, with the photos around it; the rest of the group's albums is not ours. */
function inGroup(bodies: readonly IncomingBody[]) {
  const addressed = bodies.find((one) => one.kind === 'addressed');
  return addressed && { body: { ...addressed, photos: bodies.flatMap(photosIn) }, taken: bodies.length };
}

function photosIn(body: IncomingBody): readonly string[] {
  if (body.kind === 'addressed') return body.photos;
  if (body.kind === 'album part') return [body.photo];
  return body.kind === 'photo' || body.kind === 'command' ? (body.photos ?? []) : [];
}

/** Keeps a part until the others are here; `late`: they were handled without it. */
export async function keepPart(
  tx: ChatTx,
  whose: Parameters<ChatTx['albums']['keep']>[0],
  part: Incoming,
  now: Instant,
): Promise<'waits' | 'whole' | 'late'> {
  const parts = await tx.albums.keep(whose, part, after(now, PARTS_WAIT), now);
  if (parts === null) return 'late';
  return parts < MOST_PARTS ? 'waits' : 'whole';
}

/** In a group only what belongs to words for the bot is kept. */
export async function isWanted(tx: ChatTx, { bot, sender, album }: Incoming): Promise<boolean> {
  return album !== undefined && tx.albums.isWaiting(bot, sender.externalId, album);
}

/** Nothing of a stranger is kept: the first part stands for all of them. */
export async function isRestOfAlbum(
  tx: ChatTx,
  { bot, sender }: Incoming,
  album: AlbumRef,
  now: Instant,
): Promise<boolean> {
  const whose = { bot, externalId: sender.externalId, what: `album ${album}` };
  return (await tx.limits.take(whose, 1, seconds(60), now)) !== 'fine';
}
