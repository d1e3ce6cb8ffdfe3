import type { Instant } from '../kernel/time.ts';
import type { Alert } from './alert.ts';

type Progress =
  | 'state'
  | 'raisedAt'
  | 'openSince'
  | 'lastEventAt'
  | 'rungAt'
  | 'remindedByTimer'
  | 'reminders'
  | 'calledAt'
  | 'takenBy'
  | 'advised'
  | 'helpedAt'
  | 'askedAt'
  | 'closedAt'
  | 'closing'
  | 'borrower'
  | 'ownersWait'
  | 'helpers';

/** What is true of every thread in its first moment, whoever began it: nobody has answered, helped or closed it. */
export function begunAt(now: Instant): Pick<Alert, Progress> {
  return {
    state: 'open',
    raisedAt: now,
    openSince: now,
    lastEventAt: now,
    rungAt: now,
    remindedByTimer: false,
    reminders: 0,
    calledAt: null,
    takenBy: null,
    advised: false,
    helpedAt: null,
    askedAt: null,
    closedAt: null,
    closing: null,
    borrower: null,
    ownersWait: false,
    helpers: [],
  };
}
