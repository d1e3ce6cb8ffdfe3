import { tryCars, tryCode } from '../../application/at-the-gate.ts';
import type { CarAtGate } from '../../core/cars/car-ports.ts';
import { refuse } from '../../core/kernel/result.ts';
import { inZone } from '../../core/kernel/zone.ts';
import { type GateRefusal, letIn, letOut } from '../../core/passes/at-gate.ts';
import { foldPlate } from '../../core/passes/fold-plate.ts';
import { isActive, isCalledOff, isInside, type Pass } from '../../core/passes/pass.ts';
import { passByLink, passesByPlate, passesSince, seePass } from '../../core/passes/see-passes.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { beginDialog, isMember, type MemberContext, type UpdateContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { passButtons } from './buttons.ts';
import type { PassDialog } from './dialogs.ts';
import { gateCard, openButton } from './gate-card.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply[] => {
  return [{ kind: 'message', message: { text, buttons } }];
};

/** Shorter pieces of a number would show half of the guests. */
const SHORTEST_PIECE = 3;
const MOST_FOUND = 20;

/** «Проверить пропуск». The dialog stays on: guests come one after another. */
export async function askPass(context: MemberContext): Promise<Reply[]> {
  const { actor, speech } = context;
  if (!offers(actor, 'check passes')) return message(speech.say('gate-guards-only'));
  await beginDialog<PassDialog>(context, { kind: 'checking pass' });
  return message(speech.say('gate-ask'), wayOn(context));
}

function todayButton({ speech }: MemberContext): Button {
  return { label: speech.plain('gate-button-today'), press: passButtons.data({ kind: 'passes today' }) };
}

/** What else a guard may do about whoever stands there. */
function wayOn(context: MemberContext): Button[][] {
  const ask = passButtons.data({ kind: 'ask at gate', spot: null, caller: null });
  return [
    [{ label: context.speech.plain('gate-question-button-ask'), press: ask }],
    [todayButton(context)],
    [cancelButton(context)],
  ];
}

/** The link of a QR. Whoever is no guard reads the same of every link, good or bad; null: it is none. */
export async function onPassLink(context: UpdateContext): Promise<Reply[] | null> {
  const { tx, incoming, speech } = context;
  const { body } = incoming;
  if (body.kind !== 'command' || body.name !== 'start' || !body.argument.startsWith('p_')) return null;
  const found = isMember(context)
    ? await passByLink(tx, context.actor, body.argument)
    : refuse('not allowed');
  if (!isMember(context) || !found.ok) return message(speech.say('gate-show-guard'));
  const pass = found.value;
  // The next guest may have no QR.
  await beginDialog<PassDialog>(context, { kind: 'checking pass' });
  return pass ? [await card(context, pass)] : message(speech.say('gate-none'));
}

/** A code, or a piece of a car's number. */
export async function onPassChecked(context: MemberContext, text: string): Promise<Reply[]> {
  await beginDialog<PassDialog>(context, { kind: 'checking pass' });
  const code = text.replace(/[\s-]/gu, '');
  if (/^\d{6}$/.test(code)) return onCode(context, code);
  return onPiece(context, text, 'gate-none');
}

/** `none`: what is said when nobody's guest has such a number. */
async function onPiece(
  context: MemberContext,
  text: string,
  none: 'gate-none' | 'gate-no-code',
): Promise<Reply[]> {
  const { tx, actor, account, speech } = context;
  const piece = foldPlate(text);
  if (piece.length < SHORTEST_PIECE || text.length > 100) return message(speech.say('gate-too-short'));
  const found = await passesByPlate(tx, actor, piece, await dayBegan(context), MOST_FOUND);
  if (!found.ok) return message(speech.say('gate-guards-only'));
  const cars = await tryCars(tx, account, actor, text, MOST_FOUND + 1);
  const belongs = cars.ok ? residentCars(context, cars.value) : null;
  const [only, second] = found.value;
  if (!only) {
    const isOver = !cars.ok && cars.why === 'too many';
    const nothing = speech.say(isOver ? 'gate-too-many-cars' : none);
    return message(belongs ?? nothing, wayOn(context));
  }
  const guests = second
    ? message(
        speech.say('gate-several'),
        found.value.map((pass) => [openButton(pass)]),
      )
    : [await card(context, only)];
  return belongs ? [...message(belongs), ...guests] : guests;
}

/** That a car belongs here, and to which spot; nothing of whose it is. Null: there is none. */
function residentCars({ speech }: MemberContext, cars: readonly CarAtGate[]): RichText | null {
  if (cars.length === 0) return null;
  const shown = cars.slice(0, MOST_FOUND).map(({ spots }) => {
    const [first, second] = spots;
    if (first === undefined) return speech.say('gate-resident-car-no-spot');
    const numbers = spots.join(', ');
    return second === undefined
      ? speech.say('gate-resident-car', { spot: numbers })
      : speech.say('gate-resident-car-spots', { spots: numbers });
  });
  return lines(...shown, cars.length > MOST_FOUND && speech.say('gate-resident-car-more'));
}

/** Six digits may be a piece of a number, too. */
async function onCode(context: MemberContext, code: string): Promise<Reply[]> {
  const { tx, actor, account, speech } = context;
  const found = await tryCode(tx, account, actor, code);
  if (!found.ok && found.why === 'too many')
    return message(speech.say('gate-too-many-codes'), wayOn(context));
  const pass = found.ok ? found.value : null;
  return pass ? [await card(context, pass)] : onPiece(context, code, 'gate-no-code');
}

/** «Сегодня»: whoever may come, is here, or was. */
export async function passesToday(context: MemberContext): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const seen = await passesSince(tx, actor, await dayBegan(context), MOST_FOUND + 1);
  if (!seen.ok) return toast(speech.plain('not-for-you'));
  const { timeZone } = await tx.complexes.get(actor.complex);
  const found = seen.value;
  if (found.length === 0) return message(speech.say('gate-today-none'));
  const passes = found.slice(0, MOST_FOUND);
  const rows = passes.map((pass) => {
    const known = { guest: clip(pass.guest, 40), spot: String(pass.spot) };
    if (isInside(pass)) return speech.say('gate-today-inside', known);
    if (!isActive(pass, now))
      return speech.say(isCalledOff(pass) ? 'gate-today-revoked' : 'gate-today-over', known);
    const until = endTime(pass.until, now, timeZone, speech.language);
    return speech.say('gate-today-valid', { ...known, until });
  });
  const more = found.length > MOST_FOUND && speech.say('gate-today-more');
  const text = paragraphs(speech.say('gate-today-title'), lines(...rows), more);
  return message(
    text,
    passes.map((pass) => [openButton(pass)]),
  );
}

export async function onGatePress(
  context: MemberContext,
  act: 'open' | 'let in' | 'let out',
  id: Pass['id'],
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const seen = await seePass(tx, actor, id);
  if (!seen.ok) return toast(speech.plain('not-for-you'));
  const pass = seen.value;
  if (!pass) return toast(speech.plain('gate-toast-gone'));
  if (act === 'open') return [await card(context, pass)];
  const moved = await (act === 'let in' ? letIn : letOut)(tx, actor, id, now);
  const said = moved.ok ? (act === 'let in' ? 'gate-toast-in' : 'gate-toast-out') : null;
  const text = said ? speech.plain(said) : moved.ok ? '' : refused(context, moved.why);
  const fresh = await tx.passes.get(actor.complex, id);
  if (!fresh) return toast(text);
  return [...toast(text), { kind: 'replace', message: await gateCard(tx, reader(context), fresh) }];
}

function refused({ speech }: MemberContext, why: GateRefusal): string {
  switch (why.kind) {
    case 'not allowed':
      return speech.plain('not-for-you');
    case 'no such pass':
      return speech.plain('gate-toast-gone');
    case 'over':
      return speech.plain('gate-toast-over');
    case 'inside already':
      return speech.plain('gate-toast-inside-already');
    case 'not inside':
      return speech.plain('gate-toast-not-inside');
    case 'spot taken':
      return speech.plain('gate-toast-taken', { spot: String(why.by.spot), guest: why.by.guest });
  }
}

async function card(context: MemberContext, pass: Pass): Promise<Reply> {
  return { kind: 'message', message: await gateCard(context.tx, reader(context), pass) };
}

const reader = ({ actor, speech, now }: MemberContext) => ({ complex: actor.complex, speech, now });

/** Midnight by the clocks of the complex. */
async function dayBegan({ tx, actor, now }: MemberContext): Promise<Date> {
  const { timeZone } = await tx.complexes.get(actor.complex);
  return new Date(inZone(now, timeZone).startOfDay().epochMilliseconds);
}
