import { requiredPermission, requiredToView, switchOf } from '../core/features.ts';
import type { GroupNotice } from '../core/groups/group.ts';
import type { CardSubject, Notice } from '../core/notices.ts';
import { groupLine } from './alerts/group-line.ts';
import { drawPinned } from './announcements/announcement-message.ts';
import { CARDS, NOTICES } from './features.ts';
import { drawGroupNotice } from './groups/group-notices.ts';
import { type Action, offers } from './kit/offers.ts';
import type { JobContent, JobGroup } from './kit/outbox.ts';
import type { Outgoing } from './kit/outgoing.ts';
import type { ChatTx } from './kit/ports.ts';
import { isQuiet } from './kit/quiet-hours.ts';
import type { Reader } from './kit/reader.ts';

/** A card as its state is now, for whoever may see it now; null: nobody needs it any more. */
export async function drawCard(
  tx: ChatTx,
  reader: Reader,
  subject: CardSubject,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  if (await isAllowed(tx, reader, requiredToView(subject)))
    return cardOf(tx, reader, subject.kind, subject, shownBefore);
  // What he was shown while he might goes from his screen.
  return shownBefore ? { text: reader.speech.say('card-no-longer-yours') } : null;
}

async function isAllowed(tx: ChatTx, { complex, person }: Reader, needed: Action | null): Promise<boolean> {
  const me = needed && (await tx.residents.get(complex, person));
  return needed === null || (me !== null && offers(me, needed));
}

async function cardOf<K extends CardSubject['kind']>(
  tx: ChatTx,
  reader: Reader,
  kind: K,
  subject: Extract<CardSubject, { kind: K }>,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  return CARDS[kind](tx, reader, subject, shownBefore);
}

/** A message of its own; null: it need not be said any more. */
export async function drawNotice(tx: ChatTx, reader: Reader, notice: Notice): Promise<Outgoing | null> {
  if (!(await isAllowed(tx, reader, requiredPermission(notice, reader.person)))) return null;
  if (await isSwitchedOff(tx, reader, notice)) return null;
  return noticeOf(tx, reader, notice.kind, notice);
}

/** Asked when it leaves: what was queued before he switched it off does not come either. */
async function isSwitchedOff(tx: ChatTx, reader: Reader, notice: Notice): Promise<boolean> {
  const found = switchOf(notice, reader.person);
  if (!found || !(await tx.notifications.off(reader.complex, reader.person)).includes(found.topic))
    return false;
  return found.unless === null || !(await isAllowed(tx, reader, found.unless));
}

async function noticeOf<K extends Notice['kind']>(
  tx: ChatTx,
  reader: Reader,
  kind: K,
  notice: Extract<Notice, { kind: K }>,
): Promise<Outgoing | null> {
  return NOTICES[kind](tx, reader, notice);
}

/** What a group reads: a notice, or the line about a thread as it is now. */
export async function drawInGroup(
  tx: ChatTx,
  { complex, speech, now }: Omit<Reader, 'person' | 'tools'>,
  { topic, replyTo }: JobGroup,
  content: JobContent,
): Promise<Outgoing | null> {
  if (content.kind === 'notice') {
    const { notice } = content;
    if (!isGroupNotice(notice)) throw new Error(`a group is told what is for a person: ${notice.kind}`);
    const reader = { tx, complex, speech, now, inGroup: true };
    return notice.kind === 'group announcement'
      ? drawPinned(reader, notice)
      : drawGroupNotice(reader, notice);
  }
  if (content.subject.kind !== 'alert') throw new Error('a group is shown what is for a person');
  const alert = await tx.alerts.get(complex, content.subject.alert);
  const text = alert && groupLine(alert, speech, content.message !== null);
  if (!text) return null;
  const silent = isQuiet(now, await tx.complexes.get(complex));
  const where = { ...(topic !== null && { topic }), ...(replyTo !== null && { replyTo }) };
  return { text, ...where, ...(silent && { silent }) };
}

function isGroupNotice(notice: Notice): notice is GroupNotice {
  return notice.kind.startsWith('group ');
}
