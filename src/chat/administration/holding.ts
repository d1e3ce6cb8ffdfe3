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
import { endDialog, type MemberTurn } from '../kit/turn.ts';
import type { RichText } from '../kit/wording.ts';
import { type AdminWish, adminButtons } from './buttons.ts';
import { holdersOf, showSpot } from './spot-card.ts';

/** Somebody was chosen for a spot. One that nobody holds is given at once, any other asks once more. */
export async function askHolder(
  turn: MemberTurn,
  how: 'assign' | 'transfer',
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { tx, speech, actor } = turn;
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  const holders = await holdersOf(turn, spot);
  const others = holders.filter((holder) => holder.person !== person);
  const seen = seenOf(others);
  const isHolder = others.length < holders.length;
  if (isHolder && (how === 'assign' || others.length === 0)) return refused(turn, spot, 'already');
  if (others.length === 0) return onGive(turn, { how: 'assign', spot, person, seen });
  await endDialog(turn);
  const known = { spot: String(spot), name: one.displayName, holders: namesOf(others) };
  const text =
    how === 'assign' ? speech.say('spot-assign-sure', known) : speech.say('claim-transfer-sure', known);
  return ask(turn, text, { on: 'give', how, spot, person, seen });
}

export async function onGive(turn: MemberTurn, gift: Gift): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  const { how, spot, person } = gift;
  await endDialog(turn);
  const given = await giveSpot(tx, actor, gift, now);
  return cardAfter(turn, spot, given, () => askHolder(turn, how, spot, person));
}

/** «Освободить место»: everybody who holds it is named. */
export async function askFree(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = turn;
  const holders = await holdersOf(turn, spot);
  if (holders.length === 0) return refused(turn, spot, 'nobody');
  const text = speech.say('spot-free-sure', { spot: String(spot), holders: namesOf(holders) });
  return ask(turn, text, { on: 'free', spot, seen: seenOf(holders) });
}

export async function onFree(turn: MemberTurn, spot: SpotNumber, seen: number): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  const freed = await freeSpot(tx, actor, spot, seen, now);
  return cardAfter(turn, spot, freed, () => askFree(turn, spot));
}

const namesOf = (holders: readonly NamedHolder[]) => holders.map((one) => one.name).join(', ');
const seenOf = (holders: readonly NamedHolder[]) => holdersFingerprint(holders.map((one) => one.person));

export async function askRemove(turn: MemberTurn, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { speech } = turn;
  const holder = (await holdersOf(turn, spot)).find((one) => one.person === person);
  if (!holder) return toast(speech.plain('spot-removed-already'));
  const text = speech.say('spot-remove-sure', { spot: String(spot), name: holder.name });
  return ask(turn, text, { on: 'holder', act: 'remove for sure', spot, person });
}

export async function onRemove(turn: MemberTurn, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  const removed = await removeHolder(tx, actor, spot, person, now);
  return cardAfter(turn, spot, removed, () => askRemove(turn, spot, person));
}

function ask({ speech }: MemberTurn, text: RichText, wish: AdminWish): Reply[] {
  const buttons = [confirmRow(speech, adminButtons.data({ kind: 'administer', wish }))];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** The spot as it is now, whoever was first; asked anew if its holders are not those of the question. */
async function cardAfter(
  turn: MemberTurn,
  spot: SpotNumber,
  done: Result<null, SureRefusal>,
  askAnew: () => Promise<Reply[]>,
): Promise<Reply[]> {
  if (!done.ok) return done.why === 'changed' ? askAnew() : refused(turn, spot, done.why);
  const where = turn.incoming.body.kind === 'press' ? 'here' : 'below';
  return [...toast(turn.speech.plain('claim-toast-done')), ...(await showSpot(turn, where, spot))];
}

const REFUSED = {
  'not allowed': 'admin-only',
  'no such person': 'resident-gone',
  already: 'spot-already',
  nobody: 'spot-nobody',
} as const satisfies Record<HoldRefusal, string>;

async function refused(turn: MemberTurn, spot: SpotNumber, why: HoldRefusal): Promise<Reply[]> {
  const { speech, incoming } = turn;
  if (incoming.body.kind === 'press') return toast(speech.plain(REFUSED[why]));
  return [
    { kind: 'message', message: { text: speech.say(REFUSED[why]) } },
    ...(await showSpot(turn, 'below', spot)),
  ];
}
