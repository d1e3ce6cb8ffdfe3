import { may } from '../core/access.ts';
import type { OneTapAnswer } from '../core/alerts/alert.ts';
import type { GroupNotice } from '../core/groups/group.ts';
import type { ComplexId, PersonId } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import type { CardSubject, Notice } from '../core/notices.ts';
import { clockTime } from './house-time.ts';
import type { JobContent, JobGroup } from './outbox.ts';
import type { Outgoing } from './outgoing.ts';
import type { DrawingTools } from './pictures.ts';
import type { ChatTx } from './ports.ts';
import { isQuiet } from './quiet-hours.ts';
import { drawAdminNotice, isAdminNotice } from './screens/administration/notices.ts';
import { type AlertView, answerLabel } from './screens/alert-view.ts';
import { drawAnnouncementCard } from './screens/announcement-card.ts';
import { drawAnnouncement } from './screens/announcement-message.ts';
import { whoElse } from './screens/away-hint.ts';
import { drawAwayNotice, isAwayNotice } from './screens/away-notices.ts';
import { drawBackupNotice, isBackupNotice } from './screens/backup-notices.ts';
import { listSpots } from './screens/claim-card.ts';
import { drawClaim } from './screens/draw-claim.ts';
import { groupLine } from './screens/group-line.ts';
import { drawGroupNotice } from './screens/group-notices.ts';
import { helperCard } from './screens/helper-card.ts';
import { holderCard } from './screens/holder-card.ts';
import { drawJoiningNotice, isJoiningNotice } from './screens/joining-notices.ts';
import { complaintMessage, letterMessage, letterReceipt } from './screens/letter-notices.ts';
import { menuRows } from './screens/menu.ts';
import { drawPass } from './screens/pass-card.ts';
import { drawPassNotice, isPassNotice } from './screens/pass-notices.ts';
import { drawPrivacyNotice, isPrivacyNotice } from './screens/privacy-notices.ts';
import { senderCard } from './screens/sender-card.ts';
import type { Speech } from './turn.ts';
import { lines, mention, type RichText, verbatim } from './wording.ts';

/** Who is going to read it, in which language, at which moment. */
export type Reader = {
  readonly complex: ComplexId;
  readonly person: PersonId;
  readonly speech: Speech;
  readonly now: Instant;
  readonly tools: DrawingTools;
};

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
  const view = await viewAlert(tx, reader, subject);
  if (!view) return null;
  // A thread that ended before its first card was shown has nothing to ask of anybody.
  if (view.alert.state === 'closed' && !shownBefore && subject.part !== 'sender') return null;
  if (subject.part === 'group') return null;
  if (subject.part === 'sender') return senderCard(view);
  // Somebody whose spot changed hands meanwhile.
  if (subject.part === 'holder' && !view.alert.holders.some((one) => one.person === reader.person)) {
    const text = reader.speech.say('alert-holder-no-longer', { spot: String(view.alert.spot) });
    return shownBefore ? { text } : null;
  }
  return subject.part === 'holder' ? holderCard(view) : helperCard(view);
}

async function viewAlert(
  tx: ChatTx,
  reader: Reader,
  subject: Extract<CardSubject, { kind: 'alert' }>,
): Promise<AlertView | null> {
  const { complex, person, speech, now } = reader;
  const alert = await tx.alerts.get(complex, subject.alert);
  if (!alert) return null;
  const house = await tx.complexes.get(complex);
  // Whoever was called as an admin and is none any more sees no names from then on.
  const called =
    subject.part === 'helper' && alert.helpers.some((one) => one.person === person && !one.guard);
  const me = called ? await tx.residents.get(complex, person) : null;
  const isAdmin = me !== null && may(me, 'decide claims');
  const holders = alert.holders.map((holder) => holder.person);
  const holderNames = isAdmin ? await contactsOf(tx, complex, holders) : [];
  const otherSpots = subject.part === 'sender' && (await holdsSeveral(tx, reader));
  const time = (at: Instant) => clockTime(at, now, house.timeZone, speech.language);
  const onTheSpot = await whoElse(tx, alert, subject.part, now);
  return { ...onTheSpot, alert, complex: house, viewer: person, speech, now, time, otherSpots, holderNames };
}

async function holdsSeveral(tx: ChatTx, { complex, person }: Reader): Promise<boolean> {
  return ((await tx.residents.get(complex, person))?.spots.length ?? 0) > 1;
}

/** Names that an admin can open a chat by. */
async function contactsOf(tx: ChatTx, complex: ComplexId, people: readonly PersonId[]): Promise<RichText[]> {
  const found = await Promise.all(
    people.map(async (person) => {
      const [name] = await namesOf(tx, complex, [person]);
      const id = await tx.cardMessages.externalIdOf(person);
      return name === undefined ? null : id === null ? verbatim(name) : mention(name, id);
    }),
  );
  return found.filter((one) => one !== null);
}

async function namesOf(tx: ChatTx, complex: ComplexId, people: readonly PersonId[]): Promise<string[]> {
  const members = await Promise.all(people.map((person) => tx.residents.get(complex, person)));
  return members.filter((one) => one !== null).map((one) => one.displayName);
}

const ANSWER_NOTES = {
  coming: 'alert-note-coming',
  'in 5 minutes': 'alert-note-in-5',
  'in 15 minutes': 'alert-note-in-15',
  'not mine': 'alert-note-not-mine',
} as const satisfies Record<OneTapAnswer, string>;

/** A message of its own; null: it need not be said any more. */
export async function drawNotice(tx: ChatTx, reader: Reader, notice: Notice): Promise<Outgoing | null> {
  if (isPassNotice(notice)) return drawPassNotice(tx, reader, notice);
  if (isBackupNotice(notice)) return drawBackupNotice(tx, reader, notice);
  if (isAwayNotice(notice)) return drawAwayNotice(tx, reader, notice);
  if (isPrivacyNotice(notice)) return drawPrivacyNotice(reader.speech, notice);
  if (isJoiningNotice(notice)) return drawJoiningNotice(tx, reader, notice);
  if (isAdminNotice(notice)) return drawAdminNotice(tx, reader, notice);
  const { complex, speech } = reader;
  switch (notice.kind) {
    case 'claim approved':
      return welcome(tx, reader, notice);
    case 'claim rejected': {
      const spots = listSpots(notice.spots);
      return {
        text: spots ? speech.say('joining-rejected', { spots }) : speech.say('joining-rejected-no-spot'),
      };
    }
    case 'co-holder joined': {
      const other = await tx.residents.get(complex, notice.person);
      const spot = String(notice.spot);
      return other && { text: speech.say('joining-co-holder', { name: other.displayName, spot }) };
    }
    case 'alert letter': {
      const alert = await tx.alerts.get(complex, notice.alert);
      const letter = await tx.letters.get(complex, notice.letter);
      return alert && letter && alert.state !== 'closed'
        ? letterMessage(speech, alert, letter, reader.person)
        : null;
    }
    case 'complaint':
      return drawComplaint(tx, reader, notice);
    case 'alert photo':
      return drawPhoto(tx, reader, notice);
    case 'announcement':
      return drawAnnouncement(tx, reader, notice.announcement);
    case 'group unlinked':
    case 'group announcement':
    case 'group linked':
    case 'group blind':
    case 'group sighted':
    case 'group mention arrived':
    case 'group refused':
      return drawGroupNotice({ ...reader, tx, inGroup: false }, notice);
    case 'alert answered':
    case 'alert taken':
    case 'alert unreached': {
      const alert = await tx.alerts.get(complex, notice.alert);
      // News of a thread that is over is no news.
      const text = alert && alert.state !== 'closed' ? alertNews(speech, notice) : null;
      return text && { text };
    }
  }
}

async function drawComplaint(
  tx: ChatTx,
  { complex, speech }: Reader,
  notice: Extract<Notice, { kind: 'complaint' }>,
): Promise<Outgoing | null> {
  const alert = await tx.alerts.get(complex, notice.alert);
  const letter = notice.letter === null ? null : await tx.letters.get(complex, notice.letter);
  if (!alert) return null;
  const author = letter?.author ?? alert.senders[0]?.person;
  const [sender] = author ? await namesOf(tx, complex, [author]) : [];
  const [holder] = await namesOf(tx, complex, [notice.holder]);
  return complaintMessage(speech, alert, { sender: sender ?? '—', holder: holder ?? '—' }, letter);
}

type AlertNews = Extract<Notice, { kind: 'alert answered' | 'alert taken' | 'alert unreached' }>;

function alertNews(speech: Speech, notice: AlertNews): RichText | null {
  const spot = String(notice.spot);
  if (notice.kind === 'alert answered') {
    return notice.spot === null
      ? speech.say('pass-note-answered', { answer: answerLabel(speech, notice.answer) })
      : speech.say(ANSWER_NOTES[notice.answer], { spot });
  }
  if (notice.kind === 'alert taken')
    return notice.spot === null
      ? speech.say('alert-note-taken-unknown')
      : speech.say('alert-note-taken', { spot });
  // Guards and admins have been told; that a guest's host could not be is no failure of the sender's.
  if (notice.spot === null) return null;
  return speech.say(notice.why === 'unreachable' ? 'alert-note-unreachable' : 'alert-note-given-up', {
    spot,
  });
}

/** A photo that came with an alert, sent anew; in quiet hours a message's makes no sound. */
async function drawPhoto(
  tx: ChatTx,
  { complex, speech, now }: Reader,
  notice: Extract<Notice, { kind: 'alert photo' }>,
): Promise<Outgoing | null> {
  const alert = await tx.alerts.get(complex, notice.alert);
  if (!alert || alert.state === 'closed') return null;
  const silent = alert.kind === 'message' && isQuiet(now, await tx.complexes.get(complex));
  const text =
    notice.spot === null
      ? speech.say('alert-photo-unknown')
      : speech.say('message-photo', { spot: String(notice.spot) });
  return { text, photo: notice.photo, ...(silent && { silent }) };
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

/** The good news brings the menu with it. */
async function welcome(
  tx: ChatTx,
  { complex, person, speech }: Reader,
  { spots, joins }: Extract<Notice, { kind: 'claim approved' }>,
): Promise<Outgoing | null> {
  const me = await tx.residents.get(complex, person);
  if (!me) return null;
  const text =
    spots.length > 0
      ? speech.say('joining-approved', { spots: listSpots(spots) })
      : speech.say('joining-approved-no-spot');
  if (!joins) return { text: speech.say('joining-added', { spots: listSpots(spots) }) };
  const actor = { ...me, kind: 'member', complex } as const;
  return {
    text: lines(text, speech.say('choose-in-menu')),
    menu: menuRows(actor, (key) => speech.plain(key)),
  };
}
