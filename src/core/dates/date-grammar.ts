import { clockRule } from './clock-rule.ts';
import type { ClockPart, DayPart, Part, Rule, WaitPart, WeekdayPart } from './date-parts.ts';
import type { Token } from './date-tokens.ts';
import { dayRule, loneRule, weekdayRule } from './day-rule.ts';
import { waitRule } from './wait-rule.ts';

/** One way to understand all the words of a text; each part is named at most once. */
export type Meant = {
  readonly day: DayPart | null;
  readonly weekday: WeekdayPart | null;
  readonly clock: ClockPart | null;
  readonly wait: WaitPart | null;
  /** Nobody would say it so; worth offering where the better reading is over. */
  readonly weak: boolean;
};

const RULES: readonly Rule[] = [dayRule, weekdayRule, clockRule, waitRule, loneRule];

/** Every way to understand the words. Three parts at most go together, so the ways are few. */
export function waysToRead(tokens: readonly Token[]): readonly Meant[] {
  const found: Meant[] = [];
  const walk = (at: number, parts: readonly Part[], weak: boolean): void => {
    const meant = together(parts, weak);
    if (!meant) return;
    if (at === tokens.length) {
      if (parts.length > 0) found.push(meant);
      return;
    }
    for (const rule of RULES) {
      for (const step of rule(tokens, at, parts)) {
        const isWeak = step.weak === true && !parts.some(({ kind }) => kind !== 'clock');
        walk(step.next, [...parts, step.part], weak || isWeak);
      }
    }
  };
  walk(0, [], false);
  return found;
}

/** Null: these do not go together, as two days or two times. */
function together(parts: readonly Part[], weak: boolean): Meant | null {
  const meant: { -readonly [K in keyof Meant]: Meant[K] } = {
    day: null,
    weekday: null,
    clock: null,
    wait: null,
    weak,
  };
  for (const part of parts) {
    if (part.kind === 'weekday') {
      if (meant.weekday) return null;
      meant.weekday = part;
    } else if (part.kind === 'clock') {
      if (meant.clock) return null;
      meant.clock = part;
    } else if (part.kind === 'wait') {
      if (meant.wait) return null;
      meant.wait = part;
    } else {
      if (meant.day) return null;
      meant.day = part;
    }
  }
  const { day, weekday, clock, wait } = meant;
  const isRival = wait !== null && (day !== null || weekday !== null || (clock !== null && wait.minutes > 0));
  return isRival ? null : meant;
}
