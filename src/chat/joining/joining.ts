import { joinHouse } from '../../application/join-house.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import { asksFlat, type ClaimRefusal, submitClaim, type Wish } from '../../core/residents/submit-claim.ts';
import { flatsIn, listFlats } from '../../core/spots/flats.ts';
import { readSpots, type UnreadableSpots } from '../../core/spots/read-spots.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { hasMenu, menuRows } from '../kit/menu.ts';
import { countedSpots, listSpots } from '../kit/names.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { spotFault } from '../kit/spot-input.ts';
import {
  beginDialog,
  endDialog,
  isMember,
  type MemberContext,
  type UpdateContext,
} from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';
import { explainButton } from './claim-talk.ts';
import { banGoesOn, onConsentAgain } from './consent-again.ts';
import type { JoiningDialog } from './dialogs.ts';
import { type Invitation, onAccept, onTypedCode, openInvitation } from './invited.ts';

const message = (outgoing: Outgoing): Reply => ({ kind: 'message', message: outgoing });

/** /start by somebody we know nothing about: one screen, two buttons, nothing stored. */
export async function consentScreen(context: UpdateContext): Promise<Reply[]> {
  const { speech } = context;
  const { note, invitation } = await openInvitation(context);
  const agree: Button = {
    label: speech.plain('joining-agree'),
    press: invitation
      ? joiningButtons.data({ kind: 'invited', act: 'agree', ...invitation })
      : joiningButtons.data({ kind: 'consent', agreed: true }),
  };
  const disagree: Button = {
    label: speech.plain('joining-disagree'),
    press: joiningButtons.data({ kind: 'consent', agreed: false }),
  };
  const text = paragraphs(note, await consentText(context));
  const message: Outgoing = { text, buttons: [[agree, disagree]] };
  return [{ kind: 'message', message, ...(!invitation && { screen: 'consent' }) }];
}

async function consentText(context: UpdateContext) {
  const { name } = await context.tx.complexes.get(context.actor.complex);
  return context.speech.say('joining-consent', { name });
}

/** «Согласен» / «Не согласен»: only the first of them stores anything. */
export async function onConsent(
  context: UpdateContext,
  agreed: boolean,
  invitation: Invitation | null = null,
): Promise<Reply[]> {
  const { tx, speech, account, now } = context;
  if (isMember(context)) return onConsentAgain(context, agreed);
  if (!agreed) return [{ kind: 'replace', message: { text: speech.say('joining-declined') } }];
  const joined = await joinHouse(tx, account, context.actor, now);
  if (!joined.ok) return toast(speech.plain('not-for-you'));
  const { member: actor, bannedUntil } = joined.value;
  const { complex, person } = actor;
  const text = paragraphs(await consentText(context), speech.say('joining-agreed'));
  const agreedNow: Reply = { kind: 'replace', message: { text } };
  if (bannedUntil) return [agreedNow, message({ text: await banGoesOn(context, bannedUntil) })];
  const newcomer = { ...context, actor };
  if (actor.roles.includes('admin')) return [agreedNow, message(adminWelcome(newcomer))];
  if (invitation === null) return [agreedNow, ...(await askSpots(newcomer))];
  const became = await onAccept(newcomer, invitation);
  const isIn = hasMenu((await tx.residents.get(complex, person))?.roles ?? []);
  // Whoever came to be a guard has no spot to name: the admin sends him another link.
  const asks = !isIn && invitation.as !== 'guard';
  return [agreedNow, ...became, ...(asks ? await askSpots(newcomer) : [])];
}

function adminWelcome(context: MemberContext): Outgoing {
  const { speech } = context;
  const text = lines(speech.say('joining-you-are-admin'), speech.say('choose-in-menu'));
  return { text, menu: menuRows(context.actor, speech) };
}

/** «Напишите номер вашего места». */
export async function askSpots(context: MemberContext): Promise<Reply[]> {
  const { speech } = context;
  await beginDialog<JoiningDialog>(context, { kind: 'claiming spots' });
  const noSpot: Button = {
    label: speech.plain('joining-no-spot'),
    press: joiningButtons.data({ kind: 'no spot' }),
  };
  const cancel = [cancelButton(context)];
  const buttons = context.actor.roles.includes('newcomer') ? [[noSpot], cancel] : [cancel];
  return [message({ text: speech.say('joining-ask-spots'), buttons })];
}

/** The typed answer to it. */
export async function onSpotsTyped(context: MemberContext, text: string): Promise<Reply[]> {
  const spots = readSpots(text, context.lexicon.requests);
  if (spots.ok) return claim(context, spots.value);
  const came = await onTypedCode(context, text);
  if (came) return came;
  await beginDialog<JoiningDialog>(context, { kind: 'claiming spots' });
  return [message(claimAskedBack(context, spots.why))];
}

/** What was understood stands on the buttons: a range with everything in it, and its ends alone. */
function claimAskedBack({ speech }: MemberContext, fault: UnreadableSpots): Outgoing {
  const { why, spots, ranged } = fault;
  const readings = why === 'unsure' ? [...(ranged ? [ranged] : []), spots] : [];
  const rows = readings.map((meant): Button[] => {
    const press = joiningButtons.data({ kind: 'claim spots', spots: meant });
    const label =
      meant.length > 1 ? listSpots(meant) : speech.plain('group-button-spot', { spot: listSpots(meant) });
    return [{ label, press }];
  });
  const text = rows.length > 0 ? speech.say('joining-which-spots') : spotFault(speech, fault);
  return { text, buttons: [...rows, [cancelButton({ speech })]] };
}

/** Claims these spots; none: «У меня нет места». Where the house has a list of flats, the flat is asked for first. */
export async function claim(context: MemberContext, spots: readonly SpotNumber[]): Promise<Reply[]> {
  const { tx, actor, now } = context;
  const asks = await asksFlat(tx, actor, spots, now);
  if (asks.ok && asks.value) return askFlat(context, spots, 'joining-ask-flat');
  return storeClaim(context, { spots, flat: null });
}

/** «Напишите номер квартиры»: the same words about every spot. */
export async function askFlat(
  context: MemberContext,
  spots: readonly SpotNumber[],
  question: 'joining-ask-flat' | 'joining-flat-unread',
): Promise<Reply[]> {
  const { speech } = context;
  await beginDialog<JoiningDialog>(context, { kind: 'naming flat', spots });
  const skip: Button = {
    label: speech.plain('joining-skip-flat'),
    press: joiningButtons.data({ kind: 'claim without flat', spots }),
  };
  return [message({ text: speech.say(question), buttons: [[skip], [cancelButton(context)]] })];
}

/** Somebody who names many flats names none: one a spot, or two of a family. */
export async function onFlatTyped(
  context: MemberContext,
  { spots }: Extract<JoiningDialog, { kind: 'naming flat' }>,
  text: string,
): Promise<Reply[]> {
  const flats = flatsIn(text);
  const isTaken = flats.length > 0 && flats.length <= Math.max(2, spots.length);
  if (!isTaken) return askFlat(context, spots, 'joining-flat-unread');
  return storeClaim(context, { spots, flat: listFlats(flats) });
}

/** Stores the claim. What is answered says nothing of the list. */
export async function storeClaim(context: MemberContext, wish: Wish): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const { spots } = wish;
  const made = await submitClaim(tx, actor, wish, now);
  await endDialog(context);
  if (!made.ok) return refusedClaim(context, made.why);
  const hasAdmin = (await tx.residents.staff(actor.complex)).some((one) => one.roles.includes('admin'));
  const sent =
    spots.length > 0 ? speech.say('joining-sent', countedSpots(spots)) : speech.say('joining-sent-no-spot');
  // Nobody was sent it then.
  const text = hasAdmin ? sent : speech.say('joining-no-admin');
  return [message({ text, buttons: [[explainButton(context, made.value)]] })];
}

async function refusedClaim(context: MemberContext, why: ClaimRefusal): Promise<Reply[]> {
  const { speech } = context;
  if (why === 'already waiting') return waitingScreen(context);
  if (why === 'too many today') return [message({ text: speech.say('joining-too-many-today') })];
  return [message({ text: speech.say(why === 'already yours' ? 'joining-already-yours' : 'not-for-you') })];
}

/** What an applicant reads whatever he writes. */
export async function waitingScreen(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const id = await tx.claims.openOf(actor.complex, actor.person);
  const waiting = id === null ? null : await tx.claims.get(actor.complex, id);
  const spots = waiting?.spots.map((one) => one.spot) ?? [];
  const text =
    spots.length > 0
      ? speech.say('joining-waiting', countedSpots(spots))
      : speech.say('joining-waiting-no-spot');
  const buttons = id === null ? [] : [[explainButton(context, id)]];
  return [message({ text, buttons })];
}
