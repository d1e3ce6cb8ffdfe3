import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Result } from '../../core/kernel/result.ts';
import {
  freeSpot,
  type Gift,
  giveSpot,
  type HoldRefusal,
  removeHolder,
  type SureRefusal,
} from '../../core/residents/hold-spot.ts';
import { holdersFingerprint } from '../../core/residents/holders-fingerprint.ts';
import type { NamedHolder } from '../../core/spots/see-spots.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { type AdminWish, adminButtons } from './buttons.ts';
import { holdersOf, showSpot } from './spot-card.ts';

/** Somebody was chosen for a spot. One that nobody holds is given at once, any other asks once more. */
export async function askHolder(
  context: MemberContext,
  how: 'assign' | 'transfer',
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  const holders = await holdersOf(context, spot);
  const others = holders.filter((holder) => holder.person !== person);
  const seen = seenOf(others);
  // Whoever rents it may be given it for good.
  const isHolder = holders.some((one) => one.person === person && !one.rents);
  if (isHolder && (how === 'assign' || others.length === 0)) return refused(context, spot, 'already');
  if (others.length === 0) return onGive(context, { how: 'assign', spot, person, seen });
  await endDialog(context);
  const known = { spot: String(spot), name: one.displayName, holders: namesOf(others) };
  const text =
    how === 'assign' ? speech.say('spot-assign-sure', known) : speech.say('claim-transfer-sure', known);
  return ask(context, text, { on: 'give', how, spot, person, seen });
}

export async function onGive(context: MemberContext, gift: Gift): Promise<Reply[]> {
  const { tx, actor, now } = context;
  const { how, spot, person } = gift;
  await endDialog(context);
  const given = await giveSpot(tx, actor, gift, now);
  return cardAfter(context, spot, given, () => askHolder(context, how, spot, person));
}

/** «Освободить место»: everybody who holds it is named. */
export async function askFree(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = context;
  const holders = await holdersOf(context, spot);
  if (holders.length === 0) return refused(context, spot, 'nobody');
  const text = speech.say('spot-free-sure', { spot: String(spot), holders: namesOf(holders) });
  return ask(context, text, { on: 'free', spot, seen: seenOf(holders) });
}

export async function onFree(context: MemberContext, spot: SpotNumber, seen: number): Promise<Reply[]> {
  const { tx, actor, now } = context;
  const freed = await freeSpot(tx, actor, spot, seen, now);
  return cardAfter(context, spot, freed, () => askFree(context, spot));
}

const namesOf = (holders: readonly NamedHolder[]) => holders.map((one) => one.name).join(', ');
const seenOf = (holders: readonly NamedHolder[]) => holdersFingerprint(holders.map((one) => one.person));

export async function askRemove(
  context: MemberContext,
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { speech } = context;
  const holder = (await holdersOf(context, spot)).find((one) => one.person === person);
  if (!holder) return toast(speech.plain('spot-removed-already'));
  const text = speech.say('spot-remove-sure', { spot: String(spot), name: holder.name });
  return ask(context, text, { on: 'holder', act: 'remove for sure', spot, person });
}

export async function onRemove(context: MemberContext, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { tx, actor, now } = context;
  const removed = await removeHolder(tx, actor, spot, person, now);
  return cardAfter(context, spot, removed, () => askRemove(context, spot, person));
}

function ask({ speech }: MemberContext, text: RichText, wish: AdminWish): Reply[] {
  const buttons = [confirmRow(speech, adminButtons.data({ kind: 'administer', wish }))];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** The spot as it is now, whoever was first; asked anew if its holders are not those of the question. */
async function cardAfter(
  context: MemberContext,
  spot: SpotNumber,
  done: Result<null, SureRefusal>,
  askAnew: () => Promise<Reply[]>,
): Promise<Reply[]> {
  if (!done.ok) return done.why === 'changed' ? askAnew() : refused(context, spot, done.why);
  const where = context.incoming.body.kind === 'press' ? 'here' : 'below';
  return [...toast(context.speech.plain('claim-toast-done')), ...(await showSpot(context, where, spot))];
}

const REFUSED = {
  'not allowed': 'admin-only',
  'no such person': 'resident-gone',
  already: 'spot-already',
  nobody: 'spot-nobody',
} as const satisfies Record<HoldRefusal, string>;

async function refused(context: MemberContext, spot: SpotNumber, why: HoldRefusal): Promise<Reply[]> {
  const { speech, incoming } = context;
  if (incoming.body.kind === 'press') return toast(speech.plain(REFUSED[why]));
  return [
    { kind: 'message', message: { text: speech.say(REFUSED[why]) } },
    ...(await showSpot(context, 'below', spot)),
  ];
}
