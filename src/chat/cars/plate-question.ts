import {
  answerPlate,
  type PlateAnswerRefusal,
  type SeenQuestion,
  seeQuestion,
} from '../../core/cars/answer-plate.ts';
import type { PlateAnswer } from '../../core/cars/car.ts';
import type { CarNotice } from '../../core/cars/car-notices.ts';
import { toast } from '../kit/confirm.ts';
import { nameToNeighbours } from '../kit/names.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type CarCode, carButtons } from './buttons.ts';

const LABELS = {
  family: 'claim-button-family',
  unknown: 'claim-button-unknown',
} as const satisfies Record<PlateAnswer, string>;

/** A question that was settled on its way is not asked any more. */
export async function drawQuestion(
  tx: ChatTx,
  reader: Reader,
  { question }: Extract<CarNotice, { kind: 'car question' }>,
): Promise<Outgoing | null> {
  const seen = await seeQuestion(tx, reader, question);
  return seen.ok ? questionMessage(tx, reader, seen.value) : null;
}

/** What whoever named a plate first is asked; once answered, the other answer stays open to him. */
async function questionMessage(
  tx: ChatTx,
  reader: Pick<Reader, 'complex' | 'speech'>,
  { question, own }: SeenQuestion,
): Promise<Outgoing> {
  const { say, plain } = reader.speech;
  const known = { name: await nameToNeighbours(tx, reader, question.about), plate: own.plate };
  const { answer } = question;
  const others = (['family', 'unknown'] as const).filter((one) => one !== answer);
  const answers = others.map((act): Button[] => [
    { label: plain(LABELS[act]), press: carButtons.data({ kind: 'plate', act, question: question.id }) },
  ]);
  const sold: Button = {
    label: plain('car-button-sold'),
    press: carButtons.data({ kind: 'car', act: 'remove', car: own.id }),
  };
  return {
    text: answer
      ? say('car-question-answered', { ...known, answer: plain(LABELS[answer]) })
      : say('car-question', known),
    buttons: [...answers, [sold]],
  };
}

const REFUSED = {
  'never asked': 'not-for-you',
  'no holder': 'car-toast-gone',
  'already decided': 'claim-toast-settled',
} as const satisfies Record<PlateAnswerRefusal, string>;

export async function onPlateAnswer(
  { tx, speech, actor, now }: MemberContext,
  { act, question }: Extract<CarCode, { kind: 'plate' }>,
): Promise<Reply[]> {
  const said = await answerPlate(tx, actor, question, act, now);
  if (!said.ok) return toast(speech.plain(REFUSED[said.why]));
  const reader = { complex: actor.complex, speech };
  const message = await questionMessage(tx, reader, said.value);
  return [...toast(speech.plain('car-toast-answered')), { kind: 'replace', message }];
}
