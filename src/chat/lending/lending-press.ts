import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { type BorrowRefusal, borrowSpot } from '../../core/lending/borrow-spot.ts';
import { leaveSpot } from '../../core/lending/end-lending.ts';
import { type Lending, searchFault } from '../../core/lending/lending.ts';
import { hasOverstayed } from '../../core/lending/see-lendings.ts';
import { dropWish, wishForSpot } from '../../core/lending/seek-spot.ts';
import { writeAcross } from '../../core/lending/write-across.ts';
import { alertButtons } from '../alerts/buttons.ts';
import { toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import { retireOldCard } from '../kit/old-card.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';
import { type LendingCode, lendingButtons } from './buttons.ts';
import { askSeek, askSeekDate, listSpots, seekFor } from './seeking.ts';

export async function onLendingPress(context: MemberContext, press: LendingCode): Promise<Reply[]> {
  switch (press.kind) {
    case 'seek spot':
      return askSeek(context);
    case 'seek other date':
      return askSeekDate(context);
    case 'seek for':
      return seekFor(context, press.search);
    case 'seek until':
      return listSpots(context, press.until);
    case 'take spot':
      return take(context, press);
    case 'wish for spot':
      return wish(context, press.until);
    case 'drop wish':
      return drop(context, press);
    case 'lending':
      return press.act === 'leave' ? leave(context, press) : write(context, press);
  }
}

type OfLending = Extract<LendingCode, { kind: 'lending' }>;

type Taking = Extract<LendingCode, { kind: 'take spot' }>;

/** Somebody was faster, or the holder is back: what is left is listed at once; the card of a wish says so itself. */
async function notToBeHad(context: MemberContext, { spot, until, at }: Taking): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const known = { spot: String(spot) };
  const lent = await tx.lendings.current(actor.complex, spot, now);
  const isOwn = actor.spots.includes(spot);
  const key = isOwn ? 'lending-own' : lent ? 'lending-too-late' : 'lending-not-free';
  const said = toast(speech.plain(key, known));
  const isOver = at === 'wish' || searchFault(until, now) !== null;
  return isOver ? said : [...said, ...(await listSpots(context, until))];
}

/** «Займу»: the first wins. */
async function take(context: MemberContext, taking: Taking): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const { spot, until, at } = taking;
  const { timeZone } = await complexOf(context);
  const words = (end: Instant) =>
    speech.plain('lending-words', {
      spot: String(spot),
      until: endTime(end, now, timeZone, speech.language),
    });
  const isOverstayed = await hasOverstayed(tx, actor.complex, spot, now);
  const taken = await borrowSpot(tx, actor, { spot, until, words }, now);
  if (!taken.ok) return refusedTaking(context, taking, taken.why);
  await endDialog(context);
  const known = { spot: String(spot), until: await timed(context, taken.value.until) };
  const text = paragraphs(
    speech.say('lending-taken', known),
    isOverstayed && speech.say('lending-taken-overstayed'),
  );
  // The card of a wish is redrawn by itself.
  if (at === 'list' || isOverstayed)
    return [{ kind: at === 'list' ? 'replace' : 'message', message: { text } }];
  return toast(speech.plain('lending-toast-taken', known));
}

async function refusedTaking(context: MemberContext, taking: Taking, why: BorrowRefusal): Promise<Reply[]> {
  const { speech } = context;
  const { spot, until } = taking;
  switch (why.kind) {
    case 'has one': {
      const known = { spot: String(why.lending.spot), until: await timed(context, why.lending.until) };
      return [
        {
          kind: 'message',
          message: {
            text: speech.say('lending-has-one', known),
            buttons: [[leaveButton(context, why.lending)]],
          },
        },
      ];
    }
    case 'as it is':
      return toast(
        speech.plain('lending-as-it-is', { spot: String(spot), until: await timed(context, until) }),
      );
    case 'taken':
    case 'not free':
    case 'own spot':
      return notToBeHad(context, taking);
    case 'not allowed':
    case 'past':
    case 'too far':
      return refused(context, spot, why.kind);
  }
}

function refused(
  { speech }: MemberContext,
  spot: SpotNumber,
  why: 'not allowed' | 'past' | 'too far',
): Reply[] {
  if (why === 'not allowed') return toast(speech.plain('lending-not-allowed'));
  return toast(
    why === 'past'
      ? speech.plain('lending-not-free', { spot: String(spot) })
      : speech.plain('lending-date-too-far'),
  );
}

function leaveButton({ speech }: MemberContext, { id }: Lending): Button {
  const press = lendingButtons.data({ kind: 'lending', act: 'leave', lending: id });
  return { label: speech.plain('lending-button-leave'), press };
}

/** «Скажу, когда появится»: the wish's card follows. */
async function wish(context: MemberContext, until: Instant): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const made = await wishForSpot(tx, actor, until, now);
  if (made.ok) {
    await endDialog(context);
    return [{ kind: 'replace', message: { text: speech.say('lending-wish-made') } }];
  }
  switch (made.why) {
    case 'there is one':
      return listSpots(context, until);
    case 'not allowed':
      return toast(speech.plain('lending-not-allowed'));
    case 'past':
      return toast(speech.plain('lending-date-past'));
    case 'too far':
      return toast(speech.plain('lending-date-too-far'));
  }
}

async function drop(
  context: MemberContext,
  press: Extract<LendingCode, { kind: 'drop wish' }>,
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const dropped = await dropWish(tx, actor, press.wish, now);
  const said = toast(speech.plain(dropped.ok ? 'lending-wish-dropped' : 'lending-toast-gone'));
  return [...said, ...(await retireOldCard(context, { kind: 'wish', wish: press.wish }))];
}

async function leave(context: MemberContext, { lending }: OfLending): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const left = await leaveSpot(tx, actor, lending, now);
  if (left.ok) {
    const card = { kind: 'lending', lending, part: 'borrower' } as const;
    return [...toast(speech.plain('lending-toast-left')), ...(await retireOldCard(context, card))];
  }
  switch (left.why) {
    case 'left already':
      return toast(speech.plain('lending-toast-left-already'));
    case 'not yours':
      return toast(speech.plain('lending-toast-gone'));
    case 'not allowed':
      return toast(speech.plain('not-for-you'));
  }
}

/** What is typed next goes to the thread of the two, once its button is pressed. */
async function write(context: MemberContext, { lending }: OfLending): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const { timeZone } = await complexOf(context);
  const words = ({ spot, until }: Lending) =>
    speech.plain('lending-about', {
      spot: String(spot),
      until: endTime(until, now, timeZone, speech.language),
    });
  const across = await writeAcross(tx, actor, lending, words, now);
  if (!across.ok) {
    if (across.why === 'not allowed') return toast(speech.plain('letter-not-allowed'));
    if (across.why === 'not yours') return toast(speech.plain('lending-toast-gone'));
    return [{ kind: 'message', message: { text: speech.say('lending-write-failed') } }];
  }
  const { thread, part } = across.value;
  const press = alertButtons.data({ kind: 'write', alert: thread, part });
  const text = speech.say('lending-write');
  return [
    { kind: 'message', message: { text, buttons: [[{ label: speech.plain('letter-answer'), press }]] } },
  ];
}

async function timed(context: MemberContext, at: Instant): Promise<string> {
  const { timeZone } = await complexOf(context);
  return endTime(at, context.now, timeZone, context.speech.language);
}
