import { HOME_BY } from '../../core/away/mark.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { LONGEST_LENDING, type Search, searchEnd, searchesOffered } from '../../core/lending/lending.ts';
import type { OfferedSpot } from '../../core/lending/lending-ports.ts';
import { type FoundSpots, type SeekRefusal, seekSpots } from '../../core/lending/seek-spot.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { endTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { dateFault, datesMeant, readTypedDate } from '../kit/typed-date.ts';
import { beginDialog, complexOf, type MemberContext } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { lendingButtons } from './buttons.ts';
import type { LendingDialog } from './dialogs.ts';

const SEARCHES = {
  evening: 'lending-button-evening',
  tomorrow: 'lending-button-tomorrow',
} as const satisfies Record<Search, string>;

/** «Ищу место»: until when, with one tap or typed. */
export async function askSeek(context: MemberContext): Promise<Reply[]> {
  const { actor, speech, now } = context;
  if (!offers(actor, 'borrow spots')) return toast(speech.plain('lending-not-allowed'));
  await beginDialog<LendingDialog>(context, { kind: 'seeking' });
  const { timeZone } = await complexOf(context);
  const searches = searchesOffered(now, timeZone).map((search): Button => {
    return {
      label: speech.plain(SEARCHES[search]),
      press: lendingButtons.data({ kind: 'seek for', search }),
    };
  });
  const other: Button = {
    label: speech.plain('lending-button-other'),
    press: lendingButtons.data({ kind: 'seek other date' }),
  };
  const text = speech.say('lending-ask-until');
  // The picture above stays: what is asked comes below it.
  return [{ kind: 'message', message: { text, buttons: [searches, [other], [cancelButton(context)]] } }];
}

/** «Другая дата» */
export async function askSeekDate(context: MemberContext): Promise<Reply[]> {
  const { actor, speech } = context;
  if (!offers(actor, 'borrow spots')) return toast(speech.plain('lending-not-allowed'));
  await beginDialog<LendingDialog>(context, { kind: 'seeking' });
  const text = speech.say('lending-ask-date');
  return [{ kind: 'message', message: { text, buttons: [[cancelButton(context)]] } }];
}

export async function seekFor(context: MemberContext, search: Search): Promise<Reply[]> {
  const { timeZone } = await complexOf(context);
  return listSpots(context, searchEnd(search, context.now, timeZone));
}

/** A typed date: the list says what was understood, and nothing counts before «Займу». */
export async function onSeekTyped(context: MemberContext, text: string): Promise<Reply[]> {
  const { speech } = context;
  const until = await readTypedDate(context, text, { by: HOME_BY, longest: LONGEST_LENDING });
  if (until.ok) return listSpots(context, until.value);
  await beginDialog<LendingDialog>(context, { kind: 'seeking' });
  const meant = await datesMeant(context, until.why, (date) =>
    lendingButtons.data({ kind: 'seek until', until: date }),
  );
  const asked = {
    text: speech.say(dateFault(until.why, DATE_FAULTS)),
    buttons: [...meant, [cancelButton(context)]],
  };
  return [{ kind: 'message', message: asked }];
}

const DATE_FAULTS = {
  'not understood': 'away-date-unclear',
  'time over': 'away-date-past',
  'too far': 'lending-date-too-far',
} as const;

/** What is free until then with «Займу» each; or «Скажу, когда появится». */
export async function listSpots(context: MemberContext, until: Instant): Promise<Reply[]> {
  const { tx, actor, now, incoming } = context;
  const found = await seekSpots(tx, actor, until, now);
  if (!found.ok) return refusedSeek(context, found.why);
  await beginDialog<LendingDialog>(context, { kind: 'seeking' });
  const message = await spotList(context, found.value);
  return [{ kind: incoming.body.kind === 'press' ? 'replace' : 'message', message }];
}

function refusedSeek(context: MemberContext, why: SeekRefusal): Reply[] {
  const { speech, incoming } = context;
  const key =
    why === 'not allowed'
      ? 'lending-not-allowed'
      : why === 'past'
        ? 'lending-date-past'
        : 'lending-date-too-far';
  if (incoming.body.kind === 'press') return toast(speech.plain(key));
  return [{ kind: 'message', message: { text: speech.say(key), buttons: [[cancelButton(context)]] } }];
}

/** A screen of a phone; who wants another one finds its number below. */
const MOST_BUTTONS = 12;
const MOST_NUMBERED = 100;

async function spotList(context: MemberContext, { until, lasting, shorter }: FoundSpots): Promise<Outgoing> {
  const { speech, now } = context;
  const { timeZone } = await complexOf(context);
  const timed = (at: Instant) => endTime(at, now, timeZone, speech.language);
  const take = ({ spot, until: end }: OfferedSpot): Button => ({
    label:
      end < until
        ? speech.plain('lending-button-take-spot-until', { spot: String(spot), until: timed(end) })
        : speech.plain('lending-button-take-spot', { spot: String(spot) }),
    press: lendingButtons.data({ kind: 'take spot', spot, until, at: 'list' }),
  });
  const known = { until: timed(until) };
  const long = lasting.slice(0, MOST_BUTTONS);
  const short = shorter.slice(0, MOST_BUTTONS - long.length);
  const rest = [...lasting.slice(long.length), ...shorter.slice(short.length)];
  const text = paragraphs(
    lasting.length > 0
      ? speech.say('lending-found', { ...known, count: lasting.length })
      : speech.say('lending-none', known),
    short.length > 0 && speech.say('lending-shorter'),
    rest.length > 0 && speech.say('lending-rest', { spots: numbers(rest) }),
    long.length + short.length > 0 && signedAs(context),
  );
  const wish: Button = {
    label: speech.plain('lending-button-wish'),
    press: lendingButtons.data({ kind: 'wish for spot', until }),
  };
  const pairs = long.map(take).flatMap((_, at, all) => (at % 2 === 0 ? [all.slice(at, at + 2)] : []));
  const rows = [...pairs, ...short.map((one) => [take(one)]), lasting.length === 0 ? [wish] : []];
  return { text, buttons: [...rows.filter((row) => row.length > 0), [cancelButton(context)]] };
}

/** What the holder reads of whoever takes his spot. */
function signedAs({ actor, speech }: MemberContext): RichText {
  const [mine] = actor.spots;
  return mine === undefined
    ? speech.say('lending-signed-house')
    : speech.say('lending-signed', { mine: String(mine) });
}

function numbers(spots: readonly OfferedSpot[]): string {
  const shown = spots.slice(0, MOST_NUMBERED).map(({ spot }) => spot);
  return `${shown.join(', ')}${spots.length > MOST_NUMBERED ? '…' : ''}`;
}
