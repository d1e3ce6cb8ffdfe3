import type { SpotNumber } from '../../core/kernel/ids.ts';
import { type Instant, isDue } from '../../core/kernel/time.ts';
import type { LendingCard } from '../../core/lending/feature.ts';
import type { Lending } from '../../core/lending/lending.ts';
import type { OfferedSpot } from '../../core/lending/lending-ports.ts';
import { awayButtons } from '../away/buttons.ts';
import { endTime } from '../kit/house-time.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { type LendingAct, lendingButtons } from './buttons.ts';

type CardOf<K extends LendingCard['kind']> = Extract<LendingCard, { kind: K }>;

/** Where a neighbour stands, in his eyes or in those of the spot's holders; each never reads the other's name. */
export async function drawLending(
  tx: ChatTx,
  reader: Reader,
  { lending: id, part }: CardOf<'lending'>,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const { complex, person, speech, now } = reader;
  const lending = await tx.lendings.get(complex, id);
  const gone = (key: 'lending-holder-gone' | 'lending-holder-not-yours' | 'lending-toast-gone') =>
    shownBefore ? { text: speech.say(key) } : null;
  if (!lending) return gone(part === 'holder' ? 'lending-holder-gone' : 'lending-toast-gone');
  const house = await tx.complexes.get(complex);
  const until = (at: Instant) => endTime(at, now, house.timeZone, speech.language);
  const view = { speech, lending, now, until: until(lending.until) };
  if (part === 'borrower') {
    if (lending.borrower !== person) return gone('lending-toast-gone');
    // «Хозяин вернулся» is about his car now; what his own press did and the usual end make no sound at night.
    const calls = lending.ending === 'back' || lending.ending === 'no holder';
    const silent = !calls && isQuiet(now, house);
    return { ...borrowerCard(view), ...(silent && { silent }) };
  }
  const holders = await tx.spots.holders(complex, lending.spot);
  if (!holders.some((holder) => holder.person === person)) return gone('lending-holder-not-yours');
  const [mine = null] = (await tx.residents.get(complex, lending.borrower))?.spots ?? [];
  // The neighbour's own words in the thread make the sound.
  const silent = isQuiet(now, house) || lending.thread !== null || lending.endedAt !== null;
  return { ...holderCard(view, mine), ...(silent && { silent }) };
}

type View = {
  readonly speech: Speech;
  readonly lending: Lending;
  readonly now: Instant;
  readonly until: string;
};

function borrowerCard(view: View): Outgoing {
  const { speech, lending } = view;
  const write = actButton(view, 'write', 'lending-button-write-holder');
  const leave: Button = { ...actButton(view, 'leave', 'lending-button-leave'), tone: 'good' };
  const text = borrowerText(view);
  if (lending.leftAt) return { text: speech.say('lending-borrower-left', { spot: String(lending.spot) }) };
  // Whoever is banned writes to nobody.
  return { text, buttons: lending.ending === 'borrower' ? [[leave]] : [[leave], [write]] };
}

function borrowerText({ speech, lending, until }: View): RichText {
  const known = { spot: String(lending.spot) };
  switch (lending.ending) {
    case 'left':
      return speech.say('lending-borrower-left', known);
    case 'time':
      return speech.say('lending-borrower-time', { ...known, until });
    case 'back':
      return speech.say('lending-borrower-back', known);
    case 'no holder':
      return speech.say('lending-borrower-no-holder', known);
    case 'borrower':
      return speech.say('lending-borrower-banned', known);
    case null:
      return speech.say(lending.warned ? 'lending-borrower-soon' : 'lending-borrower', { ...known, until });
  }
}

function holderCard(view: View, mine: SpotNumber | null): Outgoing {
  const { speech, lending, until } = view;
  const known = { spot: String(lending.spot) };
  const write = actButton(view, 'write', 'lending-button-write-borrower');
  if (lending.leftAt) return { text: speech.say('lending-holder-left', known) };
  switch (lending.ending) {
    case null: {
      const back: Button = {
        label: speech.plain('away-button-back'),
        press: awayButtons.data({ kind: 'away', act: 'back', spot: lending.spot }),
      };
      const who =
        mine === null
          ? speech.say('lending-holder-house', { ...known, until })
          : speech.say('lending-holder', { ...known, until, mine: String(mine) });
      return { text: lines(who, speech.say('lending-holder-hint')), buttons: [[back], [write]] };
    }
    case 'left':
      return { text: speech.say('lending-holder-left', known) };
    case 'time':
      return { text: speech.say('lending-holder-time', known), buttons: [[write]] };
    case 'back':
      return { text: speech.say('lending-holder-back', known), buttons: [[write]] };
    case 'no holder':
      return { text: speech.say('lending-holder-gone') };
    case 'borrower':
      return { text: speech.say('lending-holder-banned', known) };
  }
}

function actButton(
  { speech, lending }: View,
  act: LendingAct,
  words: 'lending-button-leave' | 'lending-button-write-holder' | 'lending-button-write-borrower',
): Button {
  return {
    label: speech.plain(words),
    press: lendingButtons.data({ kind: 'lending', act, lending: lending.id }),
  };
}

/** The spot that he was told of, or another one that may be had. */
async function freeFor(
  tx: ChatTx,
  { complex, person }: Pick<Reader, 'complex' | 'person'>,
  offers: readonly OfferedSpot[],
  told: SpotNumber,
): Promise<OfferedSpot | null> {
  const own = (await tx.residents.get(complex, person))?.spots ?? [];
  const free = offers.filter((one) => one.lent === null && !own.includes(one.spot));
  return free.find((one) => one.spot === told) ?? free[0] ?? null;
}

/** What somebody looks for, and what became of it: the spot that he was told of, or that it is taken by now. */
export async function drawWish(
  tx: ChatTx,
  { complex, person, speech, now }: Reader,
  { wish: id }: CardOf<'wish'>,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const wish = await tx.wishes.get(complex, id);
  if (wish?.person !== person) return shownBefore ? { text: speech.say('lending-wish-gone') } : null;
  const house = await tx.complexes.get(complex);
  const timed = (at: Instant) => endTime(at, now, house.timeZone, speech.language);
  const until = timed(wish.until);
  const silent = isQuiet(now, house) && { silent: true };
  if (wish.ending === 'found') return { text: speech.say('lending-wish-found'), ...silent };
  if (wish.ending === 'dropped') return { text: speech.say('lending-wish-dropped'), ...silent };
  if (wish.ending === 'time' || isDue(wish.until, now))
    return { text: speech.say('lending-wish-over', { until }), ...silent };
  const drop: Button = {
    label: speech.plain('lending-button-drop'),
    press: lendingButtons.data({ kind: 'drop wish', wish: id }),
  };
  const { offered } = wish;
  if (offered === null) return { text: speech.say('lending-wish', { until }), buttons: [[drop]], ...silent };
  const offers = await tx.lendings.offered(complex, now);
  const free = await freeFor(tx, { complex, person }, offers, offered);
  if (!free) {
    const isLent = offers.some((one) => one.spot === offered);
    const text = speech.say(isLent ? 'lending-wish-taken' : 'lending-wish-withdrawn', {
      spot: String(offered),
      until,
    });
    return { text, buttons: [[drop]], ...silent };
  }
  const take: Button = {
    label: speech.plain('lending-button-take'),
    press: lendingButtons.data({ kind: 'take spot', spot: free.spot, until: wish.until, at: 'wish' }),
    tone: 'good',
  };
  const text = speech.say('lending-wish-offer', { spot: String(free.spot), end: timed(free.until) });
  return { text, buttons: [[take], [drop]], ...silent };
}
