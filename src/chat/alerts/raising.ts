import type { CallKind, Note } from '../../core/alerts/alert.ts';
import { type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { readSpot, type UnreadableSpots } from '../../core/spots/read-spots.ts';
import { cancelButton } from '../kit/confirm.ts';
import type { PhotoRef, Photos } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected, spotFault } from '../kit/spot-input.ts';
import { beginDialog, type MemberContext } from '../kit/update-context.ts';
import { askStillNeeded, raise } from './alerts.ts';
import type { AlertDialog } from './dialogs.ts';
import { askLate, askSpotBack, isOwnSpot, LONGEST_NOTE, tooLong } from './message.ts';

/** The typed number, after the question or behind `/blocked`; what else was written goes with it. */
export async function onSpotTyped(
  context: MemberContext,
  kind: CallKind,
  text: string,
  photos: readonly PhotoRef[] = [],
): Promise<Reply[]> {
  const { requests } = context.lexicon;
  const request = readRequest({ before: '', after: text }, requests);
  const note: Note = { text: wordsOf({ text: request.text, kind }, requests), photos };
  const [spot] = request.spots;
  const fits = (note.text?.length ?? 0) <= LONGEST_NOTE;
  if (spot !== undefined && fits && isClear(context, request)) return send(context, kind, spot, note);
  await beginDialog<AlertDialog>(context, { kind: 'raising', alert: kind });
  if (spot !== undefined && !fits) return tooLong(context);
  const fault = faultOf(context, request, text);
  if (fault.spots.length > 0) {
    return askSpotBack(context, { kind, note, place: null }, fault.spots, spotFault(context.speech, fault));
  }
  const message = { text: spotFault(context.speech, fault), buttons: [[cancelButton(context)]] };
  return [{ kind: 'message', message }];
}

/** Photos with the number as their caption. */
export function onSpotPhoto(
  context: MemberContext,
  kind: CallKind,
  photos: Photos,
  caption: string,
): Promise<Reply[]> | Reply[] {
  return caption === '' ? numberExpected(context) : onSpotTyped(context, kind, caption, photos);
}

/** A number beside a date, a time or a phone may have come by itself: nobody is woken up for it unasked. */
function isClear(context: MemberContext, request: ReadRequest): boolean {
  return isOwnSpot(context, request) || (request.certain && request.spoilt === null);
}

function faultOf({ lexicon }: MemberContext, { own, spots }: ReadRequest, text: string): UnreadableSpots {
  const read = readSpot(text, lexicon.requests);
  // «моё место 45», which is not: whose car is meant is for its author to say.
  return read.ok ? { why: own ? 'unsure' : 'no number', spots } : read.why;
}

function send(context: MemberContext, kind: CallKind, spot: SpotNumber, note: Note): Promise<Reply[]> {
  if (!isLate(context)) return raise(context, kind, spot, note);
  const isBare = note.text === null && note.photos.length === 0;
  return isBare ? askStillNeeded(context, kind, spot) : askLate(context, { kind, note, place: null }, spot);
}
