import {
  type AskedKind,
  type Closing,
  isAboutGuests,
  isForHelpers,
  mayStillBeReached,
  newestAnswer,
  newestPromise,
  reachesMutedOnly,
  reachesNobody,
  waiting,
  wasReached,
} from '../../core/alerts/alert.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import { join, type RichText } from '../kit/wording.ts';
import { type AlertView, actButton, card, type Timed, takenBack, timed, words } from './alert-view.ts';
import { answerLabel, hostAnswered } from './answers.ts';
import { ofBorrower } from './borrower-line.ts';
import { type CarKind, isCarKind } from './buttons.ts';
import { visitorAtHelper } from './visitor-words.ts';

const CLOSINGS = {
  resolved: 'alert-closed-resolved-only',
  'alarm off': 'alert-closed-alarm-off',
  expired: 'alert-closed-expired',
  'taken back': 'windscreen-closed-taken-back',
  'false call': 'windscreen-closed-false-call',
} as const satisfies Record<Exclude<Closing, 'wrong number'>, string>;

const TITLES = {
  blocked: 'alert-helper-blocked',
  sos: 'alert-helper-sos',
  // Nobody is called to a message.
  message: 'alert-helper-blocked',
  unknown: 'alert-helper-unknown',
  stranger: 'alert-helper-stranger',
} as const satisfies Record<AskedKind, string>;

const CAR_TITLES = {
  blocked: 'plate-helper-blocked',
  sos: 'plate-helper-sos',
  message: 'plate-helper-message',
} as const satisfies Record<CarKind, string>;

function title({ alert: { kind, spot, car, visitor }, speech }: AlertView): RichText {
  if (visitor || kind === 'windscreen') return visitorAtHelper(speech, visitor, spot);
  if (car && isCarKind(kind)) return speech.say(CAR_TITLES[kind], car);
  return speech.say(TITLES[kind], { spot: String(spot) });
}

/** The card of a guard or an admin who was called. Guards see no names. */
export function helperCard(view: AlertView): Outgoing {
  const { alert, speech, time, when } = view;
  const head = [
    title(view),
    {
      at: alert.raisedAt,
      dated: speech.say('alert-helper-since', { time: time(alert.raisedAt) }),
      undated: null,
    },
    whoAsks(view),
    view.holderNames.length > 0
      ? join(' ', [speech.say('alert-helper-holders'), join(', ', view.holderNames)])
      : null,
    // What was written is for their eyes where it was written to them.
    isForHelpers(alert) ? words(view) : null,
  ];
  if (alert.state === 'closed') {
    const at = { when: when(alert.closedAt ?? alert.lastEventAt) };
    const end =
      alert.closing === 'wrong number'
        ? takenBack(alert, speech, at)
        : speech.say(CLOSINGS[alert.closing ?? 'resolved'], at);
    return card(view, head, [end], []);
  }
  const mayAct = view.offered('take alert');
  const take =
    alert.takenBy || !mayAct ? [] : [actButton(view, 'take', speech.plain('alert-button-take'), 'good')];
  const helped =
    alert.helpedAt || !mayAct ? [] : [actButton(view, 'helped', speech.plain('alert-button-helped'))];
  const shown = card(
    view,
    head,
    [holders(view), ofBorrower(view), ...resorts(view), taken(view), done(view)],
    [[...take, ...helped]],
  );
  return isSilent(view) ? { ...shown, silent: true } : shown;
}

/** In quiet hours admins sleep while a guard is there to hear it. */
function isSilent({ alert, viewer, now, complex }: AlertView): boolean {
  const guards = alert.helpers.filter((one) => one.guard && (wasReached(one) || mayStillBeReached(one)));
  const isGuard = guards.some((guard) => guard.person === viewer);
  return !isGuard && guards.length > 0 && isQuiet(now, complex);
}

function done(view: AlertView): Timed | null {
  const { alert, speech } = view;
  return alert.helpedAt && timed(view, speech.say('alert-helper-helped'), alert.helpedAt);
}

function whoAsks({ alert, speech }: AlertView): RichText | null {
  if (alert.visitor) return speech.say('windscreen-who');
  const [sender] = waiting(alert).length > 0 ? waiting(alert) : alert.senders;
  if (sender?.fromGroup) return speech.say('alert-helper-from-group');
  if (sender?.guard) return speech.say('alert-helper-from-guard');
  if (!sender?.spot) return speech.say('alert-helper-from-house');
  return speech.say('alert-helper-from-spot', { spot: String(sender.spot) });
}

function holders(view: AlertView): RichText | Timed | null {
  const { alert, speech, heardAloud } = view;
  const moved = alert.holders.find((one) => one.doneAt);
  const newest = newestPromise(alert) ?? newestAnswer(alert);
  if (alert.withheld)
    return speech.say(alert.visitor ? 'windscreen-helper-doubted' : 'alert-helper-withheld');
  const isHost = isAboutGuests(alert);
  if (isHost && moved?.doneAt) return timed(view, speech.say('alert-host-moved'), moved.doneAt);
  if (isHost && newest?.answer && newest.answeredAt) {
    return timed(view, hostAnswered(speech, newest.answer), newest.answeredAt);
  }
  if (alert.unfound) return speech.say('plate-helper-unfound');
  if (isForHelpers(alert)) return null;
  if (moved?.doneAt) return timed(view, speech.say('alert-helper-moved'), moved.doneAt);
  if (newest?.answer && newest.answeredAt) {
    const said =
      newest.answer === 'wrote'
        ? speech.say('alert-helper-answers-wrote')
        : speech.say('alert-helper-answers', { answer: answerLabel(speech, newest.answer) });
    return timed(view, said, newest.answeredAt);
  }
  if (alert.holders.length === 0)
    return speech.say(alert.car ? 'plate-helper-left' : 'alert-helper-no-holder');
  if (reachesMutedOnly(alert))
    return speech.say(heardAloud ? 'alert-helper-muted-since' : 'alert-helper-muted');
  if (reachesNobody(alert)) return speech.say('alert-helper-unreached');
  return speech.say(alert.holders.some(wasReached) ? 'alert-helper-no-answer' : 'alert-helper-not-yet');
}

/** How to call whoever does not answer. */
function resorts({ alert, speech, resorts: shown }: AlertView): RichText[] {
  const spot = String(alert.spot);
  return shown.flatMap(({ flat, phone }) => [
    ...(flat === null ? [] : [speech.say('last-resort-helper-flat', { spot, flat })]),
    ...(phone === null ? [] : [speech.say('last-resort-helper-phone', { spot, phone })]),
  ]);
}

function taken({ alert, viewer, speech }: AlertView): RichText | null {
  if (!alert.takenBy || alert.helpedAt) return null;
  return speech.say(alert.takenBy === viewer ? 'alert-helper-you-took' : 'alert-helper-other-took');
}
