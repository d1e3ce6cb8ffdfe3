import type { AlertKind, Note } from '../../core/alerts/alert.ts';
import { type RaiseRefusal, raiseAlert, type Wish } from '../../core/alerts/raise-alert.ts';
import { type ReadRequest, readRequest, wordsOf } from '../../core/alerts/read-request.ts';
import type { LetterRefusal } from '../../core/alerts/write-letter.ts';
import type { GroupRefusal } from '../../core/groups/group.ts';
import type { AskedBackId, SpotNumber } from '../../core/kernel/ids.ts';
import { after } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import { DIALOG_LIFE } from '../kit/dialogs.ts';
import type { LinePlace } from '../kit/groups.ts';
import { saidTime } from '../kit/house-time.ts';
import type { PhotoRef } from '../kit/incoming.ts';
import { isLate } from '../kit/lateness.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { refusal } from '../kit/refusal.ts';
import { askOn, pairs } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext, type Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { CALL_GUARDS, refusedRaise } from './alerts.ts';
import { type AlertCode, alertButtons } from './buttons.ts';
import type { AlertDialog } from './dialogs.ts';
import { notPassedOn } from './letters.ts';

/** A request whose spot is still open; `place` is null in private. */
export type Asked = { readonly kind: AlertKind; readonly note: Note; readonly place: LinePlace | null };

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
  const [spot] = request.spots;
  if (spot === undefined) return [{ kind: 'message', message: { text: speech.say('message-how') } }];
  if (request.text.length > LONGEST_NOTE) return tooLong(context);
  const note = { text: wordsOf(request, lexicon.requests), photos };
  const asked = { kind: request.kind, note, place: null };
  if (!request.certain && !isOwnSpot(context, request)) return askSpotBack(context, asked, request.spots);
  if (isEmpty(asked)) return askMessage(context, spot);
  if (isLate(context)) return askLate(context, asked, spot);
  return send(context, asked, spot);
}

/** «Что передать?»: the next text or photo goes to the holders of the spot. */
async function askMessage(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = context;
  await beginDialog<AlertDialog>(context, { kind: 'messaging', spot });
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  const text = speech.say('message-ask', { spot: String(spot) });
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
  spot: SpotNumber,
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
  return isLate(context) ? askLate(context, asked, spot) : send(context, asked, spot);
}

/** Passes a request on, or says why not. In the group causes are not said: they go to the author alone. */
export async function send(context: MemberContext, asked: Asked, spot: SpotNumber | null): Promise<Reply[]> {
  const { tx, actor, incoming, now } = context;
  const { kind, note, place } = asked;
  if (spot !== null && isEmpty(asked)) return askWhat(context, asked, spot);
  const wish = wishOf(kind, spot);
  if (!wish) return toast(context.speech.plain('old-button'));
  const raised = await raiseAlert(tx, actor, wish, now, { note, fromGroup: place !== null });
  if (!raised.ok) return refused(context, asked, spot, raised.why);
  // Data of a button in the group may be forged in private: that message is none of the group's.
  const isThere = incoming.chat.kind === 'group' && incoming.body.kind === 'press';
  const pressed = isThere ? incoming.body.message : null;
  if (place) await tx.groups.showLine(actor.complex, raised.value.alert, place, pressed);
  const { unsaid } = raised.value;
  if (unsaid && !place) return [notPassedOn(context, unsaid)];
  if (unsaid && spot !== null) {
    await tellUnsaid(context, spot, unsaid);
    // That nobody was reached is what the line of the thread says.
    if (unsaid === 'nobody to read') return [];
    return answer(context, place, { text: context.speech.say('group-words-kept', { spot: String(spot) }) });
  }
  if (place || incoming.body.kind !== 'press') return [];
  return [{ kind: 'replace', message: { text: context.speech.say('card-below') } }];
}

function wishOf(kind: AlertKind, spot: SpotNumber | null): Wish | null {
  if (kind === 'unknown') return { kind, spot: null };
  return spot === null ? null : { kind, spot };
}

async function refused(
  context: MemberContext,
  { place, note }: Asked,
  number: SpotNumber | null,
  why: RaiseRefusal,
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  if (why.kind === 'already open') {
    const subject = { kind: 'alert', alert: why.alert, part: 'sender' } as const;
    await tx.cards.ring(actor.complex, subject, actor.person);
    if (!place && why.unsaid) return [notPassedOn(context, why.unsaid)];
    if (number === null) return answer(context, place, { text: speech.say('alert-already-open') });
    if (why.unsaid) await tellUnsaid(context, number, why.unsaid);
    const isPassedOn = !why.unsaid && (note.text !== null || note.photos.length > 0);
    const key = isPassedOn ? 'group-line-added' : 'group-line-already-open';
    return answer(context, place, { text: speech.say(key, { spot: String(number) }) });
  }
  if (number === null) return answer(context, null, await refusedRaise(context, null, why));
  const notice = { kind: 'group refused', spot: number, why: storable(why) } as const;
  if (place) {
    await tx.notices.add(actor.complex, [actor.person], 'alert', notice);
    return answer(context, place, { text: speech.say('group-line-refused', { spot: String(number) }) });
  }
  const reader = { tx, complex: actor.complex, speech, now };
  return answer(context, null, await refusal(reader, number, notice.why, CALL_GUARDS));
}

/** The group reads that words were not passed on; why is for their author alone. */
function tellUnsaid({ tx, actor }: MemberContext, spot: SpotNumber, unsaid: LetterRefusal): Promise<void> {
  const notice = { kind: 'group refused', spot, why: { kind: 'words', unsaid } } as const;
  return tx.notices.add(actor.complex, [actor.person], 'alert', notice);
}

function storable(why: Exclude<RaiseRefusal, { kind: 'already open' }>): GroupRefusal {
  return why.kind === 'closed just now' ? { kind: why.kind, until: why.until.toISOString() } : why;
}

/** «О каком месте речь?»: the numbers that may be meant, as buttons of the author. */
export async function askSpotBack(
  context: MemberContext,
  asked: Asked,
  spots: readonly SpotNumber[],
  question: RichText = which(context.speech, spots),
): Promise<Reply[]> {
  const { speech } = context;
  const id = await remember(context, asked);
  const buttons = spots.map((spot): Button => {
    const press = alertButtons.data({ kind: 'asked back', asked: id, spot, alert: asked.kind });
    return { label: speech.plain('group-button-spot', { spot: String(spot) }), press };
  });
  const rows = [...pairs(buttons), [cancelButton(context, id)]];
  return answer(context, asked.place, { text: question, buttons: rows });
}

function which({ say }: Speech, [only, second]: readonly SpotNumber[]): RichText {
  if (second !== undefined || only === undefined) return say('group-which');
  return say('group-this-one', { spot: String(only) });
}

/** A bare number says nothing: «Что с местом 45?» */
async function askWhat(context: MemberContext, asked: Asked, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = context;
  const id = await remember(context, asked);
  const ask = (alert: 'blocked' | 'sos'): Button => {
    const press = alertButtons.data({ kind: 'asked back', asked: id, spot, alert });
    return { label: speech.plain(alert === 'sos' ? 'menu-sos' : 'menu-blocked'), press };
  };
  const text = speech.say('alert-what-about', { spot: String(spot) });
  const buttons = [[ask('blocked')], [ask('sos')], [cancelButton(context, id)]];
  return answer(context, asked.place, { text, buttons });
}

/** «Вы писали в 07:40. Ещё нужно?» Nothing is passed on before the press. */
export async function askLate(
  context: MemberContext,
  asked: Asked,
  spot: SpotNumber | null,
): Promise<Reply[]> {
  const { tx, speech, incoming, actor, now } = context;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const { day, clock } = saidTime(incoming.writtenAt ?? now, now, timeZone, speech.language);
  const id = await remember(context, asked);
  const press = alertButtons.data({ kind: 'asked back', asked: id, spot, alert: asked.kind });
  const yes: Button = { label: speech.plain('alert-still-needed'), press };
  const no: Button = {
    label: speech.plain('alert-no-longer-needed'),
    press: alertButtons.data({ kind: 'asked back cancel', asked: id }),
  };
  return answer(context, asked.place, { text: lateText(speech, spot, clock, day), buttons: [[yes, no]] });
}

function lateText({ say }: Speech, spot: SpotNumber | null, time: string, day: string | null): RichText {
  if (spot === null)
    return day === null ? say('alert-late-unknown', { time }) : say('alert-late-unknown-day', { time, day });
  const about = { time, spot: String(spot) };
  return day === null ? say('alert-late', about) : say('alert-late-day', { ...about, day });
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

/** Keeps what waits for its author's press. */
export async function remember(
  context: MemberContext,
  { note, place }: Pick<Asked, 'note' | 'place'>,
): Promise<AskedBackId> {
  const { tx, actor, now } = context;
  return tx.groups.askBack(actor.complex, actor.person, { note, place }, after(now, DIALOG_LIFE));
}

function isEmpty({ kind, note }: Asked): boolean {
  return kind === 'message' && note.text === NO_NOTE.text && note.photos.length === 0;
}

function cancelButton({ speech }: MemberContext, asked: AskedBackId): Button {
  return { label: speech.plain('cancel'), press: alertButtons.data({ kind: 'asked back cancel', asked }) };
}

/** Where the request stands, in the same topic; a press turns the question into the answer. */
function answer({ incoming }: MemberContext, place: LinePlace | null, message: Outgoing): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'replace', message }];
  const { topic = null, replyTo = null } = place ?? {};
  const where = { ...(topic !== null && { topic }), ...(replyTo !== null && { replyTo }) };
  return [{ kind: 'message', message: { ...message, ...where } }];
}
