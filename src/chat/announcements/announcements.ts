import type { Announcement, SendRefusal } from '../../core/announcements/announcement.ts';
import { type PinRefusal, pinAnnouncement } from '../../core/announcements/pin-announcement.ts';
import { readAnnouncement, readAnnouncements } from '../../core/announcements/read-announcements.ts';
import { callOffAnnouncement, sendAnnouncement } from '../../core/announcements/send-announcement.ts';
import type { AnnouncementId } from '../../core/kernel/ids.ts';
import type { Result } from '../../core/kernel/result.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { clipRich, lines, paragraphs } from '../kit/wording.ts';
import { announcementMessage, announcementText } from './announcement-message.ts';
import { type AnnouncementCode, announcementButtons } from './buttons.ts';
import { isAnnouncing } from './dialogs.ts';

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 600;

/** «Объявления»: the last ones, the newest at the top; what does not fit opens with a button. */
export async function announcementList(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const read = await readAnnouncements(tx, actor, MOST_SHOWN);
  if (!read.ok) return [{ kind: 'message', message: { text: speech.say('announcement-not-allowed') } }];
  const { timeZone } = await tx.complexes.get(actor.complex);
  const shown = read.value;
  const timeOf = ({ startsAt }: Announcement) =>
    startsAt === null ? '' : clockTime(startsAt, now, timeZone, speech.language);
  const items = shown.map((one) => {
    const words = announcementText(one.content);
    return lines(
      speech.say('announcement-when', { time: timeOf(one) }),
      one.content.photos.length > 0 && speech.say('announcement-has-photo'),
      one.content.documents.length > 0 && speech.say('announcement-has-document'),
      words && clipRich(words, LONGEST_SHOWN),
    );
  });
  const open = shown.filter(hasMore).map((one): Button[] => [
    {
      label: speech.plain('announcement-open', { time: timeOf(one) }),
      press: announcementButtons.data({ kind: 'announcement', act: 'open', announcement: one.id }),
    },
  ]);
  const compose: Button[] = offers(actor, 'announce') ? [newButton(context)] : [];
  const text = paragraphs(
    speech.say('announcement-title'),
    ...(items.length > 0 ? items : [speech.say('announcement-none')]),
  );
  return [{ kind: 'message', message: { text, buttons: [...open, compose] } }];
}

/** «Новое объявление». */
function newButton({ speech }: MemberContext): Button {
  return {
    label: speech.plain('announcement-button-new'),
    press: announcementButtons.data({ kind: 'announcements', act: 'new' }),
  };
}

function hasMore({ content: { text, photos, documents } }: Announcement): boolean {
  return photos.length > 0 || documents.length > 0 || (text ?? '').length > LONGEST_SHOWN;
}

export async function onAnnouncementPress(
  context: MemberContext,
  press: Extract<AnnouncementCode, { kind: 'announcement' }>,
): Promise<Reply[]> {
  const { announcement: id } = press;
  switch (press.act) {
    case 'open':
      return openOne(context, id);
    case 'send':
      return onSend(context, id, false);
    case 'send now':
      return onSend(context, id, true);
    case 'call off':
      return told(context, await callOffAnnouncement(context.tx, context.actor, id, context.now));
    case 'pin':
      return onPin(context, id);
  }
}

async function openOne({ tx, speech, actor }: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const read = await readAnnouncement(tx, actor, id);
  if (!read.ok) return toast(speech.plain(read.why === 'not sent' ? 'old-button' : 'not-for-you'));
  return [{ kind: 'message', message: announcementMessage(speech, read.value) }];
}

/** From the preview, or from the card of one that waits for the morning. */
async function onSend(context: MemberContext, id: AnnouncementId, urgent: boolean): Promise<Reply[]> {
  const { tx, speech, actor, dialog, now } = context;
  const announcement = await tx.announcements.get(actor.complex, id);
  const isOpen = isAnnouncing(dialog) && dialog.draft === id;
  // Left by «Отмена», a menu label, a newer text or a quarter of an hour.
  if (!announcement || (announcement.state === 'draft' && !isOpen)) {
    return toast(speech.plain(offers(actor, 'announce') ? 'announcement-toast-left' : 'not-for-you'));
  }
  const sent = await sendAnnouncement(tx, actor, id, urgent, now);
  if (!sent.ok || announcement.state !== 'draft') return told(context, sent);
  await endDialog(context);
  return [{ kind: 'replace', message: { text: speech.say('announcement-card-below') } }];
}

const REFUSED = {
  'not allowed': 'not-for-you',
  'not yours': 'not-for-you',
  'waits already': 'announcement-toast-waits',
  'goes already': 'announcement-toast-goes',
  'went already': 'announcement-toast-went',
  'called off': 'announcement-toast-called-off',
} as const satisfies Record<SendRefusal, string>;

/** The card follows by itself. */
function told({ speech }: MemberContext, done: Result<Announcement, SendRefusal>): Reply[] {
  return toast(speech.plain(done.ok ? 'announcement-toast-done' : REFUSED[done.why]));
}

/** «Закрепить в чате дома»: in every group that is linked, once. */
async function onPin({ tx, speech, actor }: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const pinned = await pinAnnouncement(tx, actor, id);
  return toast(speech.plain(pinned.ok ? 'announcement-toast-pinning' : NOT_PINNED[pinned.why]));
}

const NOT_PINNED = {
  'not allowed': 'not-for-you',
  'not yours': 'not-for-you',
  'not sent': 'old-button',
  'no group': 'announcement-toast-no-group',
  'pinned already': 'announcement-toast-pinned',
} as const satisfies Record<PinRefusal, string>;
