import type { ActRefusal } from '../../core/alerts/act.ts';
import { actOnThread, type OwnAct } from '../../core/alerts/act-on-thread.ts';
import { type Alert, type AlertKind, mayRemindAt } from '../../core/alerts/alert.ts';
import type { AlertId } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { offers } from '../kit/offers.ts';
import { retireOldCard } from '../kit/old-card.ts';
import type { Reply } from '../kit/outgoing.ts';
import { type MemberContext, timeOf } from '../kit/update-context.ts';
import { whoOf } from './alert-view.ts';
import { askSpot } from './alerts.ts';
import type { AlertCode } from './buttons.ts';
import { staffAsking } from './staff-asking.ts';

/** A button of a thread's card. The cards themselves are redrawn by notices; here comes only the toast. */
export async function onThreadPress(
  context: MemberContext,
  press: Extract<AlertCode, { kind: 'answer' | 'act' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const act: PersonsAct =
    press.kind === 'answer' ? { kind: 'answer', answer: press.answer } : { kind: press.act };
  const step = await actOnThread(tx, actor, press.alert, act, now);
  if (!step.ok && step.why === 'not allowed') return [{ kind: 'toast', text: speech.plain('not-for-you') }];
  const text = step.ok
    ? await doneToast(context, act, step.value)
    : await refusedAct(context, press.alert, act, step.why);
  // The right number is asked at once.
  const isOther = act.kind === 'wrong number' || act.kind === 'other number';
  const mistaken = step.ok && isOther && step.value.kind !== 'message';
  const call = mistaken && step.value.kind === 'sos' ? 'sos' : 'blocked';
  const again = mistaken && offers(actor, `raise ${call}`) ? await askSpot(context, call) : [];
  return [
    { kind: 'toast', text },
    ...again,
    ...(await retireOldCard(context, { kind: 'alert', alert: press.alert, part: PARTS[act.kind] })),
  ];
}

async function doneToast(context: MemberContext, act: PersonsAct, alert: Alert): Promise<string> {
  const { tx, speech, actor } = context;
  if (act.kind === 'call' && alert.helpers.length === 0) {
    const asking = await staffAsking(tx, alert, actor.person);
    if (asking.length > 0) return speech.plain('alert-called-asking', { whom: whoOf(asking) });
    return speech.plain(offers(actor, 'take alert') ? 'alert-called-nobody-else' : 'alert-called-nobody');
  }
  if (act.kind === 'call') return speech.plain('alert-toast-called', { whom: whoOf(alert.helpers) });
  // Others hear that alarm, too: nobody was asked to excuse anything.
  if (act.kind === 'wrong number' && alert.state !== 'closed') return speech.plain('alert-toast-left');
  if (act.kind === 'resolve') return speech.plain(RESOLVED_TOASTS[alert.kind]);
  return speech.plain(DONE_TOASTS[act.kind]);
}

export type PersonsAct = Exclude<OwnAct, { kind: 'sign' }>;

/** A passer-by's page says it for itself. */
const RESOLVED_TOASTS = {
  blocked: 'alert-toast-resolved',
  sos: 'alert-toast-resolved-sos',
  message: 'alert-toast-resolved-only',
  unknown: 'alert-toast-resolved',
  stranger: 'alert-toast-resolved-only',
  windscreen: 'alert-toast-resolved-only',
} as const satisfies Record<AlertKind, string>;

const DONE_TOASTS = {
  answer: 'alert-toast-sent',
  done: 'alert-toast-sent',
  remind: 'alert-toast-reminded',
  'wrong number': 'alert-toast-wrong-number',
  'other number': 'alert-toast-other-number',
  take: 'alert-toast-taken',
  helped: 'alert-toast-helped',
  'false call': 'windscreen-toast-false-call',
} as const satisfies Record<Exclude<PersonsAct['kind'], 'resolve' | 'call'>, string>;

const PARTS = {
  answer: 'holder',
  done: 'holder',
  'false call': 'holder',
  remind: 'sender',
  call: 'sender',
  resolve: 'sender',
  'wrong number': 'sender',
  'other number': 'sender',
  take: 'helper',
  helped: 'helper',
} as const satisfies Record<PersonsAct['kind'], string>;

/** Why nothing came of a press, in a few words. */
export async function refusedAct(
  context: MemberContext,
  id: AlertId,
  act: PersonsAct,
  why: ActRefusal | 'not allowed',
): Promise<string> {
  const { tx, speech, actor } = context;
  if (why === 'not yours' || why === 'not allowed') return speech.plain('not-for-you');
  if (why === 'closed') return speech.plain('alert-toast-closed');
  if (why === 'not there') return speech.plain('borrower-toast-gone');
  if (why === 'nobody answered') return speech.plain('alert-toast-answer-first');
  if (why === 'already answered') return speech.plain('alert-toast-answered');
  if (why === 'spent') return speech.plain('alert-toast-spent');
  if (why === 'nobody to remind') return speech.plain('alert-toast-nobody-to-remind');
  if (why === 'not there yet') return speech.plain('alert-toast-not-there-yet');
  if (why === 'too early') {
    const alert = await tx.alerts.get(actor.complex, id);
    return speech.plain('alert-toast-too-early', {
      time: await timeOf(context, remindTime(alert) ?? context.now),
    });
  }
  if (act.kind === 'call') return speech.plain('alert-toast-already-called');
  if (act.kind === 'helped') return speech.plain('alert-toast-already');
  return speech.plain(act.kind === 'take' ? 'alert-toast-already-taken' : 'alert-toast-already');
}

function remindTime(alert: Alert | null): Instant | null {
  return alert && mayRemindAt(alert);
}
