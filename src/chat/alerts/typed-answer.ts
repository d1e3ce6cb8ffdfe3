import { actOnThread } from '../../core/alerts/act-on-thread.ts';
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
  const act: PersonsAct = answer === 'done' ? { kind: 'done', came: true } : { kind: 'answer', answer };
  const step = await actOnThread(tx, actor, alert, act, now);
  if (!step.ok) return [{ kind: 'toast', text: await refusedAct(context, alert, act, step.why) }];
  return [
    { kind: 'toast', text: speech.plain('alert-toast-sent') },
    { kind: 'replace', message: { text: speech.say('typed-answer-passed', { answer: label }) } },
  ];
}
