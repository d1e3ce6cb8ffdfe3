import { type FreeMark, HOME_BY, LONGEST_MARK, type Stay, staysOffered } from '../../core/away/mark.ts';
import { ownMarks } from '../../core/away/own-marks.ts';
import type { UnreadMoment } from '../../core/dates/read-moment.ts';
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
import { beginDialog, complexOf, type MemberTurn } from '../kit/turn.ts';
import { datesMeant, readTypedDate } from '../kit/typed-date.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { awayButtons } from './buttons.ts';
import type { AwayDialog } from './dialogs.ts';

const message = (text: RichText, buttons: readonly (readonly Button[])[] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

/** «Уезжаю»: which spot, if there are several, then until when. */
export async function askAway(turn: MemberTurn): Promise<Reply[]> {
  const { actor, speech } = turn;
  const [only, second] = actor.spots;
  if (!offers(actor, 'mark spots') || only === undefined) return [message(speech.say('alert-not-allowed'))];
  if (second === undefined) return [{ kind: 'message', message: await askUntil(turn, only) }];
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot: null });
  const marks = await ownMarks(turn.tx, actor, turn.now);
  const until = await untilOf(turn);
  const marked = marks.map((mark) => {
    return speech.say('away-which-marked', { spot: String(mark.spot), until: until(mark) });
  });
  const rows = actor.spots.map((spot) => [
    spotButton(turn, spot, 'leave'),
    ...backButtons(
      turn,
      marks.filter((mark) => mark.spot === spot),
      marks.length,
    ),
  ]);
  const text = paragraphs(speech.say('away-which'), lines(...marked));
  return [message(text, [...rows, [cancelButton(turn)]])];
}

const STAY_LABELS = {
  evening: 'away-button-evening',
  tomorrow: 'away-button-tomorrow',
  '3 days': 'away-button-3-days',
  week: 'away-button-week',
} as const satisfies Record<Stay, string>;

/** Until when: one tap for the usual, or a typed date. */
export async function askUntil(turn: MemberTurn, spot: SpotNumber): Promise<Outgoing> {
  const { tx, actor, speech, now } = turn;
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot });
  const { timeZone } = await complexOf(turn);
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
  const back = backButtons(turn, mark ? [mark] : []);
  return { text, buttons: [...pairs, back, [cancelButton(turn)]].filter((row) => row.length > 0) };
}

/** «Другая дата». */
export async function askDate(turn: MemberTurn, spot: SpotNumber): Promise<Reply[]> {
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot });
  const text = turn.speech.say('away-ask-date', { spot: String(spot) });
  return [message(text, [[cancelButton(turn)]])];
}

/** The number of the spot, then the date; what was understood is shown, and counts only when it is confirmed. */
export async function onAwayTyped(
  turn: MemberTurn,
  { spot }: Extract<AwayDialog, { kind: 'leaving' }>,
  text: string,
): Promise<Reply[]> {
  const { speech } = turn;
  if (spot === null) return onSpotNamed(turn, text);
  const until = await readTypedDate(turn, text, { by: HOME_BY, longest: LONGEST_MARK });
  if (until.ok) return [{ kind: 'message', message: await confirmDate(turn, spot, until.value) }];
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot });
  const meant = await datesMeant(turn, until.why, (date) => {
    return awayButtons.data({ kind: 'away date meant', spot, until: date });
  });
  return [message(speech.say(dateFault(until.why)), [...meant, [cancelButton(turn)]])];
}

/** What was understood: it counts when it is confirmed. */
export async function confirmDate(turn: MemberTurn, spot: SpotNumber, until: Instant): Promise<Outgoing> {
  const { speech, now } = turn;
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot });
  const { timeZone } = await complexOf(turn);
  const date = fullTime(until, now, timeZone, speech.language);
  const confirm: Button = {
    label: speech.plain('button-confirm'),
    press: awayButtons.data({ kind: 'away until date', spot, until }),
    tone: 'good',
  };
  const text = speech.say('away-understood', { spot: String(spot), date });
  return { text, buttons: [[confirm, cancelButton(turn)]] };
}

function dateFault({ why, maybe }: UnreadMoment) {
  return why === 'day over' && maybe.length > 0 ? 'date-day-over-maybe' : DATE_FAULTS[why];
}

const DATE_FAULTS = {
  several: 'date-several',
  'not understood': 'away-date-unclear',
  'no such day': 'date-no-day',
  'day over': 'date-day-over',
  'time over': 'away-date-past',
  'too far': 'away-date-too-far',
} as const satisfies Record<UnreadMoment['why'], string>;

async function onSpotNamed(turn: MemberTurn, text: string): Promise<Reply[]> {
  const { actor, speech } = turn;
  const spot = readSpot(text, turn.lexicon.requests);
  if (spot.ok && actor.spots.includes(spot.value)) {
    return [{ kind: 'message', message: await askUntil(turn, spot.value) }];
  }
  await beginDialog<AwayDialog>(turn, { kind: 'leaving', spot: null });
  if (!spot.ok) {
    const asked = spotAskedBack(speech, spot.why, (one) =>
      awayButtons.data({ kind: 'away', act: 'leave', spot: one }),
    );
    return [{ kind: 'message', message: asked }];
  }
  const known = { spot: String(spot.value), ...countedSpots(actor.spots) };
  return [message(speech.say('away-not-yours', known), [[cancelButton(turn)]])];
}

/** «Вернулся» for each of these marks; with the number where there are others beside it. */
function backButtons({ speech }: MemberTurn, marks: readonly FreeMark[], shown = marks.length): Button[] {
  return marks.map(({ spot }) => ({
    label: backLabel(speech, spot, shown),
    press: awayButtons.data({ kind: 'away', act: 'back', spot }),
  }));
}

/** Until when, in words of the reader's language and the complex's clocks. */
export async function untilOf(turn: MemberTurn): Promise<(mark: { readonly until: Date }) => string> {
  const { speech, now } = turn;
  const { timeZone } = await complexOf(turn);
  return ({ until }) => endTime(until, now, timeZone, speech.language);
}

export function spotButton({ speech }: MemberTurn, spot: SpotNumber, act: 'leave' | 'back'): Button {
  return {
    label: speech.plain('my-spot-button-spot', { spot: String(spot) }),
    press: awayButtons.data({ kind: 'away', act, spot }),
  };
}
