import type { AskedKind } from '../../core/alerts/alert.ts';
import { promiseOf } from '../../core/alerts/answers.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { RichText } from '../kit/wording.ts';
import { type AlertView, actButton, card, type Timed, timed, words } from './alert-view.ts';
import { answerLabel } from './answers.ts';
import { alertButtons } from './buttons.ts';
import { answerButtons, othersSaid, whoAsks } from './holder-card.ts';

const TITLES = {
  blocked: 'borrower-card-blocked',
  sos: 'borrower-card-sos',
  message: 'borrower-card-message',
  // Nobody stands with permission where only guards and admins are told.
  unknown: 'borrower-card-blocked',
  stranger: 'borrower-card-blocked',
} as const satisfies Record<AskedKind, string>;

/** The card of a neighbour who stands on the spot with permission: the same news, and one tap to answer. */
export function borrowerCard(view: AlertView): Outgoing {
  const { alert, speech, isThere } = view;
  const spot = String(alert.spot);
  const kind = alert.kind === 'windscreen' ? 'blocked' : alert.kind;
  const title = timed(view, speech.say(TITLES[kind], { spot }), alert.raisedAt);
  if (alert.state === 'closed') return card(view, [title, words(view)], [closing(view)], []);
  if (!isThere) return card(view, [title], [mine(view), speech.say('borrower-card-gone', { spot })], []);
  const why = speech.say('borrower-card-why', { spot });
  const shown = card(
    view,
    [title, whoAsks(view), words(view)],
    [mine(view), othersSaid(view), alert.borrower?.answer ? null : why],
    buttons(view),
  );
  const silent = alert.borrower?.muted || (alert.kind === 'message' && isQuiet(view.now, view.complex));
  return silent ? { ...shown, silent } : shown;
}

function mine(view: AlertView): Timed | null {
  const { alert, speech } = view;
  const me = alert.borrower;
  if (me?.doneAt) return timed(view, speech.say('borrower-card-done'), me.doneAt);
  if (!me?.answer || !me.answeredAt) return null;
  const said =
    me.answer === 'wrote'
      ? speech.say('alert-holder-you-wrote')
      : speech.say('alert-holder-you', { answer: answerLabel(speech, me.answer) });
  return timed(view, said, me.answeredAt);
}

function closing({ alert, speech, when }: AlertView): RichText {
  const at = { when: when(alert.closedAt ?? alert.lastEventAt) };
  if (alert.closing === 'alarm off') return speech.say('alert-closed-alarm-off', at);
  if (alert.closing === 'wrong number') return speech.say('alert-holder-apology');
  if (alert.closing !== 'resolved') return speech.say('alert-closed-expired', at);
  const hasActed = alert.borrower?.answer != null && alert.borrower.answer !== 'not mine';
  return speech.say(hasActed ? 'alert-holder-closed-resolved' : 'alert-closed-resolved-only', at);
}

function buttons(view: AlertView): Button[][] {
  const { alert, speech, offered } = view;
  const me = alert.borrower;
  const isExpected = me?.answer != null && promiseOf(me.answer) !== null;
  const isDone = me?.doneAt !== null;
  const done =
    alert.kind === 'sos' && !isDone
      ? [actButton(view, 'done', speech.plain('alert-button-done-sos'), 'good')]
      : alert.kind === 'blocked' && isExpected && !isDone
        ? [actButton(view, 'done', speech.plain('alert-button-done-blocked'), 'good')]
        : [];
  const write: Button = {
    label: speech.plain('letter-answer'),
    press: alertButtons.data({ kind: 'write', alert: alert.id, part: 'holder' }),
  };
  const rows = answerButtons(view);
  return [done, ...rows.slice(0, -1), [...(rows.at(-1) ?? []), ...(offered('write letters') ? [write] : [])]];
}
