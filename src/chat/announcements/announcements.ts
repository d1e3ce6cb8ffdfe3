import { seeDraft } from '../../core/announcements/address-announcement.ts';
import { concerns } from '../../core/announcements/addressees.ts';
import type { Announcement, SendRefusal } from '../../core/announcements/announcement.ts';
import { hasAnswers, isAnswerable } from '../../core/announcements/move-request.ts';
import { type PinRefusal, pinAnnouncement } from '../../core/announcements/pin-announcement.ts';
import {
  readAnnouncement,
  readAnnouncements,
  standsAt,
} from '../../core/announcements/read-announcements.ts';
import { callOffAnnouncement, sendAnnouncement } from '../../core/announcements/send-announcement.ts';
import type { AnnouncementId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Result } from '../../core/kernel/result.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { clipRich, lines, paragraphs } from '../kit/wording.ts';
import { foldedSpots, markOf } from './addressees.ts';
import { left, onAddressing } from './addressing.ts';
import { announcementText, messageFor } from './announcement-message.ts';
import { onClose, onMoveAnswer, onRemind, onSeeAnswers } from './answering.ts';
import { type AnnouncementCode, announcementButton, announcementButtons } from './buttons.ts';
import { isOpenDraft } from './dialogs.ts';
import { draftScreen } from './preview.ts';

const MOST_SHOWN = 5;
const LONGEST_SHOWN = 600;

/** «Объявления»: the last ones, the newest at the top; what does not fit opens with a button. */
export async function announcementList(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const read = await readAnnouncements(tx, actor, MOST_SHOWN, now);
  if (!read.ok) return [{ kind: 'message', message: { text: speech.say('announcement-not-allowed') } }];
  const { timeZone } = await tx.complexes.get(actor.complex);
  const shown = read.value;
  const timeOf = ({ startsAt }: Announcement) =>
    startsAt === null ? '' : clockTime(startsAt, now, timeZone, speech.language);
  const items = shown.map((one) => {
    const words = announcementText(one.content);
    return lines(
      speech.say('announcement-when', { time: timeOf(one) }),
      one.to.kind !== 'all' &&
        speech.say('announcement-for-spots', { spots: foldedSpots(speech, one.to.spots) }),
      one.content.photos.length > 0 && speech.say('announcement-has-photo'),
      one.content.documents.length > 0 && speech.say('announcement-has-document'),
      words && clipRich(words, LONGEST_SHOWN),
    );
  });
  const spots = await standsAt(tx, actor, now);
  const open = shown
    .filter((one) => hasMore(one) || isAskedOf(context, spots, one))
    .map((one) => [
      announcementButton(speech.plain('announcement-open', { time: timeOf(one) }), 'open', one.id),
    ]);
  const isAdmin = offers(actor, 'announce');
  const answers = shown
    .filter((one) => isAdmin && hasAnswers(one, now))
    .map((one) => [
      announcementButton(speech.plain('announcement-answers', { time: timeOf(one) }), 'see answers', one.id),
    ]);
  const compose: Button[] = isAdmin ? [newButton(context)] : [];
  const text = paragraphs(
    speech.say('announcement-title'),
    ...(items.length > 0 ? items : [speech.say('announcement-none')]),
  );
  return [{ kind: 'message', message: { text, buttons: [...open, ...answers, compose] } }];
}

/** «Новое объявление». */
function newButton({ speech }: MemberContext): Button {
  return {
    label: speech.plain('announcement-button-new'),
    press: announcementButtons.data({ kind: 'announcements', act: 'new' }),
  };
}

/** Whoever missed it, or came to stand there since, answers there. */
function isAskedOf({ actor, now }: MemberContext, spots: readonly SpotNumber[], announcement: Announcement) {
  const isHis = spots.length > 0 && concerns(announcement.to, spots);
  return isHis && announcement.author !== actor.person && isAnswerable(announcement, now);
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
      return onSend(context, id, false, null);
    case 'send now':
      return onSend(context, id, true, null);
    case 'call off':
      return told(context, await callOffAnnouncement(context.tx, context.actor, id, context.now));
    case 'pin':
      return onPin(context, id);
    case 'will move':
    case 'cannot move':
      return onMoveAnswer(context, id, press.act);
    case 'remind':
      return onRemind(context, id);
    case 'close answers':
      return onClose(context, id);
    case 'see answers':
      return onSeeAnswers(context, id);
    default:
      return onAddressing(context, press.act, id);
  }
}

export function onSendAsShown(
  context: MemberContext,
  { act, announcement, shown }: Extract<AnnouncementCode, { kind: 'announcement as shown' }>,
): Promise<Reply[]> {
  return onSend(context, announcement, act === 'send now', shown);
}

async function openOne(context: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const read = await readAnnouncement(tx, actor, id, context.now);
  if (!read.ok) return toast(speech.plain(read.why === 'not sent' ? 'old-button' : 'not-for-you'));
  return [{ kind: 'message', message: await messageFor(tx, context, read.value, actor.person) }];
}

/** From the preview, or from the card of one that waits for the morning. `shown`: what its preview said of it. */
async function onSend(
  context: MemberContext,
  id: AnnouncementId,
  urgent: boolean,
  shown: number | null,
): Promise<Reply[]> {
  const { tx, speech, actor, dialog, now } = context;
  const announcement = await tx.announcements.get(actor.complex, id);
  const isDraft = announcement?.state === 'draft';
  if (!announcement || (isDraft && !isOpenDraft(dialog, id))) return left(context);
  if (isDraft && markOf(announcement) !== shown) return changed(context, id);
  const sent = await sendAnnouncement(tx, actor, id, urgent, now);
  if (!sent.ok || !isDraft) return told(context, sent);
  await endDialog(context);
  return [{ kind: 'replace', message: { text: speech.say('announcement-card-below') } }];
}

/** An older preview, below which something else was chosen: it sends nothing, and the newest comes. */
async function changed(context: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const draft = await seeDraft(tx, actor, id);
  if (!draft.ok) return left(context);
  const message = await draftScreen(context, draft.value);
  return [...toast(speech.plain('announcement-toast-changed')), { kind: 'message', message }];
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
  'not for all': 'announcement-toast-not-for-all',
  'no group': 'announcement-toast-no-group',
  'pinned already': 'announcement-toast-pinned',
} as const satisfies Record<PinRefusal, string>;
