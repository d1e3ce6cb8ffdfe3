import { type AskedKind, type Note, takesWords } from '../../core/alerts/alert.ts';
import { type RaiseRefusal, raiseAlert, type Wish } from '../../core/alerts/raise-alert.ts';
import { type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { LetterRefusal } from '../../core/alerts/write-letter.ts';
import type { GroupRefusal } from '../../core/groups/group.ts';
import type { AlertId, AskedBackId, SpotNumber } from '../../core/kernel/ids.ts';
import { cancelButton as leaveButton, toast } from '../kit/confirm.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { type Named, namesOf } from '../kit/named.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { refusal } from '../kit/refusal.ts';
import { askOn } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import { CALL_GUARDS, refusedRaise } from './alerts.ts';
import {
  type About,
  type Asked,
  aboutOf,
  allOf,
  answer,
  askBack,
  askForWhole,
  askLate,
  askRegion,
  askWhat,
  isPiece,
  namedBy,
  readOn,
} from './asking-back.ts';
import type { AlertCode } from './buttons.ts';
import type { AlertDialog } from './dialogs.ts';
import { notPassedOn, onWrite } from './letters.ts';

const NO_NOTE: Note = { text: null, photos: [] };

/** So that two texts and the card around them fit a message. */
export const LONGEST_NOTE = 3000;

/** «моё место 45» by whoever holds it: not to be asked back, but to be told. */
export function isOwnSpot({ actor }: MemberContext, { own, spots }: ReadRequest): boolean {
  return own && spots.length > 0 && spots.every((spot) => actor.spots.includes(spot));
}

/** Said instead of passing on half of it; the dialog stays. */
export function tooLong(context: MemberContext): Reply[] {
  return askOn(context, context.speech.say('letter-too-long', { longest: String(LONGEST_NOTE) }));
}

/** `/spot 45 текст` in private; without the text it is asked for. */
export async function onSpotCommand(
  context: MemberContext,
  argument: string,
  photos: readonly PhotoRef[],
): Promise<Reply[]> {
  const { speech, lexicon } = context;
  const request = readRequest({ before: '', after: argument }, lexicon.requests);
  const about = aboutOf(request);
  const isPart = isPiece(argument);
  if (about === null)
    return [{ kind: 'message', message: { text: speech.say(isPart ? 'plate-piece' : 'message-how') } }];
  if (isPart && !isClear(context, request)) return askForWhole(context, 'message', allOf(request));
  if (request.text.length > LONGEST_NOTE) return tooLong(context);
  const note = { text: wordsOf(request, lexicon.requests), photos };
  const asked = { kind: request.kind, note, place: null };
  if (!isClear(context, request)) return askBack(context, asked, allOf(request));
  if (isEmpty(asked)) return askMessage(context, about);
  if (isLate(context)) return askLate(context, asked, about);
  return send(context, asked, about);
}

/** Nobody has to be asked back. */
export function isClear(context: MemberContext, request: ReadRequest): boolean {
  return (
    request.certain || request.certainCar || (request.plates.length === 0 && isOwnSpot(context, request))
  );
}

/** «Что передать?»: the next text or photo goes to the holders of the spot. */
async function askMessage(context: MemberContext, about: About): Promise<Reply[]> {
  const { speech } = context;
  const { spot, plate } = namedBy(about);
  await beginDialog<AlertDialog>(context, { kind: 'messaging', spot, ...(plate !== null && { plate }) });
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  const text =
    plate === null
      ? speech.say('message-ask', { spot: String(spot) })
      : speech.say('plate-message-ask', { plate });
  return [{ kind: 'message', message: { text, buttons: [[cancel]] } }];
}

/** «Написать владельцу»: a message as any other, signed with one's own spot. */
export async function writeToHolder(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { speech, actor } = context;
  if (!offers(actor, 'send message')) return toast(speech.plain('not-for-you'));
  if (actor.spots.includes(spot)) return toast(speech.plain('directory-toast-mine'));
  return askMessage(context, spot);
}

/** What was written after that question. */
export async function onMessageWritten(
  context: MemberContext,
  { spot, plate }: Pick<Extract<AlertDialog, { kind: 'messaging' }>, 'spot' | 'plate'>,
  text: string,
  photos: readonly PhotoRef[],
): Promise<Reply[]> {
  const note = { text: text === '' ? null : text, photos };
  if (note.text === null && photos.length === 0) {
    return askOn(context, context.speech.say('message-text-expected'));
  }
  if (text.length > LONGEST_NOTE) return tooLong(context);
  await endDialog(context);
  const asked = { kind: 'message', note, place: null } as const;
  const about: About | null = plate === undefined ? spot : { plate, anyRegion: false };
  if (about === null) return toast(context.speech.plain('old-button'));
  return isLate(context) ? askLate(context, asked, about) : send(context, asked, about);
}

/** Passes a request on, or says why not. In the group causes are not said: they go to the author alone. */
export async function send(context: MemberContext, asked: Asked, about: About | null): Promise<Reply[]> {
  const { tx, actor, incoming, now } = context;
  const { kind, note, place } = asked;
  if (about !== null && isEmpty(asked)) return askWhat(context, asked, about);
  const wish = wishOf(kind, about);
  if (!wish) return toast(context.speech.plain('old-button'));
  const raised = await raiseAlert(tx, actor, wish, now, { note, fromGroup: place !== null });
  if (!raised.ok) return refused(context, asked, about, raised.why);
  // Data of a button in the group may be forged in private: that message is none of the group's.
  const isThere = incoming.chat.kind === 'group' && incoming.body.kind === 'press';
  const pressed = isThere ? incoming.body.message : null;
  if (place) await tx.groups.showLine(actor.complex, raised.value.alert, place, pressed);
  const { unsaid } = raised.value;
  if (unsaid && !place) return [notPassedOn(context, unsaid)];
  if (unsaid && about !== null) {
    await tellUnsaid(context, about, unsaid);
    // That nobody was reached is what the line of the thread says.
    if (unsaid === 'nobody to read') return [];
    return answer(context, place, {
      text: context.speech.say('group-words-kept', namesOf(context.speech, namedBy(about))),
    });
  }
  if (place) return [];
  const below = { kind: 'replace', message: { text: context.speech.say('card-below') } } as const;
  const more = typeof about === 'object' ? await askMore(context, raised.value.alert) : [];
  return incoming.body.kind === 'press' ? [below, ...more] : more;
}

/** Nobody knows the car: a photo of it may follow, for whoever goes and looks. */
async function askMore(context: MemberContext, id: AlertId): Promise<Reply[]> {
  const alert = await context.tx.alerts.get(context.actor.complex, id);
  const isWanted = alert?.unfound && alert.note.photos.length === 0 && takesWords(alert);
  return isWanted ? onWrite(context, id, 'sender') : [];
}

function wishOf(kind: AskedKind, about: About | null): Wish | null {
  if (kind === 'unknown') return { kind, spot: null };
  if (about === null || typeof about === 'number') return about === null ? null : { kind, spot: about };
  return kind === 'stranger' ? null : { kind, spot: null, car: about };
}

async function refused(
  context: MemberContext,
  asked: Asked,
  number: About | null,
  why: RaiseRefusal,
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const { place, note } = asked;
  if (why.kind === 'already open') {
    const subject = { kind: 'alert', alert: why.alert, part: 'sender' } as const;
    await tx.cards.ring(actor.complex, subject, actor.person);
    if (!place && why.unsaid) return [notPassedOn(context, why.unsaid)];
    if (number === null) return answer(context, place, { text: speech.say('alert-already-open') });
    if (why.unsaid) await tellUnsaid(context, number, why.unsaid);
    const isPassedOn = !why.unsaid && (note.text !== null || note.photos.length > 0);
    const key = isPassedOn ? 'group-line-added' : 'group-line-already-open';
    return answer(context, place, { text: speech.say(key, namesOf(speech, namedBy(number))) });
  }
  if (why.kind === 'several cars')
    return typeof number === 'object' && number ? askRegion(context, asked, number) : [];
  if (number === null) return answer(context, null, await refusedRaise(context, null, why));
  if (why.kind === 'own car' && !place && asked.kind !== 'message') return ownCar(context, asked, number);
  const named = namedBy(number);
  const notice = refusedNotice(named, storable(why));
  if (place) {
    await tx.notices.add(actor.complex, [actor.person], 'alert', notice);
    return answer(context, place, { text: speech.say('group-line-refused', namesOf(speech, named)) });
  }
  const reader = { tx, complex: actor.complex, speech, now };
  return answer(context, null, await refusal(reader, named, notice.why, CALL_GUARDS));
}

/** One's own car is in nobody's way: the number of the other one is asked for. */
async function ownCar(context: MemberContext, asked: Asked, about: About): Promise<Reply[]> {
  await readOn(context, asked);
  const plate = namedBy(about).plate ?? '';
  const text = context.speech.say(asked.kind === 'sos' ? 'plate-own-sos' : 'plate-own', { plate });
  return answer(context, null, { text, buttons: [[leaveButton(context)]] });
}

function refusedNotice({ spot, plate }: Named, why: GroupRefusal) {
  return { kind: 'group refused', spot, ...(plate !== null && { plate }), why } as const;
}

/** The group reads that words were not passed on; why is for their author alone. */
function tellUnsaid({ tx, actor }: MemberContext, about: About, unsaid: LetterRefusal): Promise<void> {
  const notice = refusedNotice(namedBy(about), { kind: 'words', unsaid });
  return tx.notices.add(actor.complex, [actor.person], 'alert', notice);
}

function storable(why: Exclude<RaiseRefusal, { kind: 'already open' | 'several cars' }>): GroupRefusal {
  return why.kind === 'closed just now' ? { kind: why.kind, until: why.until.toISOString() } : why;
}

/** Its author chose. Whoever presses second finds it answered. */
export async function onAskedBack(
  context: MemberContext,
  press: Extract<AlertCode, { kind: 'asked back' }>,
): Promise<Reply[]> {
  const { tx, actor } = context;
  const asked = await tx.groups.takeBack(actor.complex, press.asked, actor.person);
  if (asked && context.dialog?.kind === 'raising') await endDialog(context);
  return asked ? send(context, { ...asked, kind: press.alert }, press.spot) : notTheirs(context, press.asked);
}

/** The same about a car. */
export async function onAskedBackCar(
  context: MemberContext,
  press: Extract<AlertCode, { kind: 'asked back car' }>,
): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  const asked = await tx.groups.takeBack(actor.complex, press.asked, actor.person);
  if (!asked) return notTheirs(context, press.asked);
  if (context.dialog?.kind === 'raising') await endDialog(context);
  const plate = asked.plates?.[press.car];
  if (plate === undefined) return toast(speech.plain('old-button'));
  const { note, place } = asked;
  return send(context, { note, place, kind: press.alert }, { plate, anyRegion: press.anyRegion });
}

export async function onAskedBackCancel(context: MemberContext, id: AskedBackId): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  const asked = await tx.groups.takeBack(actor.complex, id, actor.person);
  if (!asked) return notTheirs(context, id);
  if (context.dialog?.kind === 'raising') await endDialog(context);
  return [{ kind: 'replace', message: { text: speech.say('group-asked-cancelled') } }];
}

/** Somebody else’s question, one that is answered, or one’s own whose time is over. */
async function notTheirs({ tx, actor, speech, incoming }: MemberContext, id: AskedBackId): Promise<Reply[]> {
  if (await tx.groups.isLate(actor.complex, id, actor.person)) return toast(speech.plain('group-too-late'));
  return toast(speech.plain(incoming.chat.kind === 'group' ? 'group-not-author' : 'old-button'));
}

function isEmpty({ kind, note }: Asked): boolean {
  return kind === 'message' && note.text === NO_NOTE.text && note.photos.length === 0;
}
