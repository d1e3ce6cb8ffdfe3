import { median, quantile, sum, table } from './numbers.ts';
import type { Played, Timing } from './presses.ts';

export type BotName = 'bare' | 'ours';

/** A leg, with the milliseconds of processor that the bot and the database server needed for it. */
export type Measured = Played & { readonly cpu: { readonly bot: number; readonly server: number } };

export type Leg = { readonly bot: BotName; readonly steady: Measured; readonly burst: Measured };

type Measure = {
  readonly name: string;
  readonly of: (leg: Leg) => number;
  readonly digits: number;
  readonly aim?: { readonly text: string; readonly met: (ratio: number) => boolean };
};

const MEASURES: readonly Measure[] = [
  {
    name: 'handed out → holder, p50, ms',
    of: (leg) => quantile(delays(leg.steady, 'handed'), 0.5),
    digits: 1,
    aim: { text: 'at most 3', met: (ratio) => ratio <= 3 },
  },
  {
    name: 'handed out → holder, p99, ms',
    of: (leg) => quantile(delays(leg.steady, 'handed'), 0.99),
    digits: 1,
  },
  { name: 'pressed → holder, p50, ms', of: (leg) => quantile(delays(leg.steady, 'pressed'), 0.5), digits: 1 },
  {
    name: 'pressed → holder, p99, ms',
    of: (leg) => quantile(delays(leg.steady, 'pressed'), 0.99),
    digits: 1,
  },
  {
    name: 'burst: committed a second',
    of: ({ burst }) => perSecond(burst, burst.confirmed ?? Number.NaN),
    digits: 0,
    aim: { text: 'at least 0.4', met: (ratio) => ratio >= 0.4 },
  },
  {
    name: 'burst: both people told, a second',
    of: ({ burst }) => perSecond(burst, Math.max(...burst.timings.map(whenTold))),
    digits: 0,
    aim: { text: 'at least 0.4', met: (ratio) => ratio >= 0.4 },
  },
  { name: 'processor of the bot, ms an alert', of: ({ burst }) => anAlert(burst, burst.cpu.bot), digits: 1 },
  {
    name: 'processor of PostgreSQL, ms an alert',
    of: ({ burst }) => anAlert(burst, burst.cpu.server),
    digits: 1,
  },
  {
    name: 'Bot API calls an alert',
    of: ({ steady }) => anAlert(steady, sum(Object.values(steady.calls))),
    digits: 1,
  },
];

/** One line a measure: the median of the legs of each bot, the spread of ours over theirs, the aim. */
export function report(legs: readonly Leg[]): string {
  const rows = MEASURES.map(({ name, of, digits, aim }) => {
    const values = (bot: BotName) => legs.filter((leg) => leg.bot === bot).map(of);
    const ratio = median(values('ours')) / median(values('bare'));
    const both = (bot: BotName) =>
      values(bot)
        .map((value) => value.toFixed(digits))
        .join(' ');
    const verdict = aim ? `${aim.text}: ${aim.met(ratio) ? 'met' : 'NOT MET'}` : '';
    return [name, both('bare'), both('ours'), ratio.toFixed(2), verdict];
  });
  const lost = legs.map(
    (leg) => [...leg.steady.timings, ...leg.burst.timings].filter((one) => !isTold(one)).length,
  );
  const warning = sum(lost) > 0 ? `\nnot told in time: ${lost.join(', ')} of a leg's alerts` : '';
  return table([['', 'bare (each leg)', 'ours (each leg)', 'ratio', 'aim'], ...rows]) + warning;
}

export function delays({ timings }: Played, since: 'pressed' | 'handed'): number[] {
  return timings.flatMap((one) => {
    const from = one[since];
    return from === null || one.toHolder === null ? [] : [one.toHolder - from];
  });
}

const isTold = (one: Timing) => one.toHolder !== null && one.toSender !== null;
const whenTold = (one: Timing) => Math.max(one.toHolder ?? Number.NaN, one.toSender ?? Number.NaN);

function perSecond({ timings }: Played, end: number): number {
  const start = Math.min(...timings.map((one) => one.pressed));
  return (timings.length / (end - start)) * 1000;
}

function anAlert({ timings }: Played, total: number): number {
  return total / timings.length;
}
