import type { CallKind, Note } from '../../core/alerts/alert.ts';
import { type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import { readPlate } from '../../core/cars/plate.ts';
import type { AskedBackId } from '../../core/kernel/ids.ts';
import { before, days } from '../../core/kernel/time.ts';
import { readSpot, type UnreadableSpots } from '../../core/spots/read-spots.ts';
import { cancelButton } from '../kit/confirm.ts';
import type { PhotoRef, Photos } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import type { Reply } from '../kit/outgoing.ts';
import { numberExpected, spotFault } from '../kit/spot-input.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { askStillNeeded, raise } from './alerts.ts';
import {
  type About,
  aboutOf,
  allOf,
  askBack,
  askForWhole,
  askLate,
  isPiece,
  readOn,
  remembered,
} from './asking-back.ts';
import type { AlertCode } from './buttons.ts';
import { isOwnSpot, LONGEST_NOTE, send, tooLong } from './message.ts';

/** The typed number, after the question or behind `/blocked`; what else was written goes with it. */
export async function onSpotTyped(
  context: MemberContext,
  kind: CallKind,
  text: string,
  photos: readonly PhotoRef[] = [],
  askedBefore?: AskedBackId,
): Promise<Reply[]> {
  const { requests } = context.lexicon;
  const request = readRequest({ before: '', after: text }, requests);
  const earlier = await wordsBefore(context, askedBefore);
  const note = joined(earlier, { text: wordsOf({ text: request.text, kind }, requests), photos });
  const asked = { kind, note, place: null };
  const about = aboutOf(request);
  const fits = (note.text?.length ?? 0) <= LONGEST_NOTE;
  if (about !== null && fits && isSure(context, request)) return sendOn(context, kind, about, note);
  const waiting = isBare(earlier)
    ? undefined
    : (await remembered(context, { ...asked, note: earlier }, [])).id;
  await readOn(context, asked, waiting);
  if (about !== null && !fits) return tooLong(context);
  if (request.plates.length > 0) return askBack(context, asked, allOf(request), undefined, true);
  if (about !== null && isPiece(text)) return askForWhole(context, kind, allOf(request));
  if (about === null && readPlate(text)?.kind === 'piece') {
    const message = { text: context.speech.say('plate-piece'), buttons: [[cancelButton(context)]] };
    return [{ kind: 'message', message }];
  }
  const fault = faultOf(context, request, text);
  if (fault.spots.length > 0) {
    return askBack(context, asked, fault.spots, spotFault(context.speech, fault), true);
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
  askedBefore?: AskedBackId,
): Promise<Reply[]> | Reply[] {
  return caption === '' ? numberExpected(context) : onSpotTyped(context, kind, caption, photos, askedBefore);
}

/** What was written with a number that was asked back; whoever types instead of pressing has not taken it back. */
async function wordsBefore({ tx, actor }: MemberContext, asked: AskedBackId | undefined): Promise<Note> {
  const before = asked === undefined ? null : await tx.groups.takeBack(actor.complex, asked, actor.person);
  return before?.note ?? { text: null, photos: [] };
}

function joined(first: Note, second: Note): Note {
  const texts = [first.text, second.text].filter((text) => text !== null);
  return {
    text: texts.length > 0 ? texts.join('\n') : null,
    photos: [...first.photos, ...second.photos],
  };
}

const isBare = ({ text, photos }: Note) => text === null && photos.length === 0;

/** A number beside a date, a time or a phone may have come by itself: nobody is woken up for it unasked. */
function isSure(context: MemberContext, request: ReadRequest): boolean {
  if (request.plates.length > 0) return request.certainCar;
  return isOwnSpot(context, request) || (request.certain && request.spoilt === null);
}

function faultOf({ lexicon }: MemberContext, { own, spots }: ReadRequest, text: string): UnreadableSpots {
  const read = readSpot(text, lexicon.requests);
  // «моё место 45», which is not: whose car is meant is for its author to say.
  return read.ok ? { why: own ? 'unsure' : 'no number', spots } : read.why;
}

async function sendOn(context: MemberContext, kind: CallKind, about: About, note: Note): Promise<Reply[]> {
  const asked = { kind, note, place: null };
  if (typeof about !== 'number') {
    await endDialog(context);
    return isLate(context) ? askLate(context, asked, about) : send(context, asked, about);
  }
  if (!isLate(context)) return raise(context, kind, about, note);
  return isBare(note) ? askStillNeeded(context, kind, about) : askLate(context, asked, about);
}

/** A car that was asked about of late, as its sender typed it then. */
export async function raiseCar(
  context: MemberContext,
  { alert, key }: Extract<AlertCode, { kind: 'raise car' }>,
): Promise<Reply[]> {
  const { tx, actor, now } = context;
  const { cars } = await tx.alerts.recentlyNamed(actor.complex, actor.person, before(now, days(30)), 100);
  const plate = cars.find((one) => one.key === key)?.plate ?? key;
  await endDialog(context);
  return send(
    context,
    { kind: alert, note: { text: null, photos: [] }, place: null },
    { plate, anyRegion: false },
  );
}
