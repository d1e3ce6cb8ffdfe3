import type { AlertView } from '../../src/chat/alerts/alert-view.ts';
import { clockTime } from '../../src/chat/kit/house-time.ts';
import type { Action } from '../../src/chat/kit/offers.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { saidWhen } from '../../src/chat/kit/said-when.ts';
import { speak } from '../../src/chat/kit/update-context.ts';
import type { Alert } from '../../src/core/alerts/alert.ts';
import { AT_FIRST, type Complex } from '../../src/core/complexes/complex.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { after, minutes } from '../../src/core/kernel/time.ts';
import { start } from '../core/an-alert.ts';
import { words } from '../support/words.ts';

export const speech = speak(words, 'ru');
/** 22:46, before quiet hours; an hour later it is night. */
export const now = after(start, minutes(10));
export const night = after(start, minutes(60));
export const boris = personId(2);

const HOUSE: Complex = {
  id: complexId(1),
  name: 'Двор',
  timeZone: 'Europe/Moscow',
  guardPhone: '112-45',
  botContact: null,
  ...AT_FIRST,
};

type Seen = Partial<AlertView> & {
  /** What the viewer may not do. */
  readonly not?: readonly Action[];
};

/** A thread in the eyes of Борис, who may do everything and has nothing to know beside it. */
export function aView(alert: Alert, { not = [], ...seen }: Seen = {}): AlertView {
  const at = seen.now ?? now;
  return {
    alert,
    complex: HOUSE,
    viewer: boris,
    part: 'holder',
    speech,
    now: at,
    time: (moment) => clockTime(moment, at, HOUSE.timeZone, 'ru'),
    when: (moment) => saidWhen(moment, at, HOUSE.timeZone, speech),
    ownPlate: null,
    isInHouse: true,
    otherSpots: false,
    offered: (action) => !not.includes(action),
    isThere: true,
    tenants: [],
    heardAloud: false,
    viewerHelps: false,
    asking: [],
    holderCards: [],
    photosLost: false,
    lastUntil: null,
    holderNames: [],
    resorts: [],
    mark: null,
    guests: [],
    isSenders: false,
    ...seen,
  };
}

/** Its text and, below, what may be pressed. */
export const reads = ({ text, buttons = [] }: Outgoing): string =>
  [text.text, ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '))].join('\n');
