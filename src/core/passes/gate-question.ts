import type { ComplexId, GateQuestionId, PassId, PersonId, SpotNumber } from '../kernel/ids.ts';
import { after, hours, type Instant, isDue, minutes } from '../kernel/time.ts';

export const CALLERS = ['taxi', 'courier', 'guest', 'other'] as const;

/** Who stands at the gate; `other`: only the guard's own words say it. */
export type Caller = (typeof CALLERS)[number];

export type GateQuestionState =
  | 'asked'
  /** Three minutes without an answer: the guard was told. One that comes now still counts. */
  | 'silence'
  /** It reached none of those who were asked. */
  | 'out of reach'
  | 'let in'
  | 'not expected'
  /** Nobody stands there any more, or it was asked anew. */
  | 'over';

/** «Спросить жителя»: what the holders of a spot are asked about whoever stands at the gate. */
export type GateQuestion = {
  readonly complex: ComplexId;
  readonly id: GateQuestionId;
  readonly spot: SpotNumber;
  readonly askedBy: PersonId;
  readonly caller: Caller;
  /** Who has come, in the guard's words. */
  readonly guest: string;
  readonly askedAt: Instant;
  /** How many were asked, and how many of them it did not reach. */
  readonly asked: number;
  readonly lost: number;
  readonly state: GateQuestionState;
  /** Null: nobody has answered, or whoever did is forgotten. */
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Instant | null;
  /** By which whoever stood there was let in. */
  readonly pass: PassId | null;
};

export type GateAnswer = Extract<GateQuestionState, 'let in' | 'not expected'>;

/** The guard is told that nobody has answered. */
export const ANSWERED_WITHIN = minutes(3);
/** Nobody stands at the gate any longer. */
export const ASKED_FOR = minutes(15);
/** How long whoever was let in may stay, unless it is extended. */
export const LET_IN_FOR_HOURS = 2;

/** A spot's holders are asked no more often: whoever stands there is nobody whom they expect. */
export const MOST_OF_A_SPOT = 6;
export const SPOT_WINDOW = hours(1);

/** Whether an answer still counts. */
export function isAnswerable({ state, askedAt }: GateQuestion, now: Instant): boolean {
  return isOpen(state) && !isDue(after(askedAt, ASKED_FOR), now);
}

export function isOpen(state: GateQuestionState): boolean {
  return state === 'asked' || state === 'silence' || state === 'out of reach';
}

/** When it has to be looked at next; null: it is over. */
export function nextGateLook({ state, askedAt }: GateQuestion): Instant | null {
  if (!isOpen(state)) return null;
  return after(askedAt, state === 'asked' ? ANSWERED_WITHIN : ASKED_FOR);
}

/** What has become of it by now, if nobody presses. */
export function byNow(question: GateQuestion, now: Instant): GateQuestionState {
  const { state, askedAt } = question;
  if (!isOpen(state)) return state;
  if (isDue(after(askedAt, ASKED_FOR), now)) return 'over';
  return state === 'asked' && isDue(after(askedAt, ANSWERED_WITHIN), now) ? 'silence' : state;
}

/** One of those who were asked has not got it. */
export function withLost(question: GateQuestion): GateQuestion {
  const lost = question.lost + 1;
  const isUnheard = question.state === 'asked' && lost >= question.asked;
  return { ...question, lost, ...(isUnheard && { state: 'out of reach' }) };
}
