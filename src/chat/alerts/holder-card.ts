import {
  type AskedKind,
  type NamedCar,
  newestAnswer,
  newestPromise,
  waiting,
} from '../../core/alerts/alert.ts';
import { type OneTapAnswer, promiseOf } from '../../core/alerts/answers.ts';
import { mayBeMuted } from '../../core/alerts/mute-sender.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { RichText } from '../kit/wording.ts';
import { windscreenButtons } from '../windscreen/buttons.ts';
import { type AlertView, actButton, card, type Timed, timed, words } from './alert-view.ts';
import { ANSWER_ROWS, answerLabel } from './answers.ts';
import { guestHint } from './away-hint.ts';
import { ofBorrower } from './borrower-line.ts';
import { alertButtons } from './buttons.ts';
import { DONE_WITH_VISITOR, visitorAtHolder } from './visitor-words.ts';

const TITLES = {
  blocked: 'alert-holder-blocked',
  sos: 'alert-holder-sos',
  message: 'message-holder',
  unknown: 'alert-holder-unknown',
  // A stranger's spot is the sender's own: it has no other holders to tell.
  stranger: 'alert-holder-blocked',
} as const satisfies Record<AskedKind, string>;

/** The holder's card: what happened, which spot, who asks, and one tap to answer. Never the sender's name. */
export function holderCard(view: AlertView): Outgoing {
  const { alert, speech } = view;
  const title = titleOf(view);
  const where = whereAndWhen(view);
  if (alert.state === 'closed') return card(view, [title, where, words(view)], [closing(view)], []);
  const reminder = wasReminded(view) ? speech.say('alert-holder-reminder') : null;
  const said = [mine(view), othersSaid(view), ofBorrower(view)];
  const muted = isMuted(view) ? speech.say('alert-holder-muted') : null;
  const hint = said.slice(0, 2).some(Boolean)
    ? null
    : speech.say(alert.visitor ? 'windscreen-hint' : 'alert-holder-hint');
  const shown = card(
    view,
    [reminder, title, where, whoAsks(view), isMuted(view) ? null : words(view)],
    [
      ...said,
      isSold(view) ? speech.say('plate-ask-sold', { plate: view.ownPlate ?? '' }) : null,
      guestHint(view),
      afterTenants(view),
      hint,
      muted,
    ],
    buttons(view),
  );
  const silent =
    isMuted(view) ||
    alert.visitor?.rings === 'silent' ||
    (alert.kind === 'message' && isQuiet(view.now, view.complex));
  return silent ? { ...shown, silent } : shown;
}

function titleOf(view: AlertView): RichText {
  const { alert, speech } = view;
  const { kind, senders } = alert;
  const [sender] = senders;
  if (kind === 'windscreen') return visitorAtHolder(speech, alert.visitor);
  if (alert.car && kind !== 'message') return carTitle(view, alert.car, kind === 'sos');
  if (alert.unfound) return speech.say('plate-holder-unfound-message');
  return speech.say(
    kind === 'message' && sender?.guard && !sender.fromGroup ? 'message-holder-guard' : TITLES[kind],
  );
}

/** The car as its holder wrote it down; where nobody saw the region, as it was seen. */
function carTitle({ alert, ownPlate, speech }: AlertView, { plate }: NamedCar, howls: boolean): RichText {
  if (alert.unfound) return speech.say(howls ? 'plate-holder-unfound-sos' : 'alert-holder-unknown');
  if (ownPlate !== null)
    return speech.say(howls ? 'plate-holder-sos' : 'plate-holder-blocked', { plate: ownPlate });
  return speech.say(howls ? 'plate-holder-sos-maybe' : 'plate-holder-blocked-maybe', { plate });
}

function whereAndWhen(view: AlertView): Timed | null {
  const { alert, speech, when, ownPlate } = view;
  const { car } = alert;
  if (car && !alert.unfound && alert.kind === 'message') {
    const about =
      ownPlate === null
        ? speech.say('plate-holder-message-maybe', car)
        : speech.say('plate-holder-message', { plate: ownPlate });
    return timed(view, about, alert.raisedAt);
  }
  if (alert.spot !== null)
    return timed(view, speech.say('alert-holder-spot', { spot: String(alert.spot) }), alert.raisedAt);
  return {
    at: alert.raisedAt,
    dated: speech.say('alert-holder-at', { when: when(alert.raisedAt) }),
    undated: null,
  };
}

/** Rung again since this holder last said something. */
function wasReminded({ alert, viewer }: AlertView): boolean {
  const me = alert.holders.find((holder) => holder.person === viewer);
  const rung = alert.reminders > 0 || alert.remindedByTimer;
  return (
    rung && me?.answer !== 'not mine' && alert.rungAt > (me?.answeredAt ?? me?.askedAt ?? alert.raisedAt)
  );
}

/** Why it comes to whoever owns a spot where somebody else stands. */
function afterTenants({ alert, viewer, tenants, speech }: AlertView): RichText | null {
  if (alert.visitor) return null;
  const areAsked = alert.holders.some((one) => tenants.includes(one.person));
  return areAsked && !tenants.includes(viewer) ? speech.say('tenancy-after-tenants') : null;
}

function isMuted({ alert, viewer }: AlertView): boolean {
  return alert.holders.some((holder) => holder.person === viewer && holder.muted);
}

export function whoAsks(view: AlertView): RichText | null {
  const { alert, speech } = view;
  const [sender] = waiting(alert).length > 0 ? waiting(alert) : alert.senders;
  const count = waiting(alert).length;
  if (alert.kind === 'message') return whoWrites(view);
  if (alert.visitor) return speech.say('windscreen-who');
  if (alert.kind === 'sos' && count > 1) return speech.say('alert-holder-from-neighbours', { count });
  if (sender?.fromGroup) return speech.say('alert-holder-from-group');
  if (alert.kind === 'sos') return speech.say('alert-holder-from-neighbours', { count });
  if (sender?.guard) return speech.say('alert-holder-from-guard');
  if (!sender?.spot) return speech.say('alert-holder-from-house');
  return speech.say('alert-holder-from-spot', { spot: String(sender.spot) });
}

/** The title names the guards already. */
function whoWrites({ alert, speech }: AlertView): RichText | null {
  const [sender] = alert.senders;
  if (sender?.fromGroup) return speech.say('message-from-group');
  if (sender?.guard) return null;
  if (!sender?.spot) return speech.say('message-from-house');
  return speech.say('message-from-spot', { spot: String(sender.spot) });
}

function closing({ alert, viewer, speech, when }: AlertView): RichText {
  const at = { when: when(alert.closedAt ?? alert.lastEventAt) };
  if (alert.closing === 'alarm off') return speech.say('alert-closed-alarm-off', at);
  if (alert.closing === 'wrong number') return speech.say('alert-holder-apology');
  if (alert.closing === 'taken back') return speech.say('windscreen-closed-taken-back', at);
  if (alert.closing === 'false call') return speech.say('windscreen-holder-false-call', at);
  if (alert.closing !== 'resolved') return speech.say('alert-closed-expired', at);
  // Whoever was silent, or said that it is not his car, did nothing that one could thank him for.
  const me = alert.holders.find((holder) => holder.person === viewer);
  const hasActed =
    me !== undefined && (me.doneAt !== null || (me.answer !== null && me.answer !== 'not mine'));
  return speech.say(hasActed ? 'alert-holder-closed-resolved' : 'alert-closed-resolved-only', at);
}

function mine(view: AlertView): Timed | null {
  const { alert, viewer, speech } = view;
  const me = alert.holders.find((holder) => holder.person === viewer);
  if (!me?.answer || !me.answeredAt) return null;
  if (me.doneAt) return timed(view, speech.say('alert-holder-done'), me.doneAt);
  const said =
    me.answer === 'wrote'
      ? speech.say('alert-holder-you-wrote')
      : speech.say('alert-holder-you', { answer: answerLabel(speech, me.answer) });
  return timed(view, said, me.answeredAt);
}

export function othersSaid(view: AlertView): Timed | null {
  const { alert, viewer, speech } = view;
  const rest = alert.holders.filter((holder) => holder.person !== viewer);
  const moved = rest.find((holder) => holder.doneAt);
  if (moved?.doneAt) return timed(view, speech.say('alert-holder-co-done'), moved.doneAt);
  const others = { ...alert, holders: rest };
  const newest = newestPromise(others) ?? newestAnswer(others);
  if (!newest?.answer || !newest.answeredAt) return null;
  const said =
    newest.answer === 'wrote'
      ? speech.say('alert-holder-co-wrote')
      : speech.say('alert-holder-co', { answer: answerLabel(speech, newest.answer) });
  return timed(view, said, newest.answeredAt);
}

function muteButton(view: AlertView): Button {
  const muted = isMuted(view);
  return {
    label: view.speech.plain(muted ? 'alert-button-hear' : 'alert-button-mute'),
    press: alertButtons.data({ kind: 'mute', alert: view.alert.id, muted: !muted }),
  };
}

/** Who says of his own car that it is not his has sold it, perhaps. */
function isSold({ alert, viewer, ownPlate, offered }: AlertView): boolean {
  const me = alert.holders.find((holder) => holder.person === viewer);
  return ownPlate !== null && !alert.unfound && me?.answer === 'not mine' && offered('answer alert');
}

function soldButton({ alert, speech }: AlertView): Button {
  const press = alertButtons.data({ kind: 'sold car', alert: alert.id });
  return { label: speech.plain('car-button-sold'), press };
}

/** «Ложный вызов» */
function falseCall(view: AlertView): Button[] {
  if (!view.alert.visitor) return [];
  return [actButton(view, 'false call', view.speech.plain('windscreen-button-false-call'))];
}

/** «Заменить QR» */
function replaceTag({ alert, speech, offered }: AlertView): Button[] {
  if (!alert.visitor || alert.spot === null || !offered('print own tag')) return [];
  const press = windscreenButtons.data({ kind: 'own tag', act: 'replace', spot: alert.spot });
  return [{ label: speech.plain('windscreen-button-replace'), press }];
}

export function answerButtons({ alert, speech }: AlertView): Button[][] {
  return ANSWER_ROWS.map((row) =>
    row.map((answer: OneTapAnswer): Button => {
      const press = alertButtons.data({ kind: 'answer', alert: alert.id, answer });
      return { label: answerLabel(speech, answer), press, ...(answer === 'coming' && { tone: 'good' }) };
    }),
  );
}

function buttons(view: AlertView): Button[][] {
  const { alert, viewer, speech, offered } = view;
  const rows = answerButtons(view);
  const me = alert.holders.find((holder) => holder.person === viewer);
  const promised = me?.answer && promiseOf(me.answer) !== null && !me.doneAt;
  const done = [
    ...(alert.kind === 'sos' ? [actButton(view, 'done', speech.plain('alert-button-done-sos'), 'good')] : []),
    ...((alert.kind === 'blocked' || alert.kind === 'unknown') && promised
      ? [actButton(view, 'done', speech.plain('alert-button-done-blocked'), 'good')]
      : []),
    ...(alert.visitor && promised
      ? [actButton(view, 'done', speech.plain(DONE_WITH_VISITOR[alert.visitor.reason]), 'good')]
      : []),
  ];
  const write: Button = {
    label: speech.plain('letter-answer'),
    press: alertButtons.data({ kind: 'write', alert: alert.id, part: 'holder' }),
  };
  const complain: Button = {
    label: speech.plain('alert-button-complain'),
    press: alertButtons.data({ kind: 'complain', alert: alert.id, letter: null }),
  };
  return [
    done,
    isSold(view) ? [soldButton(view)] : [],
    ...rows.slice(0, -1),
    [...(rows.at(-1) ?? []), ...(offered('write letters') && !alert.visitor ? [write] : [])],
    [...falseCall(view), ...(offered('complain') ? [complain] : [])],
    replaceTag(view),
    mayBeMuted(alert) && offered('mute neighbours') ? [muteButton(view)] : [],
  ];
}
