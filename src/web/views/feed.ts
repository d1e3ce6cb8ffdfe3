import { drawCard, drawNotice } from '../../chat/draw.ts';
import type { FeedItem } from '../../chat/kit/feed.ts';
import type { Outgoing } from '../../chat/kit/outgoing.ts';
import type { ChatTx } from '../../chat/kit/ports.ts';
import type { Reader } from '../../chat/kit/reader.ts';
import { speak } from '../../chat/kit/update-context.ts';
import { noteSeen } from '../../core/alerts/note-seen.ts';
import type { Shown } from '../contract.ts';
import { type Call, done, type Face, fault, type Handler, isKnown, languageOf } from '../face.ts';
import { shownOf } from './shown.ts';

/** So many at once: two screens of a telephone. */
const PAGE = 20;

/** «Все уведомления»: my cards and notices, each drawn from how things stand now. */
export const readFeed: Handler<'GET feed'> = async (face, call, { before = null }) => {
  const now = face.clock.now();
  if (!isKnown(call)) return done({ cards: [], before: null, now: now.getTime() });
  const { complex, person } = call.visitor;
  const { page, isUnseen } = await face.look(async (tx) => {
    const [items, standing] = await Promise.all([
      tx.feed.of(complex, person.id, before, PAGE, now),
      before === null ? tx.alerts.standingOf(complex, person.id) : [],
    ]);
    const uncarded = standing.flatMap(({ alert, part, hasCard }): Listed[] => {
      if (hasCard) return [];
      return [{ ref: null, at: now, content: { kind: 'card', subject: { kind: 'alert', alert, part } } }];
    });
    const drawn = await Promise.all([...uncarded, ...items].map((item) => drawItem(tx, face, call, item)));
    const last = items.length === PAGE ? (items.at(-1)?.number ?? null) : null;
    const cards = drawn.filter((one) => one !== null);
    const isUnseen = standing.some(({ isReached }) => !isReached);
    return { page: { cards, before: last, now: now.getTime() }, isUnseen };
  });
  if (isUnseen) await face.transact((tx) => noteSeen(tx, complex, person.id, now));
  return done(page);
};

/** What stands in «Все уведомления». A card that no messenger could be given has no name yet. */
type Listed = Pick<FeedItem, 'at' | 'content'> & { readonly ref: string | null };

/** As its reader sees it; null: it need not be seen any more. */
export async function drawn(
  tx: ChatTx,
  face: Face,
  call: Call,
  { content }: Pick<FeedItem, 'content'>,
): Promise<Outgoing | null> {
  const { complex, person } = call.visitor;
  if (!person) return null;
  const speech = speak(face.words, languageOf(face, call, call.visitor));
  const reader: Reader = { complex, person: person.id, speech, now: face.clock.now(), tools: face.tools };
  return content.kind === 'notice'
    ? drawNotice(tx, reader, content.notice)
    : drawCard(tx, reader, content.subject, true);
}

async function drawItem(tx: ChatTx, face: Face, call: Call, item: Listed): Promise<Shown | null> {
  const outgoing = await drawn(tx, face, call, item);
  if (!outgoing) return null;
  const noFile = face.words.plain(languageOf(face, call, call.visitor), 'site-not-here');
  const photosOf = async (photos: readonly unknown[]) =>
    photos.map((_, index) => `/api/photos/${encodeURIComponent(item.ref ?? '')}/${index}`);
  const shown = await shownOf(outgoing, { ref: item.ref, at: item.at, photosOf, noFile });
  const thread = threadOf(item.content);
  return thread === null ? shown : { ...shown, thread };
}

function threadOf(content: FeedItem['content']): number | null {
  if (content.kind === 'card') return content.subject.kind === 'alert' ? content.subject.alert : null;
  return 'alert' in content.notice ? content.notice.alert : null;
}

/** A messenger sends no larger picture. */
const LARGEST_PHOTO = 5 * 1024 * 1024;

/** One photo of what stands in «Все уведомления», fetched from whichever messenger was given it. */
export const readPhoto: Handler<'GET photos/:ref/:n'> = async (face, call, { ref, n }) => {
  if (!isKnown(call)) return fault('not found', 'site-not-found');
  const { complex, person } = call.visitor;
  const outgoing = await face.look(async (tx) => {
    const item = await tx.feed.one(complex, person.id, ref);
    return item && drawn(tx, face, call, item);
  });
  const photo = outgoing?.photo ?? (outgoing?.album?.of === 'photos' ? outgoing.album.files[n] : undefined);
  const isNamed = photo !== undefined && (outgoing?.photo === undefined || n === 0);
  if (!isNamed) return fault('not found', 'site-not-found');
  const bytes = await bytesOf(face, photo);
  return bytes ? done(new Uint8Array(bytes)) : fault('not found', 'site-not-found');
};

export async function bytesOf(
  face: Pick<Face, 'download'>,
  photo: NonNullable<Outgoing['photo']>,
): Promise<Uint8Array | null> {
  if (typeof photo !== 'string') return photo.fetch();
  const got = await face.download(photo, LARGEST_PHOTO);
  return got.kind === 'file' ? got.bytes : null;
}
