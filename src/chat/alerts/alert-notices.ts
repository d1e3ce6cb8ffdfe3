import type { Alert, Sender } from '../../core/alerts/alert.ts';
import type { AlertNotice } from '../../core/alerts/alert-notices.ts';
import { nameOf } from '../kit/names.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/turn.ts';
import type { RichText } from '../kit/wording.ts';
import { ANSWER_WORDS, answerLabel } from './answers.ts';
import { complaintMessage, letterMessage } from './letter-notices.ts';

/** What is told of a thread; null: it need not be said any more. */
export async function drawAlertNotice(
  tx: ChatTx,
  reader: Reader,
  notice: AlertNotice,
): Promise<Outgoing | null> {
  if (notice.kind === 'complaint') return drawComplaint(tx, reader, notice);
  const { complex, speech, person } = reader;
  const alert = await tx.alerts.get(complex, notice.alert);
  // News of a thread that is over is no news.
  if (!alert || alert.state === 'closed') return null;
  if (notice.kind === 'alert photo') return drawPhoto(tx, reader, alert, notice);
  if (notice.kind === 'alert letter') {
    const letter = await tx.letters.get(complex, notice.letter);
    if (!letter) return null;
    const silent = letter.part === 'sender' && (await isHushed(tx, reader, alert));
    return { ...letterMessage(speech, alert, letter, person), ...(silent && { silent }) };
  }
  const text = alertNews(speech, notice);
  return text && { text };
}

async function drawComplaint(
  tx: ChatTx,
  { complex, speech }: Reader,
  notice: Extract<AlertNotice, { kind: 'complaint' }>,
): Promise<Outgoing | null> {
  const alert = await tx.alerts.get(complex, notice.alert);
  const letter = notice.letter === null ? null : await tx.letters.get(complex, notice.letter);
  if (!alert) return null;
  const author = alert.senders.find((one) => one.person === letter?.author) ?? authorOf(alert);
  const person = letter?.author ?? author?.person;
  const sender = person ? await nameOf(tx, complex, person) : '—';
  const holder = await nameOf(tx, complex, notice.holder);
  const [photo = null] = alert.note.photos;
  const said = letter?.content ?? { text: alert.note.text, photo };
  return complaintMessage(speech, alert, { sender, holder, from: author?.spot ?? null }, said);
}

/** Whose words open the thread; where nothing was written, whoever still waits. */
function authorOf({ note, senders }: Alert): Sender | undefined {
  const isBare = note.text === null && note.photos.length === 0;
  return (isBare ? senders.find((one) => !one.doneAt) : undefined) ?? senders[0];
}

type AlertNews = Extract<AlertNotice, { kind: 'alert answered' | 'alert taken' | 'alert unreached' }>;

function alertNews(speech: Speech, notice: AlertNews): RichText | null {
  const spot = String(notice.spot);
  if (notice.kind === 'alert answered') {
    return notice.spot === null
      ? speech.say('pass-note-answered', { answer: answerLabel(speech, notice.answer) })
      : speech.say(ANSWER_WORDS[notice.answer].note, { spot });
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

/** In quiet hours a message makes no sound, nor does what is added to it. */
async function isHushed(tx: ChatTx, { complex, now }: Reader, { kind }: Alert): Promise<boolean> {
  return kind === 'message' && isQuiet(now, await tx.complexes.get(complex));
}

/** A photo that came with an alert, sent anew. */
async function drawPhoto(
  tx: ChatTx,
  reader: Reader,
  alert: Alert,
  notice: Extract<AlertNotice, { kind: 'alert photo' }>,
): Promise<Outgoing> {
  const { speech } = reader;
  const silent = await isHushed(tx, reader, alert);
  const text =
    notice.spot === null
      ? speech.say('alert-photo-unknown')
      : speech.say('message-photo', { spot: String(notice.spot) });
  return { text, photo: notice.photo, ...(silent && { silent }) };
}
