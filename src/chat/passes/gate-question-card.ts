import { after } from '../../core/kernel/time.ts';
import type { GateQuestionCard } from '../../core/passes/feature.ts';
import {
  ANSWERED_WITHIN,
  type Caller,
  type GateQuestion,
  isAnswerable,
} from '../../core/passes/gate-question.ts';
import type { Pass } from '../../core/passes/pass.ts';
import { isInside } from '../../core/passes/pass.ts';
import { clockTime, endTime } from '../kit/house-time.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type GateQuestionAct, passButtons } from './buttons.ts';
import { gateCard } from './gate-card.ts';

export const CALLER_LABELS = {
  taxi: 'gate-question-button-taxi',
  courier: 'gate-question-button-courier',
  guest: 'gate-question-button-guest',
} as const satisfies Record<Exclude<Caller, 'other'>, string>;

const CALLERS = {
  taxi: 'gate-question-taxi',
  courier: 'gate-question-courier',
  guest: 'gate-question-guest',
} as const satisfies Record<Exclude<Caller, 'other'>, string>;

/** Who has come, in the reader's language where it was pressed and not typed. */
export function callerIn(
  { plain }: Speech,
  { caller, guest }: Pick<GateQuestion, 'caller' | 'guest'>,
): string {
  return caller === 'other' ? guest : plain(CALLERS[caller]);
}

type QuestionReader = Omit<Reader, 'tools'>;

/** «К вам приехали: такси. Пустить?» in the eyes of a holder, or of the guard who asked. Null: nobody needs it. */
export async function drawGateQuestion(
  tx: ChatTx,
  reader: QuestionReader,
  { question: id, part }: GateQuestionCard,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const { complex, person, speech } = reader;
  const question = await tx.gateQuestions.get(complex, id);
  const gone = shownBefore ? { text: speech.say('gate-question-gone') } : null;
  if (!question) return gone;
  const { timeZone } = await tx.complexes.get(complex);
  const pass = question.pass === null ? null : await tx.passes.get(complex, question.pass);
  if (part === 'guard') {
    return question.askedBy === person ? guardCard(tx, reader, question, pass, timeZone) : gone;
  }
  const isOpen = isAnswerable(question, reader.now);
  if (!isOpen && !shownBefore) return null;
  const holders = await tx.spots.holders(complex, question.spot);
  if (!holders.some((holder) => holder.person === person)) return gone;
  if (!isOpen) return { text: decided(reader, question, pass, timeZone) };
  const asked = clockTime(question.askedAt, reader.now, timeZone, speech.language);
  return {
    text: lines(
      speech.say('gate-question-holder', { caller: callerIn(speech, question) }),
      speech.say('gate-question-holder-since', { spot: String(question.spot), time: asked }),
    ),
    buttons: [
      [
        button(speech, question, 'let in', 'gate-question-button-let-in', 'good'),
        button(speech, question, 'not expected', 'gate-question-button-not-expected', 'bad'),
      ],
    ],
  };
}

/** What a holder reads when there is nothing left to answer. */
function decided(
  { person, speech, now }: QuestionReader,
  question: GateQuestion,
  pass: Pass | null,
  timeZone: string,
): RichText {
  const known = { caller: callerIn(speech, question), spot: String(question.spot) };
  const isMine = question.decidedBy === person;
  switch (question.state) {
    case 'let in': {
      if (!isMine) return speech.say('gate-question-other-let-in', known);
      if (!pass) return speech.say('gate-question-you-let-in', known);
      const until = endTime(pass.until, now, timeZone, speech.language);
      return speech.say('gate-question-you-let-in-until', { ...known, until });
    }
    case 'not expected':
      return speech.say(isMine ? 'gate-question-you-refused' : 'gate-question-other-refused', known);
    case 'asked':
    case 'silence':
    case 'out of reach':
    case 'over': {
      const time = clockTime(question.askedAt, now, timeZone, speech.language);
      return speech.say('gate-question-missed', { ...known, time });
    }
  }
}

async function guardCard(
  tx: ChatTx,
  { complex, speech, now }: QuestionReader,
  question: GateQuestion,
  pass: Pass | null,
  timeZone: string,
): Promise<Outgoing> {
  const known = { caller: callerIn(speech, question), spot: String(question.spot) };
  const time = (at: Date) => clockTime(at, now, timeZone, speech.language);
  const again = [[button(speech, question, 'again', 'gate-question-button-again')]];
  switch (question.state) {
    case 'asked': {
      const until = time(after(question.askedAt, ANSWERED_WITHIN));
      return { text: speech.say('gate-question-asked', { ...known, until }) };
    }
    case 'silence':
      return { text: speech.say('gate-question-silence', known), buttons: again };
    case 'out of reach':
      return { text: speech.say('gate-question-lost', known), buttons: again };
    case 'over':
      // Nobody was silent who was never asked.
      return {
        text: speech.say(question.lost < question.asked ? 'gate-question-over' : 'gate-question-lost', known),
        buttons: again,
      };
    case 'not expected':
      return {
        text: speech.say('gate-question-not-expected', { ...known, time: time(question.decidedAt ?? now) }),
      };
    case 'let in': {
      const title = speech.say('gate-question-let-in', { ...known, time: time(question.decidedAt ?? now) });
      if (!pass) return { text: title };
      const card = await gateCard(tx, { complex, speech, now }, pass);
      const other = isInside(pass) ? null : await tx.passes.insideAt(complex, pass.spot);
      const until = endTime(pass.until, now, timeZone, speech.language);
      return {
        ...card,
        text: paragraphs(
          title,
          pass.enteredAt
            ? speech.say('gate-question-marked-in', { until })
            : speech.say('gate-question-pass', { until }),
          other && speech.say('gate-spot-taken', { spot: known.spot, guest: other.guest }),
        ),
      };
    }
  }
}

type ButtonWords =
  | 'gate-question-button-let-in'
  | 'gate-question-button-not-expected'
  | 'gate-question-button-again';

function button(
  { plain }: Speech,
  { id: question }: GateQuestion,
  act: GateQuestionAct,
  words: ButtonWords,
  tone?: 'good' | 'bad',
): Button {
  const press = passButtons.data({ kind: 'gate question', act, question });
  return { label: plain(words), press, ...(tone && { tone }) };
}
