import {
  type Announcement,
  type AnnouncementContent,
  isHushed,
} from '../../core/announcements/announcement.ts';
import { isAnswerable, type MoveAnswer } from '../../core/announcements/move-request.ts';
import { isFor } from '../../core/announcements/read-announcements.ts';
import type { AnnouncementId, GroupId, PersonId } from '../../core/kernel/ids.ts';
import { carryFiles, carryPhotos } from '../kit/albums.ts';
import { countedSpots } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { announcementButton } from './buttons.ts';

/** Its words as they were written, bold, quotes, links and all. */
export function announcementText({ text, formatting }: AnnouncementContent): RichText | null {
  return text === null ? null : { text, entities: formatting };
}

/** An announcement as everybody reads it whom it asks nothing. */
export function announcementMessage(
  { say }: Pick<Speech, 'say'>,
  { content }: Announcement,
  head: RichText = say('announcement-head'),
  tail: RichText | null = null,
): Outgoing {
  const { photos, documents } = content;
  return {
    text: paragraphs(head, announcementText(content), tail),
    ...carryPhotos(photos),
    ...carryFiles(documents),
  };
}

/** The same in the eyes of one reader: which of his spots it is about, and what he has answered. */
export async function messageFor(
  tx: ChatTx,
  { speech, now }: Pick<Reader, 'speech' | 'now'>,
  announcement: Announcement,
  person: PersonId,
  as: 'announcement' | 'reminder' = 'announcement',
): Promise<Outgoing> {
  const { to, request } = announcement;
  if (to.kind === 'all' && !request) return announcementMessage(speech, announcement);
  const { spots, answer } = await tx.announcements.partOf(announcement, person);
  if (spots.length === 0) return announcementMessage(speech, announcement);
  const own = speech.plain('announcement-own-spots', countedSpots(spots));
  if (!request)
    return announcementMessage(speech, announcement, speech.say('announcement-head-spots', { spots: own }));
  const head = as === 'reminder' ? 'announcement-head-reminder' : 'announcement-head-asks';
  const isOpen = isAnswerable(announcement, now);
  const said = answer && speech.say(answer === 'will move' ? 'move-said-will' : 'move-said-cannot');
  const tail = lines(said, !isOpen && speech.say('move-over'));
  const message = announcementMessage(speech, announcement, speech.say(head, { spots: own }), tail);
  return isOpen ? { ...message, buttons: [answerButtons(speech, announcement.id, answer)] } : message;
}

function answerButtons({ plain }: Speech, id: AnnouncementId, answer: MoveAnswer | null): Button[] {
  const will = plain(answer === 'will move' ? 'move-button-will-said' : 'move-button-will');
  const cannot = plain(answer === 'cannot move' ? 'move-button-cannot-said' : 'move-button-cannot');
  return [announcementButton(will, 'will move', id), announcementButton(cannot, 'cannot move', id)];
}

/** Somebody's copy; null: it is not for them any more. */
export async function drawAnnouncement(
  tx: ChatTx,
  reader: Reader,
  id: AnnouncementId,
): Promise<Outgoing | null> {
  const { complex, person, now } = reader;
  const announcement = await tx.announcements.get(complex, id);
  const me = announcement && (await tx.residents.get(complex, person));
  if (!me || !offers(me, 'read announcements')) return null;
  if (!(await isFor(tx, announcement, { complex, ...me }, now))) return null;
  const house = await tx.complexes.get(complex);
  const silent = isHushed(announcement, (at) => isQuiet(at, house), now);
  return { ...(await messageFor(tx, reader, announcement, person)), ...(silent && { silent }) };
}

/** «Напомнить», for whoever is still silent; null: he has answered, or nobody waits for it. */
export async function drawReminder(tx: ChatTx, reader: Reader, id: AnnouncementId): Promise<Outgoing | null> {
  const { complex, person, now } = reader;
  const announcement = await tx.announcements.get(complex, id);
  if (!announcement || !isAnswerable(announcement, now)) return null;
  const { silent } = await tx.announcements.partOf(announcement, person);
  if (silent.length === 0) return null;
  const isNight = isQuiet(now, await tx.complexes.get(complex));
  const message = await messageFor(tx, reader, announcement, person, 'reminder');
  return { ...message, ...(isNight && { silent: true }) };
}

/** The copy for a group, to be pinned there. */
export async function drawPinned(
  { tx, complex, speech, now }: Omit<Reader, 'person' | 'tools'> & { readonly tx: ChatTx },
  { announcement: id, group }: { readonly announcement: AnnouncementId; readonly group: GroupId },
): Promise<Outgoing | null> {
  const announcement = await tx.announcements.get(complex, id);
  if (!announcement || !(await tx.groups.get(group))?.present) return null;
  const pin = (await tx.announcements.pins(complex, id)).find((one) => one.group === group);
  const silent = isQuiet(now, await tx.complexes.get(complex));
  return {
    ...announcementMessage(speech, announcement),
    pin: { sent: pin?.message ?? null },
    ...(silent && { silent }),
  };
}
