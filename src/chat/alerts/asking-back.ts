import type { AskedKind, Note } from '../../core/alerts/alert.ts';
import type { ReadRequest } from '../../core/alerts/read-request.ts';
import type { TypedCar } from '../../core/cars/car-meant.ts';
import { readPlate } from '../../core/cars/plate.ts';
import type { AskedBackId, SpotNumber } from '../../core/kernel/ids.ts';
import { after } from '../../core/kernel/time.ts';
import type { ButtonData } from '../kit/buttons.ts';
import { DIALOG_LIFE } from '../kit/dialogs.ts';
import type { LinePlace } from '../kit/groups.ts';
import { saidTime } from '../kit/house-time.ts';
import type { Named } from '../kit/named.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { pairs } from '../kit/spot-input.ts';
import { beginDialog, type MemberContext, type Speech } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { alertButtons, isCarKind } from './buttons.ts';
import type { AlertDialog } from './dialogs.ts';

/** A request whose spot or car is still open; `place` is null in private. */
export type Asked = { readonly kind: AskedKind; readonly note: Note; readonly place: LinePlace | null };

/** What a request is about: a spot, or a car by its plate. */
export type About = SpotNumber | TypedCar;

export function namedBy(about: About | null): Named {
  if (about === null || typeof about === 'number') return { spot: about, plate: null };
  return { spot: null, plate: about.plate };
}

/** The first of what may be meant; null: nothing is named. */
export function aboutOf({ spots: [spot], plates: [plate] }: ReadRequest): About | null {
  return spot ?? (plate === undefined ? null : { plate, anyRegion: false });
}

/** Everything that may be meant. */
export function allOf({ spots, plates }: ReadRequest): readonly About[] {
  return [...spots, ...plates.map((plate) => ({ plate, anyRegion: false }))];
}

/** «О каком месте речь?»: what may be meant, as buttons of the author. `isStep`: the next line may name it, too. */
export async function askBack(
  context: MemberContext,
  asked: Asked,
  meant: readonly About[],
  question: RichText = which(context.speech, meant),
  isStep = false,
): Promise<Reply[]> {
  const { speech } = context;
  const { id, press } = await remembered(context, asked, meant);
  if (isStep) await readOn(context, asked, id);
  const buttons = meant.flatMap((about): Button[] => {
    const { spot, plate } = namedBy(about);
    const label =
      plate === null
        ? speech.plain('group-button-spot', { spot: String(spot) })
        : speech.plain('plate-button-car', { plate });
    return [{ label, press: press(about, asked.kind) }];
  });
  return answer(context, asked.place, {
    text: question,
    buttons: [...pairs(buttons), [cancelButton(context, id)]],
  });
}

function which({ say }: Speech, meant: readonly About[]): RichText {
  const [only, second] = meant;
  if (only === undefined || second !== undefined)
    return say(meant.some((one) => typeof one !== 'number') ? 'plate-or-spot' : 'group-which');
  const { spot, plate } = namedBy(only);
  return plate === null ? say('group-this-one', { spot: String(spot) }) : say('plate-this-one', { plate });
}

/** A bare number says nothing: «Что с местом 45?» */
export async function askWhat(context: MemberContext, asked: Asked, about: About): Promise<Reply[]> {
  const { speech } = context;
  const { id, press } = await remembered(context, asked, [about]);
  const ask = (alert: 'blocked' | 'sos'): Button => {
    return { label: speech.plain(alert === 'sos' ? 'menu-sos' : 'menu-blocked'), press: press(about, alert) };
  };
  const text = whatAbout(speech, about);
  return answer(context, asked.place, {
    text,
    buttons: [[ask('blocked')], [ask('sos')], [cancelButton(context, id)]],
  });
}

export function whatAbout({ say }: Speech, about: About): RichText {
  const { spot, plate } = namedBy(about);
  return plate === null
    ? say('alert-what-about', { spot: String(spot) })
    : say('plate-what-about', { plate });
}

/** «Вы писали в 07:40. Ещё нужно?» Nothing is passed on before the press. */
export async function askLate(context: MemberContext, asked: Asked, about: About | null): Promise<Reply[]> {
  const { tx, speech, incoming, actor, now } = context;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const { day, clock } = saidTime(incoming.writtenAt ?? now, now, timeZone, speech.language);
  const { id, press } = await remembered(context, asked, about === null ? [] : [about]);
  const yes: Button = { label: speech.plain('alert-still-needed'), press: press(about, asked.kind) };
  const no: Button = {
    label: speech.plain('alert-no-longer-needed'),
    press: alertButtons.data({ kind: 'asked back cancel', asked: id }),
  };
  return answer(context, asked.place, { text: lateText(speech, about, clock, day), buttons: [[yes, no]] });
}

function lateText({ say }: Speech, about: About | null, time: string, day: string | null): RichText {
  const { spot, plate } = namedBy(about);
  if (plate !== null)
    return day === null ? say('plate-late', { time, plate }) : say('plate-late-day', { time, plate, day });
  if (spot === null)
    return day === null ? say('alert-late-unknown', { time }) : say('alert-late-unknown-day', { time, day });
  const said = { time, spot: String(spot) };
  return day === null ? say('alert-late', said) : say('alert-late-day', { ...said, day });
}

/** «А123»: three digits beside a letter are remembered of a car; of a spot, a flat or an entrance hardly. */
export function isPiece(text: string): boolean {
  return /\p{L}[ -]?\d{3}(?!\d)|(?<!\d)\d{3}[ -]?\p{L}/u.test(text) && readPlate(text)?.kind === 'piece';
}

/** The whole number is asked for; whoever meant a spot says so. */
export function askForWhole(
  context: MemberContext,
  kind: AskedKind,
  meant: readonly About[],
  place: LinePlace | null = null,
): Promise<Reply[]> {
  const asked = { kind, note: { text: null, photos: [] }, place };
  return askBack(context, asked, meant, context.speech.say('plate-piece'));
}

/** Cars that only their regions tell apart: asked for it, and «Не видно» asks all of them. */
export async function askRegion(context: MemberContext, asked: Asked, { plate }: TypedCar): Promise<Reply[]> {
  const { speech } = context;
  const all = { plate, anyRegion: true };
  const { id, press } = await remembered(context, asked, [all]);
  await readOn(context, asked, id);
  const notSeen: Button = { label: speech.plain('plate-button-not-seen'), press: press(all, asked.kind) };
  const text = paragraphs(speech.say('plate-region', { plate }));
  return answer(context, asked.place, { text, buttons: [[notSeen], [cancelButton(context, id)]] });
}

/** In private the next line may name what is meant. */
export async function readOn(
  context: MemberContext,
  { kind, place }: Pick<Asked, 'kind' | 'place'>,
  asked?: AskedBackId,
): Promise<void> {
  if (place === null && (kind === 'blocked' || kind === 'sos'))
    await beginDialog<AlertDialog>(context, { kind: 'raising', alert: kind, ...(asked && { asked }) });
}

type Remembered = {
  readonly id: AskedBackId;
  /** What its author presses who means this, or nothing that has a number. */
  readonly press: (about: About | null, alert: AskedKind) => ButtonData;
};

/** Keeps what waits for its author's press. */
export async function remembered(
  context: MemberContext,
  { note, place }: Pick<Asked, 'note' | 'place'>,
  meant: readonly About[],
): Promise<Remembered> {
  const { tx, actor, now } = context;
  const plates = meant.flatMap((one) => namedBy(one).plate ?? []);
  const until = after(now, DIALOG_LIFE);
  const asked = await tx.groups.askBack(actor.complex, actor.person, { note, place, plates }, until);
  const press = (about: About | null, alert: AskedKind) => {
    const { spot, plate } = namedBy(about);
    if (about === null || typeof about === 'number' || plate === null || !isCarKind(alert))
      return alertButtons.data({ kind: 'asked back', asked, spot, alert });
    const { anyRegion } = about;
    return alertButtons.data({ kind: 'asked back car', asked, car: plates.indexOf(plate), anyRegion, alert });
  };
  return { id: asked, press };
}

export function cancelButton({ speech }: MemberContext, asked: AskedBackId): Button {
  return { label: speech.plain('cancel'), press: alertButtons.data({ kind: 'asked back cancel', asked }) };
}

/** Where the request stands, in the same topic; a press turns the question into the answer. */
export function answer({ incoming }: MemberContext, place: LinePlace | null, message: Outgoing): Reply[] {
  if (incoming.body.kind === 'press') return [{ kind: 'replace', message }];
  const { topic = null, replyTo = null } = place ?? {};
  const where = { ...(topic !== null && { topic }), ...(replyTo !== null && { replyTo }) };
  return [{ kind: 'message', message: { ...message, ...where } }];
}
