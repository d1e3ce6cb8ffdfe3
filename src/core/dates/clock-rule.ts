import { type ClockPart, leadAt, meaning, numberAt, type Part, type Rule, type Step } from './date-parts.ts';
import type { Token } from './date-tokens.ts';

/** «в 18:00», «18.30», «6 вечера», «до 20», «в 9 часов утра», «полночь», «утром», `at 6 pm`. */
export const clockRule: Rule = (tokens, at, before) => {
  const lead = leadAt(tokens, at);
  if (lead.has('after', 'for') && !lead.has('until', 'at')) return [];
  const isLed = lead.has('until', 'at');
  const token = tokens[lead.next];
  const behind = lead.next + 1;
  const afterWord = meaning(tokens[behind], 'oclock') ? behind + 1 : behind;
  if (token?.kind === 'clock') return written(tokens, afterWord, token.hour, token.minute);
  if (token?.kind === 'pair') return dotted(tokens, afterWord, token, lead.has('at'));
  const hour = numberAt(token);
  if (hour !== null) {
    const named = withWords(tokens, behind, hour, isLed);
    if (named.length > 0) return named;
    return bare(hour, behind, { isLed, twelve: lead.twelve, hasDay: before.some(isDay) });
  }
  // «в час дня», «до часу ночи»
  if (isLed && meaning(token, 'oclock')) {
    return halfAt(tokens, behind, 1, 0) ?? clock([1, 13], 0, behind);
  }
  const time = meaning(token, 'time');
  if (!time) return [];
  return clock(time.hour === 24 ? MIDNIGHTS : [time.hour], time.minute, behind);
};

/** «завтра в полночь» may be the night before that day, or the one after it. */
const MIDNIGHTS = [0, 24];

const isDay = (part: Part): boolean => part.kind === 'near' || part.kind === 'date';

function clock(hours: readonly number[], minute: number, next: number, weak = false): Step[] {
  const part: ClockPart = { kind: 'clock', hours, minute };
  const fits = hours.every((hour) => hour < 24 || (hour === 24 && minute === 0)) && minute < 60;
  return fits ? [{ part, next, weak }] : [];
}

function written(tokens: readonly Token[], behind: number, hour: number, minute: number): readonly Step[] {
  return halfAt(tokens, behind, hour, minute) ?? clock([hour], minute, behind);
}

/** «18.30»: a time where it can be no date, where a word says so, or behind a date. */
function dotted(
  tokens: readonly Token[],
  behind: number,
  { sign, parts }: Extract<Token, { kind: 'pair' }>,
  isLed: boolean,
): readonly Step[] {
  const [hour = '', minute = '', more] = parts;
  if (sign !== '.' || minute.length !== 2 || more !== undefined) return [];
  const half = halfAt(tokens, behind, Number(hour), Number(minute));
  if (half) return half;
  const isDate = Number(hour) > 0 && Number(minute) > 0 && Number(minute) < 13;
  return clock([Number(hour)], Number(minute), behind, isDate && !isLed);
}

/** «6 вечера», «18 часов», «6 часов вечера». Of «2 дня» and «завтра 2 дня» only the second is a time. */
function withWords(tokens: readonly Token[], behind: number, hour: number, isLed: boolean): readonly Step[] {
  const half = halfAt(tokens, behind, hour, 0);
  const weak = !isLed && meaning(tokens[behind], 'unit')?.unit === 'days';
  if (half) return half.map((step) => ({ ...step, weak }));
  if (!meaning(tokens[behind], 'oclock')) return [];
  return halfAt(tokens, behind + 1, hour, 0) ?? clock([hour], 0, behind + 1);
}

/** The hour that «6 вечера» or `12 am` mean; null: no such word stands there. */
function halfAt(tokens: readonly Token[], at: number, hour: number, minute: number): readonly Step[] | null {
  const half = meaning(tokens[at], 'half');
  if (!half) return null;
  const found = Array.from({ length: 12 }, (_, more) => half.from + more).find(
    (one) => one === hour || (hour <= 12 && one % 12 === hour % 12),
  );
  if (found === undefined) return [];
  const of = found % 24;
  return clock(of === 0 && minute === 0 ? MIDNIGHTS : [of], minute, at + 1);
}

type Bare = { readonly isLed: boolean; readonly twelve: boolean; readonly hasDay: boolean };

/** «до 20», «завтра 18»; «завтра 6» and `by 6` are of the morning or of the evening. */
function bare(hour: number, next: number, { isLed, twelve, hasDay }: Bare): readonly Step[] {
  if (!isLed && !hasDay) return [];
  const isTwice = (twelve || !isLed) && hour > 0 && hour <= 12;
  return clock(isTwice ? [hour, hour + 12] : [hour], 0, next);
}
