import type { SpotNumber } from '../../core/kernel/ids.ts';
import { type MakeRefusal, makePass } from '../../core/passes/make-pass.ts';
import { ownPasses } from '../../core/passes/own-passes.ts';
import { LONGEST_GUEST, MOST_PASSES, type Pass, readPassHours } from '../../core/passes/pass.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import { awayButtons } from '../away/buttons.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import { countedSpots } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { passLabel, passLines } from '../kit/own-things.ts';
import { spotAskedBack } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { guestFingerprint, type PassCode, passButtons } from './buttons.ts';
import { type Inviting, isInviting, type PassDialog } from './dialogs.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply[] => {
  return [{ kind: 'message', message: { text, buttons } }];
};

/** «Гостевой пропуск»: who comes, where to, for how long. */
export async function askGuest(context: MemberContext): Promise<Reply[]> {
  const { actor, speech } = context;
  if (!offers(actor, 'make passes')) return message(speech.say('alert-not-allowed'));
  const passes = await ownPasses(context.tx, actor, context.now);
  const shown = passes.map((pass) => [showButton(context, pass)]);
  const list = lines(...(await passLines(context, passes)));
  if (passes.filter(({ fromGate }) => !fromGate).length >= MOST_PASSES)
    return message(paragraphs(speech.say('pass-three'), list), shown);
  await beginDialog<PassDialog>(context, { kind: 'inviting', guest: null, spot: null });
  return message(paragraphs(list, speech.say('pass-ask-guest')), [...shown, [cancelButton(context)]]);
}

/** The typed line answers the step that is open. */
export async function onPassTyped(context: MemberContext, dialog: Inviting, typed: string): Promise<Reply[]> {
  const text = typed.replace(/\s+/gu, ' ').trim();
  if (dialog.guest === null) return onGuest(context, text);
  if (dialog.spot === null) return onSpotNamed(context, dialog, text);
  return onHours(context, dialog, readPassHours(text, context.lexicon.dates));
}

async function onGuest(context: MemberContext, guest: string): Promise<Reply[]> {
  const { actor, speech } = context;
  const [only, second] = actor.spots;
  if (guest === '' || only === undefined)
    return message(speech.say('pass-guest-expected'), [[cancelButton(context)]]);
  if (guest.length > LONGEST_GUEST) {
    return message(speech.say('pass-guest-too-long', { longest: String(LONGEST_GUEST) }), [
      [cancelButton(context)],
    ]);
  }
  if (second === undefined) return [{ kind: 'message', message: await askHours(context, guest, only) }];
  await beginDialog<PassDialog>(context, { kind: 'inviting', guest, spot: null });
  const about = guestFingerprint(guest, null);
  const rows = actor.spots.map((spot): Button[] => {
    const label = speech.plain('my-spot-button-spot', { spot: String(spot) });
    return [{ label, press: passButtons.data({ kind: 'pass spot', spot, about }) }];
  });
  return message(speech.say('pass-ask-spot', { guest }), [...rows, [cancelButton(context)]]);
}

async function onSpotNamed(context: MemberContext, { guest }: Inviting, text: string): Promise<Reply[]> {
  const { actor, speech } = context;
  const spot = readSpot(text, context.lexicon.requests);
  if (!spot.ok) {
    const about = guestFingerprint(guest ?? '', null);
    const asked = spotAskedBack(speech, spot.why, (one) =>
      passButtons.data({ kind: 'pass spot', spot: one, about }),
    );
    return [{ kind: 'message', message: asked }];
  }
  if (guest !== null && actor.spots.includes(spot.value)) {
    return [{ kind: 'message', message: await askHours(context, guest, spot.value) }];
  }
  const known = { spot: String(spot.value), ...countedSpots(actor.spots) };
  return message(speech.say('away-not-yours', known), [[cancelButton(context)]]);
}

const LENGTHS = [2, 4, 8, 24] as const;
const LENGTH_LABELS = {
  2: 'pass-button-2',
  4: 'pass-button-4',
  8: 'pass-button-8',
  24: 'pass-button-24',
} as const;

async function askHours(context: MemberContext, guest: string, spot: SpotNumber): Promise<Outgoing> {
  await beginDialog<PassDialog>(context, { kind: 'inviting', guest, spot });
  const about = guestFingerprint(guest, spot);
  const rows = hoursRows(context, (hours) => passButtons.data({ kind: 'pass hours', hours, about }));
  const text = context.speech.say('pass-ask-hours', { guest, spot: String(spot) });
  return { text, buttons: [...rows, [cancelButton(context)]] };
}

/** «2 часа» … «24 часа», two in a row. */
export function hoursRows(
  { speech }: MemberContext,
  press: (hours: number) => Extract<Button, { press: unknown }>['press'],
): Button[][] {
  const [two, four, eight, day] = LENGTHS.map((hours): Button => {
    return { label: speech.plain(LENGTH_LABELS[hours]), press: press(hours) };
  });
  return two && four && eight && day
    ? [
        [two, four],
        [eight, day],
      ]
    : [];
}

/**
 * A press on a step: what was answered before stands in the dialog of whoever presses. An older message may name
 * another guest, or another spot.
 */
export async function onPassStep(
  context: MemberContext,
  step: Extract<PassCode, { kind: 'pass spot' | 'pass hours' }>,
): Promise<Reply[]> {
  const { dialog, speech, actor } = context;
  if (!isInviting(dialog) || dialog.guest === null) return toast(speech.plain('pass-toast-begin-anew'));
  const isHours = step.kind === 'pass hours';
  if (step.about !== guestFingerprint(dialog.guest, isHours ? dialog.spot : null)) {
    return toast(speech.plain('pass-toast-begin-anew'));
  }
  if (isHours) return onHours(context, dialog, step.hours);
  if (!actor.spots.includes(step.spot)) {
    return toast(speech.plain('my-spot-toast-not-yours', { spot: String(step.spot) }));
  }
  return [{ kind: 'replace', message: await askHours(context, dialog.guest, step.spot) }];
}

async function onHours(context: MemberContext, dialog: Inviting, hours: number | null): Promise<Reply[]> {
  const { tx, actor, speech, now, incoming } = context;
  const { guest, spot } = dialog;
  if (guest === null || spot === null) return toast(speech.plain('pass-toast-begin-anew'));
  if (hours === null) return message(speech.say('pass-hours-expected'), [[cancelButton(context)]]);
  const made = await makePass(tx, actor, { guest, spot, hours }, now);
  await endDialog(context);
  const text = made.ok ? speech.say('pass-made') : speech.say(REFUSALS[made.why]);
  const said: Reply[] =
    incoming.body.kind === 'press' ? [{ kind: 'replace', message: { text } }] : message(text);
  return made.ok ? [...said, ...(await warnOfNeighbour(context, spot))] : said;
}

/** A guest would find the spot taken: its holder decides who stands there. */
async function warnOfNeighbour(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const lent = await tx.lendings.current(actor.complex, spot, now);
  if (!lent) return [];
  const { timeZone } = await tx.complexes.get(actor.complex);
  const until = endTime(lent.until, now, timeZone, speech.language);
  const back: Button = {
    label: speech.plain('away-button-back'),
    press: awayButtons.data({ kind: 'away', act: 'back', spot }),
  };
  return message(speech.say('lending-pass-warning', { spot: String(spot), until }), [[back]]);
}

const REFUSALS = {
  'not allowed': 'alert-not-allowed',
  'not yours': 'pass-spot-lost',
  'three already': 'pass-three',
  'no guest': 'pass-guest-expected',
  'no such length': 'pass-hours-expected',
} as const satisfies Record<MakeRefusal, string>;

/** Brings the card of a pass down again. */
function showButton({ speech }: MemberContext, pass: Pass): Button {
  const press = passButtons.data({ kind: 'pass', act: 'show', pass: pass.id });
  return { label: passLabel(speech, pass), press };
}
