import {
  type Alert,
  helpersUnreached,
  mayStillBeReached,
  newestAnswer,
  newestPromise,
  wasReached,
} from '../../core/alerts/alert.ts';
import { namesOf } from '../kit/named.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { whoOf } from './alert-view.ts';
import { ANSWER_WORDS } from './answers.ts';

/** The number of a car stands in what its author wrote; whose it is nobody is told. */
function inGroup({ spot, car }: Alert, speech: Speech) {
  const names = namesOf(speech, { spot, plate: car?.plate ?? null });
  return car ? { ...names, of: speech.plain('named-car-of-group') } : names;
}

/** Guards and admins have it, or will: which of them is said once it is true. */
function unfoundLine(alert: Alert, speech: Speech): RichText | null {
  const told = alert.helpers.filter(wasReached);
  if (told.length > 0) return speech.say('plate-unfound-told', { whom: whoOf(told) });
  return helpersUnreached(alert) ? speech.say('plate-group-unfound-nobody') : null;
}

/**
 * The one line that the group has of a thread: never a name, never a cause. Null while nothing is known and nothing
 * stands there yet: the group hears once, of what is true.
 */
export function groupLine(alert: Alert, speech: Speech, shownBefore: boolean): RichText | null {
  const spot = inGroup(alert, speech);
  if (alert.unfound && alert.state !== 'closed') return unfoundLine(alert, speech);
  if (alert.closing === 'alarm off') return speech.say('group-line-alarm-off', spot);
  if (alert.closing === 'resolved' && alert.holders.some(wasReached))
    return speech.say('group-line-resolved', spot);
  const answered = newestPromise(alert) ?? newestAnswer(alert);
  if (alert.holders.some((holder) => holder.doneAt)) return speech.say('group-line-done', spot);
  if (answered?.answer) return speech.say(ANSWER_WORDS[answered.answer].group, spot);
  if (alert.holders.some(wasReached)) return speech.say('group-line-delivered', spot);
  if (!alert.holders.some(mayStillBeReached)) return speech.say('group-line-unreached', spot);
  if (alert.holders.some((holder) => holder.reach === 'delayed'))
    return speech.say('group-line-delayed', spot);
  return shownBefore ? speech.say('group-line-sending') : null;
}
