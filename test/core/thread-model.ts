import type { OneTapAnswer } from '../../src/core/alerts/answers.ts';

/** Boris and Galya hold the spot, Anna asks. */
export type HolderName = 'boris' | 'galya';
export const HOLDERS: readonly HolderName[] = ['boris', 'galya'];

/** What somebody does, or what the messenger tells. */
export type AuditEvent =
  | { readonly kind: 'answer'; readonly holder: HolderName; readonly answer: OneTapAnswer | 'wrote' }
  | { readonly kind: 'done'; readonly holder: HolderName }
  | { readonly kind: 'reach'; readonly holder: HolderName; readonly reached: boolean }
  /** A neighbour who stands there with permission says something, or is done. */
  | { readonly kind: 'borrower'; readonly says: OneTapAnswer | 'done' }
  | { readonly kind: 'remind' | 'call' | 'resolve' | 'wrong number' | 'said' | 'take' | 'helped' };

/** What other people notice: a sound, a call, the end. `at` in minutes. */
export type Seen = {
  readonly at: number;
  readonly what: 'holders rung' | 'sender asked' | 'helpers called' | 'taken' | 'helped' | 'closed';
};

type Holder = {
  reach: 'pending' | 'yes' | 'no';
  answer: OneTapAnswer | 'wrote' | null;
  at: number;
  done: boolean;
};

/** How long an answer asks the sender to wait, as docs/product.md §2 says; null: it is no answer. */
const PROMISED = { coming: 5, 'in 5 minutes': 5, 'in 15 minutes': 15, wrote: 10, 'not mine': null } as const;

/**
 * The thread as docs/product.md tells it, minute by minute and in the plainest way: no deadlines, no effects, nothing shared
 * with thread.ts. What both see must be the same.
 */
export function createModel() {
  const seen: Seen[] = [];
  const holders = new Map<HolderName, Holder>(
    HOLDERS.map((name) => [name, { reach: 'pending', answer: null, at: 0, done: false }]),
  );
  let minute = 0;
  let closed = false;
  let openSince = 0;
  let rungAt = 0;
  let lastEvent = 0;
  let remindedByItself = false;
  let reminders = 0;
  let called = false;
  let taken = false;
  let helped = false;
  let askedAt = -1;
  let borrowed: OneTapAnswer | 'done' | null = null;

  const all = () => [...holders.values()];
  const promising = () => all().filter((one) => one.answer !== null && PROMISED[one.answer] !== null);
  const isAnswered = () => promising().length > 0;
  const canRing = () => all().some((one) => one.reach === 'yes' && one.answer !== 'not mine');
  const mayAct = () =>
    all().some((one) => one.answer !== 'not mine' && (one.answer !== null || one.reach !== 'no'));
  const see = (what: Seen['what']) => void seen.push({ at: minute, what });

  const ring = () => {
    rungAt = minute;
    see('holders rung');
  };
  const call = () => {
    called = true;
    see('helpers called');
  };
  const close = () => {
    closed = true;
    see('closed');
  };
  /** Until when the newest promise that is not kept yet asks to wait. */
  const promisedUntil = () => {
    const open = promising().filter((one) => !one.done);
    const newest = open.toSorted((a, b) => b.at - a.at)[0];
    return newest?.answer ? newest.at + (PROMISED[newest.answer] ?? 0) : null;
  };

  /** What happens by itself in this minute. */
  const itself = () => {
    if (closed) return;
    if (minute >= lastEvent + 120) return close();
    if (!isAnswered()) {
      if (!called && minute >= openSince + 10) call();
      if (!remindedByItself && canRing() && minute >= Math.max(openSince, rungAt) + 5) {
        remindedByItself = true;
        ring();
      }
      return;
    }
    const until = promisedUntil();
    if (until !== null && minute >= until + 2 && askedAt < until) {
      askedAt = minute;
      see('sender asked');
    }
  };

  const answer = (holder: Holder, said: OneTapAnswer | 'wrote') => {
    if (said !== 'wrote' && holder.answer === said && !holder.done) return;
    // Words after «Готово» undo nothing.
    if (said === 'wrote' && holder.done) {
      lastEvent = minute;
      return;
    }
    const before = isAnswered();
    Object.assign(holder, { answer: said, at: minute, done: false, reach: 'yes' });
    lastEvent = minute;
    if (PROMISED[said] !== null) {
      askedAt = -1;
    } else if (before && !isAnswered()) {
      // The promise is taken back: everything begins anew.
      openSince = minute;
      remindedByItself = false;
    }
    // Whoever promised before he blocked the bot is on the way all the same.
    const reached = all().filter((one) => one.reach === 'yes' || (one.answer && PROMISED[one.answer]));
    if (said === 'not mine' && !called && reached.every((one) => one.answer === 'not mine')) call();
  };

  const act = (deed: AuditEvent) => {
    if (deed.kind === 'reach') {
      const holder = holders.get(deed.holder);
      if (!holder) return;
      const [had, could] = [holder.reach === 'yes', mayAct()];
      if (had && closed) return;
      if (deed.reached && !all().some((one) => one.reach === 'yes') && !closed) rungAt = minute;
      holder.reach = deed.reached ? 'yes' : 'no';
      // Blocked the bot with the alert in it, and nobody else may come: help is called at once.
      if (!closed && had && could && !mayAct() && !called) call();
      return;
    }
    if (closed) return;
    if (deed.kind === 'borrower') {
      const isFirst = deed.says === 'done' ? borrowed !== null && borrowed !== 'not mine' : true;
      if (deed.says === borrowed || !isFirst) return;
      borrowed = deed.says;
      lastEvent = minute;
      // The sender looks for himself; nobody of the holders has said anything.
      if (deed.says === 'done') see('sender asked');
      return;
    }
    if (deed.kind === 'answer' || deed.kind === 'done') {
      const holder = holders.get(deed.holder);
      if (!holder) return;
      if (deed.kind === 'answer') return answer(holder, deed.answer);
      if (holder.answer === null || PROMISED[holder.answer] === null || holder.done) return;
      holder.done = true;
      askedAt = minute;
      lastEvent = minute;
      return see('sender asked');
    }
    const isHelper = deed.kind === 'take' || deed.kind === 'helped';
    if (isHelper && !called) return;
    if (deed.kind === 'wrong number' && all().some((one) => one.answer !== null)) return;
    if (deed.kind === 'call' && called) return;
    if (deed.kind === 'take' && taken) return;
    if (deed.kind === 'helped' && helped) return;
    if (deed.kind === 'remind' && (reminders === 3 || !canRing() || minute < rungAt + 5)) return;
    lastEvent = minute;
    if (deed.kind === 'call') call();
    if (deed.kind === 'resolve' || deed.kind === 'wrong number') close();
    if (deed.kind === 'remind') {
      reminders += 1;
      ring();
    }
    if (deed.kind === 'take' || (deed.kind === 'helped' && !taken)) taken = true;
    if (deed.kind === 'take') see('taken');
    if (deed.kind === 'helped') {
      helped = true;
      askedAt = minute;
      see('helped');
      see('sender asked');
    }
  };

  return {
    seen,
    act,
    /** Lets minutes pass, one by one; what the last deed made due at once happens first. */
    pass: (minutes: number) => {
      itself();
      for (let one = 0; one < minutes; one += 1) {
        minute += 1;
        itself();
      }
    },
    state: () => (closed ? 'closed' : isAnswered() ? 'answered' : 'open'),
  };
}
