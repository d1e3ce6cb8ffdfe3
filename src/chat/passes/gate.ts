import { dayBegan, type Looked, lookAtGate, MOST_FOUND } from '../../application/look-at-gate.ts';
import { refuse } from '../../core/kernel/result.ts';
import { lendingsAtGate } from '../../core/lending/see-lendings.ts';
import { type GateRefusal, letIn, letOut } from '../../core/passes/at-gate.ts';
import { isActive, isCalledOff, isInside, type Pass } from '../../core/passes/pass.ts';
import { passByLink, passesSince, seePass } from '../../core/passes/see-passes.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { beginDialog, isMember, type MemberContext, type UpdateContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { passButtons } from './buttons.ts';
import { carsAtGateText } from './cars-at-gate-text.ts';
import type { PassDialog } from './dialogs.ts';
import { gateCard, openButton } from './gate-card.ts';
import { lendingsAtGateText } from './lendings-at-gate.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply[] => {
  return [{ kind: 'message', message: { text, buttons } }];
};

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
  const { tx, account, actor, speech, now } = context;
  await beginDialog<PassDialog>(context, { kind: 'checking pass' });
  const looked = await lookAtGate(tx, account, actor, text, now);
  if (!looked.ok) return message(speech.say('gate-guards-only'));
  const { passes, cars, lendings, fault } = looked.value;
  if (fault === 'too short') return message(speech.say('gate-too-short'));
  if (fault) return message(speech.say(FAULTS[fault]), wayOn(context));
  const { timeZone } = await tx.complexes.get(actor.complex);
  const told = [
    ...carsAtGateText(speech, cars, MOST_FOUND),
    ...lendingsAtGateText(context, lendings, timeZone),
  ];
  const belongs = told.length > 0 ? lines(...told) : null;
  const [only, second] = passes;
  if (!only) return belongs ? message(belongs, wayOn(context)) : [];
  const guests = second
    ? message(
        speech.say('gate-several'),
        passes.map((pass) => [openButton(pass)]),
      )
    : [await card(context, only)];
  return belongs ? [...message(belongs), ...guests] : guests;
}

const FAULTS = {
  none: 'gate-none',
  'no such code': 'gate-no-code',
  'too many codes': 'gate-too-many-codes',
  'too many cars': 'gate-too-many-cars',
} as const satisfies Record<Exclude<Looked['fault'], 'too short' | null>, string>;

/** «Сегодня»: whoever may come, is here, or was. */
export async function passesToday(context: MemberContext): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const seen = await passesSince(tx, actor, await dayBegan(tx, actor, now), MOST_FOUND + 1);
  if (!seen.ok) return toast(speech.plain('not-for-you'));
  const { timeZone } = await tx.complexes.get(actor.complex);
  const found = seen.value;
  const lendings = await lendingsAtGate(tx, actor, now);
  const standing = lendings.ok ? lendingsAtGateText(context, lendings.value, timeZone) : [];
  const permitted =
    standing.length > 0 && lines(speech.say('lending-gate-title'), ...standing.slice(0, MOST_FOUND));
  if (found.length === 0) return message(permitted ? paragraphs(permitted) : speech.say('gate-today-none'));
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
  const text = paragraphs(speech.say('gate-today-title'), lines(...rows), more, permitted);
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
