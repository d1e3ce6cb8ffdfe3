import { actOnThread } from '../../core/alerts/act-on-thread.ts';
import type { Alert } from '../../core/alerts/alert.ts';
import { promiseOf } from '../../core/alerts/answers.ts';
import type { TypedAnswer } from '../../core/alerts/read-answer.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { labelOf } from './answer-offer.ts';
import type { AlertCode } from './buttons.ts';
import { type PersonsAct, refusedAct } from './thread-press.ts';

/** The press below «Передать: «Иду»?»: as on the card, and the question says what became of it. */
export async function onTypedAnswer(
  context: MemberContext,
  { alert, answer }: Extract<AlertCode, { kind: 'typed answer' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const thread = await tx.alerts.get(actor.complex, alert);
  const label = thread && labelOf(speech, answer, thread.kind);
  if (!label) return [{ kind: 'toast', text: speech.plain('not-for-you') }];
  for (const act of actsOf(answer, thread, context)) {
    const step = await actOnThread(tx, actor, alert, act, now);
    if (!step.ok) return [{ kind: 'toast', text: await refusedAct(context, alert, act, step.why) }];
  }
  return [
    { kind: 'toast', text: speech.plain('alert-toast-sent') },
    { kind: 'replace', message: { text: speech.say('typed-answer-passed', { answer: label }) } },
  ];
}

/** Whoever has moved the car without a word before has come, too. */
function actsOf(answer: TypedAnswer, thread: Alert, { actor }: MemberContext): PersonsAct[] {
  if (answer !== 'done') return [{ kind: 'answer', answer }];
  const me = thread.holders.find(({ person }) => person === actor.person);
  const hasPromised = thread.kind === 'sos' || (me?.answer && promiseOf(me.answer) !== null);
  return hasPromised ? [{ kind: 'done' }] : [{ kind: 'answer', answer: 'coming' }, { kind: 'done' }];
}
