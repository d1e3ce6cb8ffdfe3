import { leadAt, meaning, type Rule, type WaitPart } from './date-parts.ts';
import type { Token } from './date-tokens.ts';
import type { Unit } from './date-words.ts';

/** «через 2 часа», «на неделю», «3 дня», «неделя», `a week`, «1 день и 3 часа». */
export const waitRule: Rule = (tokens, at) => {
  const lead = leadAt(tokens, at);
  if (lead.has('until', 'at')) return [];
  let next = lead.next;
  let part: WaitPart = { kind: 'wait', minutes: 0, days: 0, months: 0 };
  for (let one = lengthAt(tokens, next); one; one = lengthAt(tokens, next)) {
    part = add(part, one.amount, one.unit);
    next = one.next;
  }
  const isNothing = part.minutes + part.days + part.months === 0;
  // «2 часа спустя»
  return isNothing ? [] : [{ part, next: meaning(tokens[next], 'after') ? next + 1 : next }];
};

type Length = { readonly amount: number; readonly unit: Unit; readonly next: number };

function lengthAt(tokens: readonly Token[], at: number): Length | null {
  const amount = numberOf(tokens[at]) ?? meaning(tokens[at], 'count')?.number;
  const unit = meaning(tokens[amount === undefined ? at : at + 1], 'unit');
  if (!unit || (amount === undefined && !unit.one)) return null;
  // «1,5 часа»; of longer times nobody says until when a half of them is.
  if (amount !== undefined && amount % 1 > 0 && unit.unit !== 'hours') return null;
  return { amount: amount ?? 1, unit: unit.unit, next: at + (amount === undefined ? 1 : 2) };
}

function numberOf(token: Token | undefined): number | undefined {
  if (token?.kind === 'number') return token.value;
  const isHalf =
    token?.kind === 'pair' && token.sign === '.' && token.parts.length === 2 && token.parts[1] === '5';
  return isHalf ? Number(token.parts.join('.')) : undefined;
}

function add(part: WaitPart, amount: number, unit: Unit): WaitPart {
  switch (unit) {
    case 'minutes':
      return { ...part, minutes: part.minutes + amount };
    case 'hours':
      return { ...part, minutes: part.minutes + amount * 60 };
    case 'days':
      return { ...part, days: part.days + amount };
    case 'weeks':
      return { ...part, days: part.days + amount * 7 };
    case 'months':
      return { ...part, months: part.months + amount };
  }
}
