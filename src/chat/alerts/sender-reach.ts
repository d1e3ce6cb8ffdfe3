import {
  type Alert,
  deadlines,
  helpersUnreached,
  isForHelpers,
  mayStillBeReached,
  newestAnswer,
  reachesMutedOnly,
  reachesNobody,
  wasReached,
} from '../../core/alerts/alert.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { type AlertView, whoOf } from './alert-view.ts';

/** Somebody held the spot, and does no longer. */
const hadHolder = (alert: Alert) => alert.openSince > alert.raisedAt;

/** How far the alert got; silent once somebody answered. */
export function reach(view: AlertView): RichText | null {
  const { alert, speech, heardAloud, holderCards, isInHouse, resorts } = view;
  const spot = String(alert.spot);
  if (alert.unfound) return unfound(alert, speech);
  if (isForHelpers(alert)) return alert.withheld ? speech.say('alert-reach-withheld') : null;
  if (alert.holders.length === 0 && resorts.length > 0 && !helpersUnreached(alert))
    return speech.say('last-resort-sender', { spot });
  if (alert.holders.length === 0) return nobodyHolds(alert, speech, isInHouse);
  if (newestAnswer(alert)) return null;
  if (reachesMutedOnly(alert)) {
    if (reachesNobody(alert)) return speech.say('alert-reach-muted-message');
    if (alert.holders.some(wasReached))
      return speech.say(heardAloud ? 'alert-reach-muted-since' : 'alert-reach-muted');
  }
  if (reachesNobody(alert)) {
    const hadIt = alert.kind !== 'message' && holderCards.some((one) => one.isShown);
    if (hadIt) return speech.say('alert-reach-lost');
    const gaveUp = alert.holders.some((holder) => holder.reach === 'given up');
    if (gaveUp) return speech.say('alert-reach-given-up');
    if (alert.holders.some((holder) => holder.reach === 'unheard')) return speech.say('alert-reach-unheard');
    return alert.car
      ? speech.say('plate-reach-unreachable')
      : speech.say('alert-reach-unreachable', { spot });
  }
  const reached = alert.holders.filter(wasReached).length;
  const total = reached + alert.holders.filter(mayStillBeReached).length;
  if (reached > 0 && alert.ownersWait) return ownersNext(view);
  if (reached > 0) return speech.say('alert-reach-delivered', { reached: String(reached), total });
  if (alert.holders.some((holder) => holder.reach === 'on phone')) return speech.say('alert-reach-on-phone');
  const delayed = alert.holders.some((holder) => holder.reach === 'delayed');
  return delayed ? speech.say('alert-reach-delayed') : speech.say('alert-reach-sending');
}

/** Whoever rents the spot has it; when whoever owns it hears of it, too. */
function ownersNext({ alert, complex, speech, time }: AlertView): RichText | null {
  const { owners } = deadlines(alert, complex.alertRules);
  return owners && speech.say('tenancy-reach', { time: time(owners) });
}

/** Who has it is said once it is true; why nobody has is the next line. */
function unfound({ helpers, calledAt }: Alert, speech: Speech): RichText {
  const told = helpers.filter(wasReached);
  if (told.length === 0 || !calledAt) return speech.say('plate-unfound-calling');
  return speech.say('plate-unfound-told', { whom: whoOf(told) });
}

function nobodyHolds(alert: Alert, speech: Speech, isInHouse: boolean): RichText {
  const spot = String(alert.spot);
  if (alert.car) return speech.say('plate-reach-left');
  if (hadHolder(alert)) return speech.say('alert-reach-left', { spot });
  // Three digits are what one remembers of the number of a car.
  if (!isInHouse && /^\d{3}$/.test(spot))
    return speech.say('spot-not-in-house', {
      spot,
      example: speech.plain('plate-example', { digits: spot }),
    });
  return speech.say('alert-reach-nobody-registered', { spot });
}

/** What the sender can do where nobody could be told: the buttons, and the telephone where those fail, too. */
export function nextStep({ alert, complex, speech, offered }: AlertView): RichText | null {
  if (alert.unfound) return advice(alert, complex, speech);
  if (!reachesNobody(alert)) return null;
  // Where somebody holds the spot, the number is not what is wrong.
  const mayBeWrong = alert.holders.length === 0 && !hadHolder(alert);
  if (alert.kind === 'message') return mayBeWrong ? speech.say('message-unreached-hint') : null;
  const number = complex.guardPhone;
  const phone = number === null ? null : speech.say('alert-guard-phone', { phone: number });
  if (!alert.calledAt) {
    const step = mayBeWrong ? 'alert-next-step' : 'alert-next-call';
    return lines(offered('steer own alert') ? speech.say(step) : null, phone);
  }
  return helpersUnreached(alert) ? phone : null;
}

/** Nobody knows whose car it is, and nobody has taken the call. */
function advice(alert: Alert, { guardPhone: phone }: AlertView['complex'], speech: Speech): RichText | null {
  const isDue = alert.advised && alert.state === 'open' && !alert.takenBy;
  const rest = isDue ? speech.say('plate-advice') : null;
  const call = phone !== null && (isDue || helpersUnreached(alert));
  return lines(call ? speech.say('alert-guard-phone', { phone }) : null, rest);
}
