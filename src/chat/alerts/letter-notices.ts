import { type Alert, answering, type Note, waiting } from '../../core/alerts/alert.ts';
import { isBorrower } from '../../core/alerts/borrower.ts';
import type { Letter } from '../../core/alerts/letter.ts';
import type { Member } from '../../core/kernel/actor.ts';
import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import { carryPhotos, photosTaken } from '../kit/albums.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, type RichText, verbatim } from '../kit/wording.ts';
import { alertButtons } from './buttons.ts';

/** Who reads a letter, and who that is in the house; null: nobody any more. */
export type LetterReader = { readonly person: PersonId; readonly me: Pick<Member, 'roles'> | null };

/** A letter as its reader gets it: who writes without a name, the text as it was typed, one tap to answer. */
export function letterMessage(speech: Speech, alert: Alert, letter: Letter, reader: LetterReader): Outgoing {
  const { text, photos } = letter.content;
  return {
    text: lines(whoWrites(speech, alert, letter), text === null ? null : verbatim(text)),
    buttons: letterButtons(speech, alert, letter, reader),
    ...carryPhotos(photos),
  };
}

/**
 * While the thread is open, for whoever still has that part in it. Guards and admins who were called take it: a
 * conversation is between sender and holder.
 */
function letterButtons(
  { plain }: Speech,
  alert: Alert,
  letter: Letter,
  { person, me }: LetterReader,
): Button[][] {
  const part = letter.part === 'sender' ? 'holder' : 'sender';
  const parties = part === 'sender' ? waiting(alert) : answering(alert);
  if (!me || alert.state === 'closed' || !parties.some((one) => one.person === person)) return [];
  const answer: Button = {
    label: plain('letter-answer'),
    press: alertButtons.data({ kind: 'write', alert: alert.id, part }),
  };
  const complain: Button = {
    label: plain('alert-button-complain'),
    press: alertButtons.data({ kind: 'complain', alert: alert.id, letter: letter.id }),
  };
  return [
    [
      ...(offers(me, 'write letters') ? [answer] : []),
      ...(part === 'holder' && !isBorrower(alert, person) && offers(me, 'complain') ? [complain] : []),
    ],
  ].filter((row) => row.length > 0);
}

function whoWrites(speech: Speech, alert: Alert, letter: Letter): RichText {
  if (alert.car) return whoWritesOfCar(speech, alert, letter, alert.car.plate);
  if (alert.spot === null) return whoWritesOfUnknown(speech, alert, letter);
  const about = String(alert.spot);
  if (letter.part === 'holder') {
    const isHis = isBorrower(alert, letter.author);
    return speech.say(isHis ? 'borrower-letter-from' : 'letter-from-holder', { spot: about });
  }
  const sender = alert.senders.find((one) => one.person === letter.author);
  if (sender?.fromGroup) return speech.say('letter-from-group', { spot: about });
  if (alert.kind === 'sos') return speech.say('letter-from-neighbour', { spot: about });
  if (sender?.guard) return speech.say('letter-from-guard', { spot: about });
  if (!sender?.spot) return speech.say('letter-from-house', { spot: about });
  return speech.say('letter-from-spot', { spot: about, from: String(sender.spot) });
}

/** Of a car by its plate: whose it is, and where it stands otherwise, is nobody's business. */
function whoWritesOfCar({ say }: Speech, alert: Alert, letter: Letter, plate: string): RichText {
  if (letter.part === 'holder')
    return alert.unfound ? say('letter-unknown-from-holder') : say('plate-letter-from-holder', { plate });
  const sender = alert.senders.find((one) => one.person === letter.author);
  if (sender?.fromGroup) return say('plate-letter-from-group', { plate });
  if (alert.kind === 'sos') return say('plate-letter-from-neighbour', { plate });
  if (sender?.guard) return say('plate-letter-from-guard', { plate });
  if (!sender?.spot) return say('plate-letter-from-house', { plate });
  return say('plate-letter-from-spot', { plate, from: String(sender.spot) });
}

/** Of a car whose spot nobody knows. */
function whoWritesOfUnknown({ say }: Speech, alert: Alert, letter: Letter): RichText {
  if (letter.part === 'holder') return say('letter-unknown-from-holder');
  const from = alert.senders.find((one) => one.person === letter.author)?.spot;
  return from ? say('letter-unknown-from-spot', { from: String(from) }) : say('letter-unknown-from-house');
}

/** The author's receipt: never «передано» before it is. */
export function letterReceipt(speech: Speech, letter: Letter, wentBare: boolean): Outgoing {
  const { photos } = letter.content;
  const taken = wentBare
    ? speech.say('letter-photos-lost', { count: photos.length })
    : photosTaken(speech, photos);
  return { text: lines(passedOn(speech, letter), taken) };
}

function passedOn({ say }: Speech, { readers, delivered, lost }: Letter): RichText {
  if (delivered > 0 && readers === 1) return say('letter-passed-on');
  if (delivered > 0) {
    return say('letter-passed-on-to', { delivered: String(delivered), readers: String(readers) });
  }
  return say(lost === readers ? 'letter-lost' : 'letter-on-its-way');
}

/** What admins read of a complaint: the sender, the spots, and that message. */
export function complaintMessage(
  speech: Speech,
  alert: Alert,
  names: { readonly sender: string; readonly holder: string; readonly from: SpotNumber | null },
  { text, photos }: Note,
): Outgoing {
  const { from } = names;
  return {
    text: lines(
      speech.say('complaint-title'),
      alert.spot === null
        ? speech.say('complaint-holder-unknown', { name: names.holder })
        : speech.say('complaint-holder', { name: names.holder, spot: String(alert.spot) }),
      from
        ? speech.say('complaint-sender-spot', { name: names.sender, spot: String(from) })
        : speech.say('complaint-sender', { name: names.sender }),
      text === null ? null : speech.say('complaint-words'),
      text === null ? null : verbatim(text),
    ),
    ...carryPhotos(photos),
  };
}
