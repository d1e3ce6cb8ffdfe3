import { type Closing, newestAnswer, reachesNobody } from '../../core/alerts/alert.ts';
import type { Outgoing } from '../outgoing.ts';
import type { RichText } from '../wording.ts';
import { type AlertView, actButton, answerLabel, card } from './alert-view.ts';

const CLOSINGS = {
  resolved: 'alert-closed-resolved',
  'alarm off': 'alert-closed-alarm-off',
  'wrong number': 'alert-closed-wrong-number',
  expired: 'alert-closed-expired',
} as const satisfies Record<Closing, string>;

/** The card of a guard or an admin who was called. Guards see no names. */
export function helperCard(view: AlertView): Outgoing {
  const { alert, speech, time } = view;
  const title = alert.kind === 'sos' ? 'alert-helper-sos' : 'alert-helper-blocked';
  const head = [
    speech.say(title, { spot: String(alert.spot) }),
    speech.say('alert-helper-since', { time: time(alert.raisedAt) }),
    whoAsks(view),
    view.holderNames.length > 0
      ? speech.say('alert-helper-holders', { names: view.holderNames.join(', ') })
      : null,
  ];
  if (alert.state === 'closed') {
    const at = { time: time(alert.closedAt ?? alert.lastEventAt) };
    return card(view, head, [speech.say(CLOSINGS[alert.closing ?? 'resolved'], at)], []);
  }
  const take = alert.takenBy ? [] : [actButton(view, 'take', speech.plain('alert-button-take'), 'good')];
  return card(view, head, [holders(view), taken(view)], [take]);
}

function whoAsks({ alert, speech }: AlertView): RichText | null {
  const [sender] = alert.senders;
  if (sender?.fromGroup) return speech.say('alert-helper-from-group');
  if (sender?.guard) return speech.say('alert-helper-from-guard');
  if (!sender?.spot) return speech.say('alert-helper-from-house');
  return speech.say('alert-helper-from-spot', { spot: String(sender.spot) });
}

function holders({ alert, speech, time }: AlertView): RichText {
  const newest = newestAnswer(alert);
  if (newest?.answer && newest.answeredAt) {
    const answer = answerLabel(speech, newest.answer);
    return speech.say('alert-helper-answers', { answer, time: time(newest.answeredAt) });
  }
  if (alert.holders.length === 0) return speech.say('alert-helper-no-holder');
  return speech.say(reachesNobody(alert) ? 'alert-helper-unreached' : 'alert-helper-no-answer');
}

function taken({ alert, viewer, speech }: AlertView): RichText | null {
  if (!alert.takenBy) return null;
  return speech.say(alert.takenBy === viewer ? 'alert-helper-you-took' : 'alert-helper-other-took');
}
