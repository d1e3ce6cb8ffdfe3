import { may } from '../core/access.ts';
import type { GroupNotice } from '../core/groups/group.ts';
import { type CardSubject, eyesFor, type Notice } from '../core/notices.ts';
import { drawAdminNotice, isAdminNotice } from './administration/notices.ts';
import { drawAlertNotice, isAlertNotice } from './alerts/alert-notices.ts';
import { drawAlert } from './alerts/draw-alert.ts';
import { letterReceipt } from './alerts/letter-notices.ts';
import { drawAnnouncementCard } from './announcements/announcement-card.ts';
import { drawAnnouncement } from './announcements/announcement-message.ts';
import { drawAwayNotice, isAwayNotice } from './away/away-notices.ts';
import { drawBackupNotice, isBackupNotice } from './backups/backup-notices.ts';
import { groupLine } from './groups/group-line.ts';
import { drawGroupNotice } from './groups/group-notices.ts';
import { drawClaim } from './joining/draw-claim.ts';
import { drawJoiningNotice, isJoiningNotice } from './joining/joining-notices.ts';
import type { JobContent, JobGroup } from './kit/outbox.ts';
import type { Outgoing } from './kit/outgoing.ts';
import type { ChatTx } from './kit/ports.ts';
import { isQuiet } from './kit/quiet-hours.ts';
import type { Reader } from './kit/reader.ts';
import { drawPass } from './passes/pass-card.ts';
import { drawPassNotice, isPassNotice } from './passes/pass-notices.ts';
import { drawPrivacyNotice, isPrivacyNotice } from './privacy/privacy-notices.ts';

/** A card as its state is now; null: nobody needs it any more. */
export async function drawCard(
  tx: ChatTx,
  reader: Reader,
  subject: CardSubject,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  if (subject.kind === 'claim') return drawClaim(tx, reader, subject, shownBefore);
  if (subject.kind === 'announcement') return drawAnnouncementCard(tx, reader, subject.announcement);
  if (subject.kind === 'pass') return drawPass(tx, reader, subject.pass);
  if (subject.kind === 'letter') {
    const letter = await tx.letters.get(reader.complex, subject.letter);
    return letter && letterReceipt(reader.speech, letter);
  }
  return drawAlert(tx, reader, subject, shownBefore);
}

/** A message of its own; null: it need not be said any more. */
export async function drawNotice(tx: ChatTx, reader: Reader, notice: Notice): Promise<Outgoing | null> {
  const needed = eyesFor(notice, reader.person);
  const me = needed && (await tx.residents.get(reader.complex, reader.person));
  if (needed && !(me && may(me, needed))) return null;
  if (isPassNotice(notice)) return drawPassNotice(tx, reader, notice);
  if (isBackupNotice(notice)) return drawBackupNotice(tx, reader, notice);
  if (isAwayNotice(notice)) return drawAwayNotice(tx, reader, notice);
  if (isPrivacyNotice(notice)) return drawPrivacyNotice(reader.speech, notice);
  if (isJoiningNotice(notice)) return drawJoiningNotice(tx, reader, notice);
  if (isAdminNotice(notice)) return drawAdminNotice(tx, reader, notice);
  if (isAlertNotice(notice)) return drawAlertNotice(tx, reader, notice);
  if (notice.kind === 'announcement') return drawAnnouncement(tx, reader, notice.announcement);
  return drawGroupNotice({ ...reader, tx, inGroup: false }, notice);
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
    return drawGroupNotice({ tx, complex, speech, now, inGroup: true }, notice);
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
