import { type Alert, wasReached } from '../../core/alerts/alert.ts';
import type { RichText } from '../kit/wording.ts';
import { type AlertView, type Timed, timed } from './alert-view.ts';
import { answerLabel } from './answers.ts';

/** What a neighbour who stands on the spot with permission says, for everybody else's eyes; null: nothing yet. */
export function ofBorrower(view: AlertView): Timed | null {
  const { alert, speech } = view;
  const said = alert.borrower;
  const spot = String(alert.spot);
  if (said?.doneAt)
    return timed(view, speech.say(DONE[alert.kind === 'sos' ? 'sos' : 'other'], { spot }), said.doneAt);
  if (!said?.answer || !said.answeredAt) return null;
  const line =
    said.answer === 'wrote'
      ? speech.say('borrower-line-wrote', { spot })
      : speech.say('borrower-line', { spot, answer: answerLabel(speech, said.answer) });
  return timed(view, line, said.answeredAt);
}

const DONE = { sos: 'borrower-line-off', other: 'borrower-line-done' } as const;

/** For the sender: that he has it, too. */
export function borrowerTold({ alert, speech }: AlertView): RichText | null {
  const isTold = isSilent(alert) && alert.borrower !== null && wasReached(alert.borrower);
  return isTold ? speech.say('borrower-told', { spot: String(alert.spot) }) : null;
}

const isSilent = ({ borrower }: Alert) => borrower?.answer === null && borrower.doneAt === null;
