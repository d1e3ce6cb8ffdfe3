import {
  type Alert,
  type AlertKind,
  canBeRung,
  type Holder,
  isForHelpers,
  mayRemindAt,
  mayStillBeReached,
  newestAnswer,
  newestPromise,
  reachesMutedOnly,
  reachesNobody,
  type Sender,
  waiting,
  wasReached,
} from '../../core/alerts/alert.ts';
import { maySign } from '../../core/alerts/thread.ts';
import { after, type Instant, isDue, minutes } from '../../core/kernel/time.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { type AlertView, actButton, card, endOf, isCardsTime, timed, words } from './alert-view.ts';
import { ANSWER_WORDS } from './answers.ts';
import { freeHint } from './away-hint.ts';
import { alertButtons } from './buttons.ts';

const TITLES = {
  blocked: 'alert-sender-blocked',
  sos: 'alert-sender-sos',
  message: 'message-sender',
  unknown: 'alert-sender-unknown',
  stranger: 'alert-sender-stranger',
} as const satisfies Record<AlertKind, string>;

/** The sender's card: sent → delivered → answered → closed, and never more than is true. */
export function senderCard(view: AlertView): Outgoing {
  const { alert, speech, when } = view;
  const head = [
    title(view),
    isCardsTime(view, alert.raisedAt) ? null : speech.say('alert-raised', { when: when(alert.raisedAt) }),
    signature(view),
    words(view),
  ];
  const end = endOf(view);
  if (end) return card(view, head, [closing(view, end)], []);
  const body = [
    asked(view),
    reach(view),
    freeHint(view),
    answered(view),
    reminded(view),
    help(view),
    helped(view),
    nextStep(view),
    left(view),
  ];
  return card(view, head, body, buttons(view));
}

/** A spot that nobody holds, or that stands free, only says where the car is. */
function title({ alert, mark, speech }: AlertView): RichText {
  const isAddress = alert.holders.length === 0 || mark !== null;
  const key = alert.kind === 'blocked' && isAddress ? 'alert-sender-blocked-at' : TITLES[alert.kind];
  return speech.say(key, { spot: String(alert.spot) });
}

function signature(view: AlertView): RichText | null {
  const { alert, viewer, speech } = view;
  const me = alert.senders.find((sender) => sender.person === viewer);
  if (!me) return null;
  if (isForHelpers(alert)) return seenByHelpers(view, me);
  if (reachesNobody(alert)) return null;
  if (me.fromGroup) return speech.say('alert-signed-group');
  if (alert.kind === 'sos') return speech.say('alert-signed-neighbour');
  if (me.guard) return speech.say('alert-signed-guard');
  if (me.spot === null) return speech.say('alert-signed-house');
  return speech.say('alert-signed-spot', { spot: String(me.spot) });
}

function seenByHelpers({ speech }: AlertView, me: Sender): RichText {
  if (me.guard) return speech.say('alert-signed-helpers-guard');
  if (me.spot === null) return speech.say('alert-signed-helpers-house');
  return speech.say('alert-signed-helpers-spot', { spot: String(me.spot) });
}

function closing({ alert, viewer, speech, when }: AlertView, end: Instant): RichText {
  const at = { when: when(end) };
  const done = alert.senders.some((sender) => sender.person === viewer && sender.doneAt);
  if (alert.kind === 'message' && (done || alert.closing === 'resolved'))
    return speech.say('alert-holder-closed-resolved', at);
  if (done) return speech.say('alert-closed-resolved', at);
  if (alert.closing === 'alarm off') return speech.say('alert-closed-alarm-off', at);
  if (alert.closing === 'wrong number') return speech.say('alert-closed-wrong-number', at);
  return speech.say(alert.closing === 'resolved' ? 'alert-closed-resolved' : 'alert-closed-expired', at);
}

function asked({ alert, speech }: AlertView): RichText | null {
  const isSaidDone = alert.helpedAt !== null || alert.holders.some((holder) => holder.doneAt);
  const isAsked = isSaidDone || (alert.state === 'answered' && alert.askedAt);
  return isAsked ? speech.say('alert-ask-freed') : null;
}

/** How far the alert got; silent once somebody answered. */
function reach({ alert, speech }: AlertView): RichText | null {
  const spot = String(alert.spot);
  if (isForHelpers(alert)) return alert.withheld ? speech.say('alert-reach-withheld') : null;
  if (alert.holders.length === 0) return speech.say('alert-reach-nobody-registered', { spot });
  if (newestAnswer(alert)) return null;
  if (reachesMutedOnly(alert)) {
    if (reachesNobody(alert)) return speech.say('alert-reach-muted-message');
    if (alert.holders.some(wasReached)) return speech.say('alert-reach-muted');
  }
  if (reachesNobody(alert)) {
    const gaveUp = alert.holders.some((holder) => holder.reach === 'given up');
    return gaveUp ? speech.say('alert-reach-given-up') : speech.say('alert-reach-unreachable', { spot });
  }
  const reached = alert.holders.filter(wasReached).length;
  const total = reached + alert.holders.filter(mayStillBeReached).length;
  if (reached > 0) return speech.say('alert-reach-delivered', { reached: String(reached), total });
  const delayed = alert.holders.some((holder) => holder.reach === 'delayed');
  return delayed ? speech.say('alert-reach-delayed') : speech.say('alert-reach-sending', { spot });
}

/** The newest answer, the promise that still stands where that is none, and who has moved the car already. */
function answered(view: AlertView): RichText | null {
  const { alert, speech } = view;
  const moved = alert.holders.find((holder) => holder.doneAt);
  const newest = newestAnswer(alert);
  const promise = newestPromise(alert);
  const said = [...new Set([newest, promise])].filter((holder) => holder && !holder.doneAt);
  return lines(
    moved?.doneAt ? timed(view, speech.say('alert-done-blocked'), moved.doneAt) : null,
    ...said.map((holder) => holder && answerLine(view, holder)),
  );
}

function answerLine(view: AlertView, holder: Holder): RichText | null {
  if (!holder.answer || !holder.answeredAt) return null;
  return timed(view, view.speech.say(ANSWER_WORDS[holder.answer].card), holder.answeredAt);
}

function help(view: AlertView): RichText | null {
  const { alert, speech } = view;
  if (!alert.calledAt) return null;
  const taker = alert.helpers.find((helper) => helper.person === alert.takenBy);
  if (taker) return speech.say(taker.guard ? 'alert-taken-guard' : 'alert-taken-admin');
  if (alert.helpers.length === 0) return speech.say('alert-called-nobody');
  if (helpersUnreached(alert)) return speech.say('alert-called-unreached');
  const told = alert.helpers.some(wasReached);
  return timed(view, speech.say(told ? 'alert-called-delivered' : 'alert-called'), alert.calledAt);
}

function helped(view: AlertView): RichText | null {
  const { alert, speech } = view;
  if (!alert.helpedAt) return null;
  const taker = alert.helpers.find((helper) => helper.person === alert.takenBy);
  return timed(view, speech.say(taker?.guard ? 'alert-helped-guard' : 'alert-helped-admin'), alert.helpedAt);
}

/** The last one of the quota, while that holds and nobody answers; it comes back when nobody can be reached. */
function left({ alert, viewer, speech, now }: AlertView): RichText | null {
  const me = alert.senders.find((sender) => sender.person === viewer);
  const isNews = !newestAnswer(alert) && !alert.helpedAt && !(reachesNobody(alert) && !alert.calledAt);
  const isOver = isDue(after(alert.raisedAt, minutes(10)), now);
  return isNews && me?.left === 0 && !isOver ? speech.say('alert-left-none') : null;
}

function helpersUnreached(alert: Alert): boolean {
  return !alert.helpers.some((helper) => wasReached(helper) || mayStillBeReached(helper));
}

function reminded(view: AlertView): RichText | null {
  const { alert, speech } = view;
  const rung = alert.remindedByTimer || alert.reminders > 0;
  return rung ? timed(view, speech.say('alert-reminded'), alert.rungAt) : null;
}

/** What the sender can do where nobody could be told: the buttons, and the telephone where those fail, too. */
function nextStep({ alert, complex, speech }: AlertView): RichText | null {
  if (!reachesNobody(alert)) return null;
  if (alert.kind === 'message') return reachesMutedOnly(alert) ? null : speech.say('message-unreached-hint');
  const number = complex.guardPhone;
  const phone = number === null ? null : speech.say('alert-guard-phone', { phone: number });
  if (!alert.calledAt) return lines(speech.say('alert-next-step'), phone);
  return helpersUnreached(alert) ? phone : null;
}

function buttons(view: AlertView): Button[][] {
  const { alert, speech } = view;
  // There before its time, too: its toast says from when on it works.
  const remind = mayRemindAt(alert) ? [actButton(view, 'remind', speech.plain('alert-button-remind'))] : [];
  const solved = actButton(view, 'resolve', speech.plain('alert-button-resolve'), 'good');
  const write: Button = {
    label: speech.plain('letter-add'),
    press: alertButtons.data({ kind: 'write', alert: alert.id, part: 'sender' }),
  };
  const readers = isForHelpers(alert) ? !helpersUnreached(alert) : canBeRung(alert);
  const add = readers ? [write] : [];
  const me = alert.senders.find((sender) => sender.person === view.viewer);
  const sign: Button = {
    label: speech.plain('alert-button-sign'),
    press: alertButtons.data({ kind: 'sign', alert: alert.id, spot: null }),
  };
  const resign =
    view.otherSpots && maySign(alert, me) && (add.length > 0 || isForHelpers(alert)) ? [sign] : [];
  if (alert.kind === 'message') return [add, resign, [solved]];
  const call = alert.calledAt ? [] : [actButton(view, 'call', speech.plain('alert-button-call'))];
  const wrong = reachesNobody(alert) || (alert.state === 'open' && newestAnswer(alert) !== null);
  const mistaken =
    newestAnswer(alert) || reachesNobody(alert) || waiting(alert).length > 1
      ? []
      : [actButton(view, 'wrong number', speech.plain('alert-button-wrong-number'))];
  if (alert.kind === 'unknown' || alert.kind === 'stranger') return [add, resign, [solved]];
  const other: Button = {
    label: speech.plain('alert-button-other-number'),
    press: alertButtons.data({ kind: 'ask spot', alert: alert.kind }),
  };
  return [add, resign, [...remind, ...call], wrong ? [other] : mistaken, [solved]];
}
