import { answerLabel } from '../../../chat/alerts/answers.ts';
import { clockTime } from '../../../chat/kit/house-time.ts';
import type { Speech } from '../../../chat/kit/update-context.ts';
import {
  type Alert,
  helpersUnreached,
  newestAnswer,
  newestPromise,
  reachesNobody,
  wasReached,
} from '../../../core/alerts/alert.ts';
import type { Instant } from '../../../core/kernel/time.ts';
import type { VisitSeen } from '../../../core/windscreen/visit.ts';

/** How far a call got: `step` of three, `over` when nothing more will come. */
export type VisitState = {
  readonly code:
    | 'sent'
    | 'delivered'
    | 'answered'
    | 'unreached'
    | 'withheld'
    | 'taken'
    | 'solved'
    | 'taken back'
    | 'false call'
    | 'expired';
  readonly title: string;
  readonly more: readonly string[];
  readonly step: 1 | 2 | 3;
  readonly over: boolean;
};

type Said = Omit<VisitState, 'over'>;

/** What a passer-by is told of the thread: never more than is true, and of nobody who it is. */
export function visitState(speech: Speech, seen: VisitSeen, now: Instant): VisitState {
  const { alert } = seen;
  if (alert.state === 'closed') return { ...closed(speech, alert), over: true };
  return { ...open(speech, seen, now), over: false };
}

function closed({ plain }: Speech, { closing, helpedAt, holders }: Alert): Said {
  const said = (code: VisitState['code'], title: string, more: string): Said => ({
    code,
    title,
    more: [more],
    step: 3,
  });
  switch (closing) {
    case 'taken back':
      return said(closing, plain('windscreen-page-taken-back'), plain('windscreen-page-taken-back-what'));
    case 'false call':
      return said(closing, plain('windscreen-page-false-call'), plain('windscreen-page-false-call-what'));
    case 'expired':
      return said(closing, plain('windscreen-page-expired'), plain('windscreen-page-expired-what'));
    default: {
      const isMoved = holders.some((holder) => holder.doneAt);
      const why = isMoved ? 'windscreen-page-moved-what' : 'windscreen-page-solved-what';
      return said(
        'solved',
        plain('windscreen-page-solved'),
        plain(helpedAt ? 'windscreen-page-helped-what' : why),
      );
    }
  }
}

function open(speech: Speech, { alert, timeZone }: VisitSeen, now: Instant): Said {
  const { plain } = speech;
  const called = help(speech, alert);
  const promise = newestPromise(alert);
  if (alert.takenBy && !promise) {
    const more = [plain('windscreen-page-taken-what')];
    return { code: 'taken', title: plain('windscreen-page-taken'), more, step: 3 };
  }
  const newest = promise ?? newestAnswer(alert);
  if (newest?.answer && newest.answer !== 'wrote' && newest.answeredAt) {
    const time = clockTime(newest.answeredAt, now, timeZone, speech.language);
    const title = plain('windscreen-page-answered', { answer: answerLabel(speech, newest.answer) });
    const more = [plain('windscreen-page-answered-what', { time }), ...called];
    return { code: 'answered', title, more, step: 3 };
  }
  if (alert.withheld) {
    const more = [plain('windscreen-page-withheld-what'), ...nobody(speech, alert)];
    return { code: 'withheld', title: plain('windscreen-page-withheld'), more, step: 2 };
  }
  if (reachesNobody(alert))
    return { code: 'unreached', title: plain('windscreen-page-unreached'), more: called, step: 2 };
  if (alert.holders.some(wasReached)) {
    const isSilent = alert.visitor?.rings === 'silent';
    const what = plain(isSilent ? 'windscreen-page-quiet-what' : 'windscreen-page-delivered-what');
    return {
      code: 'delivered',
      title: plain('windscreen-page-delivered'),
      more: isSilent ? [what, ...nobody(speech, alert)] : [what, ...called],
      step: 2,
    };
  }
  const more = [plain('windscreen-page-sent-what'), ...called];
  return { code: 'sent', title: plain('windscreen-page-sent'), more, step: 1 };
}

/** What is said of guards and admins beside what the owner said. */
function help(speech: Speech, alert: Alert): readonly string[] {
  const { plain } = speech;
  if (!alert.calledAt) return [];
  if (helpersUnreached(alert)) return nobody(speech, alert);
  if (alert.takenBy) return [plain('windscreen-page-taken-what')];
  return [`${plain('windscreen-page-called')}. ${plain('windscreen-page-called-what')}`];
}

function nobody({ plain }: Speech, alert: Alert): readonly string[] {
  return helpersUnreached(alert) ? [plain('windscreen-page-nobody-called')] : [];
}
