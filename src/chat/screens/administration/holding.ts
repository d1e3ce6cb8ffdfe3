import type { PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { Result } from '../../../core/kernel/result.ts';
import { freeSpot, giveSpot, type HoldRefusal, removeHolder } from '../../../core/residents/hold-spot.ts';
import type { AdminWish } from '../../admin-buttons.ts';
import type { Reply } from '../../outgoing.ts';
import { endDialog, type MemberTurn } from '../../turn.ts';
import type { RichText } from '../../wording.ts';
import { confirmRow, toast } from '../confirm.ts';
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
  const others = holders.filter((holder) => holder.person !== person).map((holder) => holder.name);
  const isHolder = others.length < holders.length;
  if (isHolder && (how === 'assign' || others.length === 0)) return refused(turn, spot, 'already');
  if (others.length === 0) return onGive(turn, 'assign', spot, person);
  await endDialog(turn);
  const known = { spot: String(spot), name: one.displayName, holders: others.join(', ') };
  const text =
    how === 'assign' ? speech.say('spot-assign-sure', known) : speech.say('claim-transfer-sure', known);
  const act = how === 'assign' ? 'assign for sure' : 'transfer for sure';
  return ask(turn, text, { on: 'holder', act, spot, person });
}

export async function onGive(
  turn: MemberTurn,
  how: 'assign' | 'transfer',
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  await endDialog(turn);
  return cardAfter(turn, spot, await giveSpot(tx, actor, spot, person, how, now));
}

/** «Освободить место»: everybody who holds it is named. */
export async function askFree(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = turn;
  const names = (await holdersOf(turn, spot)).map((one) => one.name).join(', ');
  if (names === '') return refused(turn, spot, 'nobody');
  const text = speech.say('spot-free-sure', { spot: String(spot), holders: names });
  return ask(turn, text, { on: 'spot', act: 'free for sure', spot });
}

export async function onFree(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  return cardAfter(turn, spot, await freeSpot(tx, actor, spot, now));
}

export async function askRemove(turn: MemberTurn, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { speech } = turn;
  const holder = (await holdersOf(turn, spot)).find((one) => one.person === person);
  if (!holder) return toast(speech.plain('spot-removed-already'));
  const text = speech.say('spot-remove-sure', { spot: String(spot), name: holder.name });
  return ask(turn, text, { on: 'holder', act: 'remove for sure', spot, person });
}

export async function onRemove(turn: MemberTurn, spot: SpotNumber, person: PersonId): Promise<Reply[]> {
  const { tx, actor, now } = turn;
  return cardAfter(turn, spot, await removeHolder(tx, actor, spot, person, now));
}

function ask({ speech }: MemberTurn, text: RichText, wish: AdminWish): Reply[] {
  const buttons = [confirmRow(speech, { kind: 'administer', wish })];
  return [{ kind: 'message', message: { text, buttons } }];
}

/** The spot as it is now, whoever was first. */
async function cardAfter(
  turn: MemberTurn,
  spot: SpotNumber,
  done: Result<null, HoldRefusal>,
): Promise<Reply[]> {
  if (!done.ok) return refused(turn, spot, done.why);
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
