import { type FreeMark, HOME_BY, LONGEST_MARK, type Stay, staysOffered } from '../../core/away/mark.ts';
import { ownMarks } from '../../core/away/own-marks.ts';
import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import { cancelButton } from '../kit/confirm.ts';
import { endTime, fullTime } from '../kit/house-time.ts';
import { countedSpots } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { backLabel } from '../kit/own-things.ts';
import { spotAskedBack } from '../kit/spot-input.ts';
import { dateFault, datesMeant, readTypedDate } from '../kit/typed-date.ts';
import { beginDialog, complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { awayButtons } from './buttons.ts';
import type { AwayDialog } from './dialogs.ts';

const message = (text: RichText, buttons: readonly (readonly Button[])[] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

/** «Уезжаю»: which spot, if there are several, then until when. */
export async function askAway(context: MemberContext): Promise<Reply[]> {
  const { actor, speech } = context;
  const [only, second] = actor.spots;
  if (!offers(actor, 'mark spots') || only === undefined) return [message(speech.say('alert-not-allowed'))];
  if (second === undefined) return [{ kind: 'message', message: await askUntil(context, only) }];
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot: null });
  const marks = await ownMarks(context.tx, actor, context.now);
  const until = await untilOf(context);
  const marked = marks.map((mark) => {
    return speech.say('away-which-marked', { spot: String(mark.spot), until: until(mark) });
  });
  const rows = actor.spots.map((spot) => [
    spotButton(context, spot, 'leave'),
    ...backButtons(
      context,
      marks.filter((mark) => mark.spot === spot),
      marks.length,
    ),
  ]);
  const text = paragraphs(speech.say('away-which'), lines(...marked));
  return [message(text, [...rows, [cancelButton(context)]])];
}

const STAY_LABELS = {
  evening: 'away-button-evening',
  tomorrow: 'away-button-tomorrow',
  '3 days': 'away-button-3-days',
  week: 'away-button-week',
} as const satisfies Record<Stay, string>;

/** Until when: one tap for the usual, or a typed date. */
export async function askUntil(context: MemberContext, spot: SpotNumber): Promise<Outgoing> {
  const { tx, actor, speech, now } = context;
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot });
  const { timeZone } = await complexOf(context);
  const mark = await tx.marks.get(actor.complex, spot, now);
  const stays = staysOffered(now, timeZone).map((stay): Button => {
    return {
      label: speech.plain(STAY_LABELS[stay]),
      press: awayButtons.data({ kind: 'away until', spot, stay }),
    };
  });
  const other: Button = {
    label: speech.plain('away-button-other'),
    press: awayButtons.data({ kind: 'away', act: 'other date', spot }),
  };
  const text = mark
    ? speech.say('away-ask-marked', {
        spot: String(spot),
        until: endTime(mark.until, now, timeZone, speech.language),
      })
    : speech.say('away-ask', { spot: String(spot) });
  const choices = [...stays, other];
  const pairs = choices.flatMap((_, at) => (at % 2 === 0 ? [choices.slice(at, at + 2)] : []));
  const back = backButtons(context, mark ? [mark] : []);
  return { text, buttons: [...pairs, back, [cancelButton(context)]].filter((row) => row.length > 0) };
}

/** «Другая дата». */
export async function askDate(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot });
  const text = context.speech.say('away-ask-date', { spot: String(spot) });
  return [message(text, [[cancelButton(context)]])];
}

/** The number of the spot, then the date; what was understood is shown, and counts only when it is confirmed. */
export async function onAwayTyped(
  context: MemberContext,
  { spot }: Extract<AwayDialog, { kind: 'leaving' }>,
  text: string,
): Promise<Reply[]> {
  const { speech } = context;
  if (spot === null) return onSpotNamed(context, text);
  const until = await readTypedDate(context, text, { by: HOME_BY, longest: LONGEST_MARK });
  if (until.ok) return [{ kind: 'message', message: await confirmDate(context, spot, until.value) }];
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot });
  const meant = await datesMeant(context, until.why, (date) => {
    return awayButtons.data({ kind: 'away date meant', spot, until: date });
  });
  return [message(speech.say(dateFault(until.why, DATE_FAULTS)), [...meant, [cancelButton(context)]])];
}

/** What was understood: it counts when it is confirmed. */
export async function confirmDate(
  context: MemberContext,
  spot: SpotNumber,
  until: Instant,
): Promise<Outgoing> {
  const { speech, now } = context;
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot });
  const { timeZone } = await complexOf(context);
  const date = fullTime(until, now, timeZone, speech.language);
  const confirm: Button = {
    label: speech.plain('button-confirm'),
    press: awayButtons.data({ kind: 'away until date', spot, until }),
    tone: 'good',
  };
  const text = speech.say('away-understood', { spot: String(spot), date });
  return { text, buttons: [[confirm, cancelButton(context)]] };
}

const DATE_FAULTS = {
  'not understood': 'away-date-unclear',
  'time over': 'away-date-past',
  'too far': 'away-date-too-far',
} as const;

async function onSpotNamed(context: MemberContext, text: string): Promise<Reply[]> {
  const { actor, speech } = context;
  const spot = readSpot(text, context.lexicon.requests);
  if (spot.ok && actor.spots.includes(spot.value)) {
    return [{ kind: 'message', message: await askUntil(context, spot.value) }];
  }
  await beginDialog<AwayDialog>(context, { kind: 'leaving', spot: null });
  if (!spot.ok) {
    const asked = spotAskedBack(speech, spot.why, (one) =>
      awayButtons.data({ kind: 'away', act: 'leave', spot: one }),
    );
    return [{ kind: 'message', message: asked }];
  }
  const known = { spot: String(spot.value), ...countedSpots(actor.spots) };
  return [message(speech.say('away-not-yours', known), [[cancelButton(context)]])];
}

/** «Вернулся» for each of these marks; with the number where there are others beside it. */
function backButtons({ speech }: MemberContext, marks: readonly FreeMark[], shown = marks.length): Button[] {
  return marks.map(({ spot }) => ({
    label: backLabel(speech, spot, shown),
    press: awayButtons.data({ kind: 'away', act: 'back', spot }),
  }));
}

/** Until when, in words of the reader's language and the complex's clocks. */
export async function untilOf(context: MemberContext): Promise<(mark: { readonly until: Date }) => string> {
  const { speech, now } = context;
  const { timeZone } = await complexOf(context);
  return ({ until }) => endTime(until, now, timeZone, speech.language);
}

export function spotButton({ speech }: MemberContext, spot: SpotNumber, act: 'leave' | 'back'): Button {
  return {
    label: speech.plain('my-spot-button-spot', { spot: String(spot) }),
    press: awayButtons.data({ kind: 'away', act, spot }),
  };
}
