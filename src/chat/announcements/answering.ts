import { type AnswerRefusal, answerRequest } from '../../core/announcements/answer-request.ts';
import type { MoveAnswer, RemindRefusal } from '../../core/announcements/move-request.ts';
import { closeRequest, remindSilent, seeAnswers } from '../../core/announcements/steer-request.ts';
import type { AnnouncementId } from '../../core/kernel/ids.ts';
import { isDue } from '../../core/kernel/time.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { saidWhen } from '../kit/said-when.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { messageFor } from './announcement-message.ts';

const ANSWERED = { 'will move': 'move-toast-will', 'cannot move': 'move-toast-cannot' } as const;

const NOT_ANSWERED = {
  'not allowed': 'not-for-you',
  'not yours': 'move-toast-not-yours',
  over: 'move-toast-over',
  'said already': 'move-toast-said',
} as const satisfies Record<AnswerRefusal, string>;

/** «Уберу», «Не смогу»: what was pressed shows the answer from then on. */
export async function onMoveAnswer(
  context: MemberContext,
  id: AnnouncementId,
  answer: MoveAnswer,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const answered = await answerRequest(tx, actor, id, answer, now);
  if (!answered.ok) {
    const said = toast(speech.plain(NOT_ANSWERED[answered.why]));
    return answered.why === 'over' ? [...said, ...(await withoutButtons(context, id))] : said;
  }
  const message = await messageFor(tx, context, answered.value, actor.person);
  return [
    { kind: 'toast', text: speech.plain(ANSWERED[answer]) },
    { kind: 'replace', message },
  ];
}

/** What was pressed too late has nothing to press any more. */
async function withoutButtons(context: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const { tx, actor } = context;
  const announcement = await tx.announcements.get(actor.complex, id);
  if (!announcement) return [];
  return [{ kind: 'replace', message: await messageFor(tx, context, announcement, actor.person) }];
}

const NOT_REMINDED = {
  'not allowed': 'not-for-you',
  over: 'move-toast-over',
  'reminded already': 'move-toast-reminded',
  'nobody silent': 'move-toast-all-answered',
} as const satisfies Record<'not allowed' | RemindRefusal, string>;

/** «Напомнить»: at once in the morning, and else the next morning; the card follows by itself. */
export async function onRemind(context: MemberContext, id: AnnouncementId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const reminded = await remindSilent(tx, actor, id, now);
  if (!reminded.ok) return toast(speech.plain(NOT_REMINDED[reminded.why]));
  const at = reminded.value.request?.remindAt ?? now;
  if (isDue(at, now)) return toast(speech.plain('move-toast-remind-now'));
  const { timeZone } = await complexOf(context);
  return toast(speech.plain('move-toast-remind-later', { when: saidWhen(at, now, timeZone, speech) }));
}

/** «Готово». */
export async function onClose(
  { tx, speech, actor, now }: MemberContext,
  id: AnnouncementId,
): Promise<Reply[]> {
  const closed = await closeRequest(tx, actor, id, now);
  if (closed.ok) return toast(speech.plain('move-toast-closed'));
  return toast(speech.plain(closed.why === 'over' ? 'move-toast-over' : 'not-for-you'));
}

/** «Ответы»: their card comes below. */
export async function onSeeAnswers(
  { tx, speech, actor, now }: MemberContext,
  id: AnnouncementId,
): Promise<Reply[]> {
  const seen = await seeAnswers(tx, actor, id, now);
  if (seen.ok) return toast(speech.plain('card-below'));
  return toast(speech.plain(seen.why === 'over' ? 'move-toast-no-answers' : 'not-for-you'));
}
