import { type DayPart, leadAt, meaning, numberAt, type Rule, type Step } from './date-parts.ts';
import type { Token } from './date-tokens.ts';

/** «завтра», «25 декабря 2026 г.», `Dec 25`, «25.12», «2026-12-25», «25-го». */
export const dayRule: Rule = (tokens, at) => {
  const lead = leadAt(tokens, at);
  if (lead.has('after')) return [];
  const here = lead.next;
  const token = tokens[here];
  const near = meaning(token, 'near');
  if (near) return [{ part: { kind: 'near', days: near.number }, next: here + 1 }];
  if (token?.kind === 'full date') {
    const { year, month, day } = token;
    return withYearWord(tokens, { kind: 'date', day, month, year }, here + 1);
  }
  if (token?.kind === 'pair') return paired(tokens, here + 1, token, lead.has('at'));
  const month = meaning(token, 'month');
  if (month) return dayAt(tokens, here + 1).flatMap(({ day, next }) => date(tokens, day, month.number, next));
  return dayAt(tokens, here).flatMap(({ day, next, isOrdinal }) => {
    const named = meaning(tokens[next], 'month');
    if (named) return date(tokens, day, named.number, next + 1);
    // «до 25» is no hour any more.
    const isMeant = isOrdinal || (lead.has('until') && day > 24);
    return isMeant ? [{ part: { kind: 'day of month', day } as const, next }] : [];
  });
};

/** «в пятницу», «в эту субботу», `next Friday`. */
export const weekdayRule: Rule = (tokens, at) => {
  const lead = leadAt(tokens, at);
  if (lead.has('after')) return [];
  const which = meaning(tokens[lead.next], 'this')
    ? 'this'
    : meaning(tokens[lead.next], 'next')
      ? 'next'
      : 'any';
  const here = which === 'any' ? lead.next : lead.next + 1;
  const day = meaning(tokens[here], 'weekday');
  return day ? [{ part: { kind: 'weekday', weekday: day.number, which }, next: here + 1 }] : [];
};

/** Nothing but a number: a day of the month or an hour. */
export const loneRule: Rule = (tokens, at) => {
  const number = numberAt(tokens[at]);
  if (tokens.length !== 1 || number === null || number === 0 || number > 31) return [];
  const day: Step = { part: { kind: 'day of month', day: number }, next: at + 1 };
  const hour: Step = { part: { kind: 'clock', hours: [number], minute: 0 }, next: at + 1 };
  return number > 24 ? [day] : [day, hour];
};

type Day = { readonly day: number; readonly next: number; readonly isOrdinal: boolean };

/** «25», «25-го»: a day of some month. */
function dayAt(tokens: readonly Token[], at: number): readonly Day[] {
  const day = numberAt(tokens[at]);
  if (day === null) return [];
  const isOrdinal = meaning(tokens[at + 1], 'ordinal') !== null;
  return [{ day, next: at + (isOrdinal ? 2 : 1), isOrdinal }];
}

function date(tokens: readonly Token[], day: number, month: number, next: number): readonly Step[] {
  const token = tokens[next];
  const isYear = token?.kind === 'number' && token.digits === 4;
  if (isYear) return withYearWord(tokens, { kind: 'date', day, month, year: token.value }, next + 1);
  return [{ part: { kind: 'date', day, month, year: null }, next }];
}

function paired(
  tokens: readonly Token[],
  next: number,
  { sign, parts }: Extract<Token, { kind: 'pair' }>,
  isLed: boolean,
): readonly Step[] {
  const [first = 0, second = 0, third] = parts.map(Number);
  const isTime = sign === '.' && third === undefined && parts[1]?.length === 2 && first < 24 && second < 60;
  // «18.30» is no date; «в 20.11» is none either.
  if (isTime && (isLed || first === 0 || second === 0 || second > 12)) return [];
  // Americans write the month first; only where no other reading is left.
  const isAmerican = sign === '/' && second > 12;
  const [day, month] = isAmerican ? [second, first] : [first, second];
  const year = third === undefined ? null : third < 100 ? 2000 + third : third;
  return withYearWord(tokens, { kind: 'date', day, month, year }, next);
}

function withYearWord(tokens: readonly Token[], part: DayPart, next: number): readonly Step[] {
  return [{ part, next: meaning(tokens[next], 'year') ? next + 1 : next }];
}
