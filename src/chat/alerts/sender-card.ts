import {
  type AlertKind,
  answering,
  canBeRung,
  type Holder,
  helpersUnreached,
  isAboutGuests,
  isForHelpers,
  mayRemindAt,
  mayStillAct,
  mayStillBeReached,
  newestAnswer,
  newestPromise,
  reachesNobody,
  type Sender,
  takesWords,
  wasReached,
} from '../../core/alerts/alert.ts';
import { maySign } from '../../core/alerts/thread.ts';
import type { Instant } from '../../core/kernel/time.ts';
import { photosTaken } from '../kit/albums.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { RichText } from '../kit/wording.ts';
import {
  type AlertView,
  actButton,
  card,
  endOf,
  type Timed,
  takenBack,
  timed,
  whoOf,
  words,
} from './alert-view.ts';
import { ANSWER_WORDS, hostAnswered } from './answers.ts';
import { freeHint } from './away-hint.ts';
import { borrowerTold, ofBorrower } from './borrower-line.ts';
import { alertButtons, type CarKind, isCarKind } from './buttons.ts';
import { nextStep, reach } from './sender-reach.ts';

const TITLES = {
  blocked: 'alert-sender-blocked',
  sos: 'alert-sender-sos',
  message: 'message-sender',
  unknown: 'alert-sender-unknown',
  stranger: 'alert-sender-stranger',
  // A passer-by has no card, here and below: his page is drawn elsewhere.
  windscreen: 'alert-sender-blocked',
} as const satisfies Record<AlertKind, string>;

/** The sender's card: sent → delivered → answered → closed, and never more than is true. */
export function senderCard(view: AlertView): Outgoing {
  const { alert, speech, when } = view;
  const head = [
    title(view),
    { at: alert.raisedAt, dated: speech.say('alert-raised', { when: when(alert.raisedAt) }), undated: null },
    signature(view),
    words(view),
    photos(view),
  ];
  const end = endOf(view);
  if (end) return card(view, head, [closing(view, end)], []);
  const body = [
    asked(view),
    reach(view),
    freeHint(view),
    ...answered(view),
    ofBorrower(view),
    borrowerTold(view),
    reminded(view),
    help(view),
    helped(view),
    nextStep(view),
    last(view),
  ];
  return card(view, head, body, buttons(view));
}

function photos({ alert, speech, photosLost }: AlertView): RichText | null {
  const { photos: sent } = alert.note;
  return photosLost ? speech.say('alert-photos-lost', { count: sent.length }) : photosTaken(speech, sent);
}

const CAR_TITLES = {
  blocked: 'plate-sender-blocked',
  sos: 'plate-sender-sos',
  message: 'plate-sender-message',
} as const satisfies Record<CarKind, string>;

/** A spot that nobody holds, or that stands free, only says where the car is. */
function title({ alert, mark, speech }: AlertView): RichText {
  if (alert.car && isCarKind(alert.kind)) return speech.say(CAR_TITLES[alert.kind], alert.car);
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
  if (done || alert.closing === 'resolved') return speech.say(SOLVED[alert.kind], at);
  if (alert.closing === 'alarm off') return speech.say('alert-closed-alarm-off', at);
  if (alert.closing === 'wrong number') return takenBack(alert, speech, at);
  return speech.say('alert-closed-expired', at);
}

/** Only who was blocked in drives off now. */
const SOLVED = {
  blocked: 'alert-closed-resolved',
  sos: 'alert-closed-resolved-sos',
  message: 'alert-closed-resolved-only',
  unknown: 'alert-closed-resolved',
  stranger: 'alert-closed-resolved-only',
  windscreen: 'alert-closed-resolved-only',
} as const satisfies Record<AlertKind, string>;

/** What its end would be. */
const ASK = {
  blocked: 'alert-ask-freed',
  sos: 'alert-over-sos',
  message: 'alert-over-settled',
  unknown: 'alert-ask-freed',
  stranger: 'alert-over-stranger',
  windscreen: 'alert-over-settled',
} as const satisfies Record<AlertKind, string>;

function asked({ alert, speech }: AlertView): RichText | null {
  const isSaidDone = alert.helpedAt !== null || answering(alert).some((holder) => holder.doneAt);
  const isAsked = isSaidDone || (alert.state === 'answered' && alert.askedAt);
  return isAsked ? speech.say(ASK[alert.kind]) : null;
}

/** The newest answer, the promise that still stands where that is none, and who has moved the car already. */
function answered(view: AlertView): (RichText | Timed | null)[] {
  const { alert, speech } = view;
  const moved = alert.holders.find((holder) => holder.doneAt);
  const newest = newestAnswer(alert);
  const promise = newestPromise(alert);
  const said = [...new Set([newest, promise])].filter((holder) => holder && !holder.doneAt);
  const isMoved = moved && speech.say(isAboutGuests(alert) ? 'alert-host-moved' : 'alert-done-blocked');
  return [
    moved?.doneAt && isMoved ? timed(view, isMoved, moved.doneAt) : null,
    ...said.map((holder) => {
      // One of several says no: that is no answer of the car's owner yet.
      const isOne = holder?.answer === 'not mine' && holder.answeredAt && mayStillAct(alert);
      if (isOne) return timed(view, speech.say('alert-answer-not-mine-one'), holder.answeredAt);
      return holder ? answerLine(view, holder) : null;
    }),
  ];
}

function answerLine(view: AlertView, holder: Holder): RichText | Timed | null {
  if (!holder.answer || !holder.answeredAt) return null;
  const { alert, speech } = view;
  // Whose car it is nobody knows: only that a guest of theirs may have it.
  const isHost = isAboutGuests(alert);
  const said = isHost ? hostAnswered(speech, holder.answer) : speech.say(ANSWER_WORDS[holder.answer].card);
  return timed(view, said, holder.answeredAt);
}

function help(view: AlertView): RichText | Timed | null {
  const { alert, viewerHelps, asking, speech } = view;
  if (!alert.calledAt || alert.helpedAt) return null;
  const taker = alert.helpers.find((helper) => helper.person === alert.takenBy);
  if (taker) return speech.say(taker.guard ? 'alert-taken-guard' : 'alert-taken-admin');
  if (alert.helpers.length === 0 && asking.length > 0)
    return speech.say('alert-called-asking', { whom: whoOf(asking) });
  if (alert.helpers.length === 0)
    return speech.say(viewerHelps ? 'alert-called-nobody-else' : 'alert-called-nobody');
  if (helpersUnreached(alert)) return speech.say('alert-called-unreached', { whom: whoOf(alert.helpers) });
  const told = alert.helpers.filter(wasReached);
  if (alert.unfound && told.length > 0) return null;
  const said =
    told.length > 0
      ? speech.say('alert-called-delivered', { whom: whoOf(told) })
      : speech.say('alert-called', { whom: whoOf(alert.helpers.filter(mayStillBeReached)) });
  return timed(view, said, alert.calledAt);
}

function helped(view: AlertView): RichText | Timed | null {
  const { alert, speech } = view;
  if (!alert.helpedAt) return null;
  const taker = alert.helpers.find((helper) => helper.person === alert.takenBy);
  // Whoever did it may have been forgotten since.
  if (!taker) return timed(view, speech.say('alert-helped-somebody'), alert.helpedAt);
  return timed(view, speech.say(taker.guard ? 'alert-helped-guard' : 'alert-helped-admin'), alert.helpedAt);
}

/** The last one for now, as long as nobody answers: with the time, for nothing draws the card anew when that is over. */
function last({ alert, lastUntil, speech, time }: AlertView): RichText | null {
  const isNews = !newestAnswer(alert) && !alert.helpedAt;
  return isNews && lastUntil ? speech.say('alert-last-until', { time: time(lastUntil) }) : null;
}

/** A reminder is a delivery like any other. */
function reminded(view: AlertView): RichText | Timed | null {
  const { alert, holderCards, speech } = view;
  const rings = holderCards.flatMap(({ ring }) => ring ?? []);
  if ((!alert.remindedByTimer && alert.reminders === 0) || rings.length === 0) return null;
  if (rings.includes('heard')) return timed(view, speech.say('alert-reminded'), alert.rungAt);
  if (rings.includes('on its way') && canBeRung(alert)) return speech.say('alert-reminding');
  return timed(view, speech.say('alert-reminder-lost'), alert.rungAt);
}

/** Only what the sender may press today: a ban, or a spot that is gone, leaves him the end of his own alert. */
function buttons(view: AlertView): Button[][] {
  const { alert, speech, offered } = view;
  const steers = offered('steer own alert');
  const solved = offered('end own alert')
    ? [actButton(view, 'resolve', speech.plain('alert-button-resolve'), 'good')]
    : [];
  const add = writeButton(view);
  const sign = steers && (add.length > 0 || isForHelpers(alert)) ? signButton(view) : [];
  if (alert.unfound) return [add, sign, correction(view), solved];
  if (alert.kind === 'unknown' || alert.kind === 'stranger') return [add, sign, solved];
  if (alert.kind === 'message') return [add, sign, takeBack(view), solved];
  // There before its time, too: its toast says from when on it works.
  const remind =
    steers && mayRemindAt(alert) ? [actButton(view, 'remind', speech.plain('alert-button-remind'))] : [];
  const call = steers && !alert.calledAt ? [actButton(view, 'call', speech.plain('alert-button-call'))] : [];
  return [add, sign, [...remind, ...call], correction(view), solved];
}

function writeButton({ alert, speech, offered }: AlertView): Button[] {
  if (!takesWords(alert) || !offered('write letters')) return [];
  const press = alertButtons.data({ kind: 'write', alert: alert.id, part: 'sender' });
  return [{ label: speech.plain('letter-add'), press }];
}

function signButton({ alert, viewer, speech, otherSpots }: AlertView): Button[] {
  const me = alert.senders.find((sender) => sender.person === viewer);
  if (!otherSpots || !maySign(alert, me)) return [];
  const press = alertButtons.data({ kind: 'sign', alert: alert.id, spot: null });
  return [{ label: speech.plain('alert-button-sign'), press }];
}

/** «Другой номер» once the number seems wrong, «Ошибся номером» while nobody has said anything. */
function correction(view: AlertView): Button[] {
  const { alert, speech, offered } = view;
  if (reachesNobody(alert) || (alert.state === 'open' && newestAnswer(alert) !== null)) {
    if (!offered('end own alert')) return [];
    return [actButton(view, 'other number', speech.plain('alert-button-other-number'))];
  }
  return takeBack(view);
}

function takeBack(view: AlertView): Button[] {
  const { alert, speech, offered } = view;
  if (newestAnswer(alert) || reachesNobody(alert) || !offered('end own alert')) return [];
  return [actButton(view, 'wrong number', speech.plain('alert-button-wrong-number'))];
}
