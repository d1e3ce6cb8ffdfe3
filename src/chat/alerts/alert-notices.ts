import { type Alert, answering, isAboutGuests, mayStillAct, newestPromise } from '../../core/alerts/alert.ts';
import type { AlertNotice } from '../../core/alerts/alert-notices.ts';
import type { OneTapAnswer } from '../../core/alerts/answers.ts';
import { authorOf } from '../../core/alerts/complain.ts';
import type { LetterPart } from '../../core/alerts/letter.ts';
import type { Complex } from '../../core/complexes/complex.ts';
import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Membership } from '../../core/ports.ts';
import { carryPhotos } from '../kit/albums.ts';
import { namesOf } from '../kit/named.ts';
import { nameOf } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { join, lines, type RichText } from '../kit/wording.ts';
import { ANSWER_WORDS, answerLabel } from './answers.ts';
import { complaintMessage, letterMessage } from './letter-notices.ts';

/** What is told of a thread; null: it need not be said any more. */
export async function drawAlertNotice(
  tx: ChatTx,
  reader: Reader,
  notice: AlertNotice,
): Promise<Outgoing | null> {
  if (notice.kind === 'complaint') return drawComplaint(tx, reader, notice);
  if (notice.kind === 'letter anew') return drawLetterAnew(tx, reader, notice);
  const { complex, speech } = reader;
  const alert = await tx.alerts.get(complex, notice.alert);
  // News of a thread that is over is no news.
  if (!alert || alert.state === 'closed') return null;
  const me = await tx.residents.get(complex, reader.person);
  if (notice.kind === 'alert photo')
    return isReader(alert, 'sender', reader.person, me) ? drawPhoto(tx, reader, alert, notice) : null;
  if (notice.kind === 'alert letter') {
    const letter = await tx.letters.get(complex, notice.letter);
    if (!letter || !isReader(alert, letter.part, reader.person, me)) return null;
    const silent = letter.part === 'sender' && (await isHushed(tx, reader, alert));
    const shown = letterMessage(speech, alert, letter, { person: reader.person, me });
    return { ...shown, ...(silent && { silent }) };
  }
  if (notice.kind === 'helper left')
    return { text: helperLeft(speech, alert, await tx.complexes.get(complex)) };
  const text = alertNews(speech, alert, notice);
  return text && { text };
}

/** Whether what this part wrote is for him: a former holder, guard or admin is told nothing more. */
function isReader(alert: Alert, from: LetterPart, person: PersonId, me: Membership | null): boolean {
  const takesPart = (parties: readonly { readonly person: PersonId }[]) =>
    parties.some((one) => one.person === person);
  if (from === 'holder') return takesPart(alert.senders);
  return takesPart(answering(alert)) || (takesPart(alert.helpers) && me !== null && offers(me, 'take alert'));
}

/** Null also where it never had a button, or has not arrived: then it is drawn as it should be when it does. */
async function drawLetterAnew(
  tx: ChatTx,
  { complex, speech, person }: Reader,
  { alert: id, letter: about }: Extract<AlertNotice, { kind: 'letter anew' }>,
): Promise<Outgoing | null> {
  const alert = await tx.alerts.get(complex, id);
  const letter = await tx.letters.get(complex, about);
  const inPlaceOf = await tx.cardMessages.letter(person, about);
  if (!alert || !letter || inPlaceOf === null) return null;
  const me = await tx.residents.get(complex, person);
  const { text, buttons = [] } = letterMessage(speech, alert, letter, { person, me });
  return { text, buttons, inPlaceOf };
}

async function drawComplaint(
  tx: ChatTx,
  { complex, speech }: Reader,
  notice: Extract<AlertNotice, { kind: 'complaint' }>,
): Promise<Outgoing | null> {
  const alert = await tx.alerts.get(complex, notice.alert);
  const letter = notice.letter === null ? null : await tx.letters.get(complex, notice.letter);
  if (!alert) return null;
  // A letter stands beside the spot of whoever wrote it, or beside none.
  const person = letter?.author ?? notice.sender ?? authorOf(alert)?.person;
  const author = alert.senders.find((one) => one.person === person);
  const sender = person ? await nameOf(tx, complex, person) : '—';
  const holder = await nameOf(tx, complex, notice.holder);
  const said = letter?.content ?? alert.note;
  return complaintMessage(speech, alert, { sender, holder, from: author?.spot ?? null }, said);
}

type AlertNews = Extract<AlertNotice, { kind: 'alert answered' | 'alert taken' | 'alert unreached' }>;

function alertNews(speech: Speech, alert: Alert, notice: AlertNews): RichText | null {
  const names = namesOf(speech, { spot: notice.spot, plate: alert.car?.plate ?? null });
  const isNamed = notice.spot !== null || alert.car !== null;
  if (notice.kind === 'alert answered' && notice.by === 'borrower')
    return speech.say('borrower-note-answered', {
      spot: String(notice.spot),
      answer: answerLabel(speech, notice.answer),
    });
  if (notice.kind === 'alert answered') {
    return isAboutGuests(alert)
      ? speech.say('pass-note-answered', { answer: answerLabel(speech, notice.answer) })
      : speech.say(noteOf(alert, notice.answer), names);
  }
  if (notice.kind === 'alert taken')
    return isNamed ? speech.say('alert-note-taken', names) : speech.say('alert-note-taken-unknown');
  // Guards and admins have been told; that a guest's host could not be is no failure of the sender's.
  if (!isNamed || isAboutGuests(alert)) return null;
  const isCarLeft = alert.car !== null && notice.why === 'promise left';
  const what = speech.say(isCarLeft ? 'plate-note-promise-left' : UNREACHED_WORDS[notice.why], names);
  if (notice.why !== 'left' && notice.why !== 'promise left') return what;
  return mayStillAct(alert) ? join(' ', [what, speech.say('alert-note-others-asked')]) : what;
}

/** Whoever had taken the call will not come: who else is called, or the telephone. */
function helperLeft(speech: Speech, { spot, car, helpers }: Alert, { guardPhone: phone }: Complex): RichText {
  const { say } = speech;
  const what =
    spot === null && car === null
      ? say('alert-note-helper-left-unknown')
      : say('alert-note-helper-left', namesOf(speech, { spot, plate: car?.plate ?? null }));
  if (helpers.length > 0) return join(' ', [what, say('alert-note-helpers-called')]);
  const nobody = join(' ', [what, say('alert-note-helpers-none')]);
  return phone === null ? nobody : lines(nobody, say('alert-guard-phone', { phone }));
}

/** «Не моя машина» of one is no reason to doubt the number while another comes, or may. */
function noteOf(alert: Alert, answer: OneTapAnswer) {
  if (answer !== 'not mine' || !mayStillAct(alert)) return ANSWER_WORDS[answer].note;
  return newestPromise(alert) ? 'alert-note-not-mine-coming' : 'alert-note-not-mine-others';
}

const UNREACHED_WORDS = {
  unreachable: 'alert-note-unreachable',
  'given up': 'alert-note-given-up',
  unheard: 'alert-note-unheard',
  lost: 'alert-note-lost',
  left: 'alert-note-left',
  'promise left': 'alert-note-promise-left',
} as const;

/** In quiet hours a message makes no sound, nor does what is added to it. */
async function isHushed(tx: ChatTx, { complex, now }: Reader, { kind }: Alert): Promise<boolean> {
  return kind === 'message' && isQuiet(now, await tx.complexes.get(complex));
}

function photoOf({ say }: Speech, spot: SpotNumber | null, plate: string | null): RichText {
  if (plate !== null) return say('plate-photo', { plate });
  return spot === null ? say('alert-photo-unknown') : say('message-photo', { spot: String(spot) });
}

/** The photos that came with an alert, sent anew. */
async function drawPhoto(
  tx: ChatTx,
  reader: Reader,
  alert: Alert,
  notice: Extract<AlertNotice, { kind: 'alert photo' }>,
): Promise<Outgoing> {
  const { speech } = reader;
  const silent = await isHushed(tx, reader, alert);
  const text = photoOf(speech, notice.spot, alert.car?.plate ?? null);
  return { text, ...carryPhotos([notice.photo, ...(notice.more ?? [])]), ...(silent && { silent }) };
}
