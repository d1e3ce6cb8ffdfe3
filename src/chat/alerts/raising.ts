import type { CallKind, Note } from '../../core/alerts/alert.ts';
import { type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { readSpot, type UnreadableSpots } from '../../core/spots/read-spots.ts';
import { cancelButton } from '../kit/confirm.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected, spotFault } from '../kit/spot-input.ts';
import { beginDialog, type MemberTurn } from '../kit/turn.ts';
import { askStillNeeded, raise } from './alerts.ts';
import type { AlertDialog } from './dialogs.ts';
import { askLate, askSpotBack, isOwnSpot, LONGEST_NOTE, tooLong } from './message.ts';

/** The typed number, after the question or behind `/blocked`; what else was written goes with it. */
export async function onSpotTyped(
  turn: MemberTurn,
  kind: CallKind,
  text: string,
  photo: PhotoRef | null = null,
): Promise<Reply[]> {
  const { requests } = turn.lexicon;
  const request = readRequest({ before: '', after: text }, requests);
  const photos = photo === null ? [] : [photo];
  const note: Note = { text: wordsOf({ text: request.text, kind }, requests), photos };
  const [spot] = request.spots;
  const fits = (note.text?.length ?? 0) <= LONGEST_NOTE;
  if (spot !== undefined && fits && isClear(turn, request)) return send(turn, kind, spot, note);
  await beginDialog<AlertDialog>(turn, { kind: 'raising', alert: kind });
  if (spot !== undefined && !fits) return tooLong(turn);
  const fault = faultOf(turn, request, text);
  if (fault.spots.length > 0) {
    return askSpotBack(turn, { kind, note, place: null }, fault.spots, spotFault(turn.speech, fault));
  }
  const message = { text: spotFault(turn.speech, fault), buttons: [[cancelButton(turn)]] };
  return [{ kind: 'message', message }];
}

/** A photo with the number as its caption. */
export function onSpotPhoto(
  turn: MemberTurn,
  kind: CallKind,
  photo: PhotoRef,
  caption: string,
): Promise<Reply[]> | Reply[] {
  return caption === '' ? numberExpected(turn) : onSpotTyped(turn, kind, caption, photo);
}

/** A number beside a date, a time or a phone may have come by itself: nobody is woken up for it unasked. */
function isClear(turn: MemberTurn, request: ReadRequest): boolean {
  return isOwnSpot(turn, request) || (request.certain && request.spoilt === null);
}

function faultOf({ lexicon }: MemberTurn, { own, spots }: ReadRequest, text: string): UnreadableSpots {
  const read = readSpot(text, lexicon.requests);
  // «моё место 45», which is not: whose car is meant is for its author to say.
  return read.ok ? { why: own ? 'unsure' : 'no number', spots } : read.why;
}

function send(turn: MemberTurn, kind: CallKind, spot: SpotNumber, note: Note): Promise<Reply[]> {
  if (!isLate(turn)) return raise(turn, kind, spot, note);
  const isBare = note.text === null && note.photos.length === 0;
  return isBare ? askStillNeeded(turn, kind, spot) : askLate(turn, { kind, note, place: null }, spot);
}
