import {
  type Announcement,
  type AnnouncementContent,
  isHushed,
} from '../../core/announcements/announcement.ts';
import type { AnnouncementId, GroupId } from '../../core/kernel/ids.ts';
import { carryFiles, carryPhotos } from '../kit/albums.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';

/** Its words as they were written, bold, quotes, links and all. */
export function announcementText({ text, formatting }: AnnouncementContent): RichText | null {
  return text === null ? null : { text, entities: formatting };
}

/** An announcement as residents read it. */
export function announcementMessage({ say }: Speech, { content }: Announcement): Outgoing {
  const { photos, documents } = content;
  return {
    text: paragraphs(say('announcement-head'), announcementText(content)),
    ...carryPhotos(photos),
    ...carryFiles(documents),
  };
}

/** Somebody's copy; null: it is not for them any more. */
export async function drawAnnouncement(
  tx: ChatTx,
  { complex, person, speech, now }: Reader,
  id: AnnouncementId,
): Promise<Outgoing | null> {
  const announcement = await tx.announcements.get(complex, id);
  const me = announcement && (await tx.residents.get(complex, person));
  if (!me || !offers(me, 'read announcements')) return null;
  const house = await tx.complexes.get(complex);
  const silent = isHushed(announcement, (at) => isQuiet(at, house), now);
  return { ...announcementMessage(speech, announcement), ...(silent && { silent }) };
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
