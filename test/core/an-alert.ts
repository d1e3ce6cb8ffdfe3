import assert from 'node:assert/strict';
import type { Alert, Holder } from '../../src/core/alerts/alert.ts';
import { alertId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';

/** 22:36 in Moscow. */
export const start = new Date('2026-11-22T19:36:00Z');
export const anna = personId(1);

/** Анна of spot 12 is blocked in by spot 45: raised just now, nobody told yet. */
export function anAlert(different: Partial<Alert>): Alert {
  return {
    complex: complexId(1),
    id: alertId(1),
    kind: 'blocked',
    spot: spotNumber(45) ?? assert.fail(),
    state: 'open',
    raisedAt: start,
    openSince: start,
    lastEventAt: start,
    rungAt: start,
    remindedByTimer: false,
    reminders: 0,
    calledAt: null,
    takenBy: null,
    helpedAt: null,
    askedAt: null,
    closedAt: null,
    closing: null,
    note: { text: null, photos: [] },
    car: null,
    unfound: false,
    advised: false,
    withheld: false,
    visitor: null,
    senders: [
      {
        person: anna,
        spot: spotNumber(12),
        guard: false,
        fromGroup: false,
        joinedAt: start,
        doneAt: null,
        left: null,
      },
    ],
    holders: [],
    borrower: null,
    ownersWait: false,
    helpers: [],
    ...different,
  };
}

/** A holder who has not answered. */
export const aHolder = (person: Holder['person'], reach: Holder['reach']): Holder => {
  return { person, reach, answer: null, answeredAt: null, doneAt: null, muted: false };
};
