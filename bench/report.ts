import { BOTS, type BotName } from './contestants.ts';
import type { Leg, Measured } from './leg.ts';
import { median, quantile, sum, table } from './numbers.ts';
import type { Played, Timing } from './presses.ts';
import type { Asked } from './spent.ts';

type Aim = {
  readonly text: string;
  /** Of ours (external) alone, or of its ratio to bare. */
  readonly of: 'ours' | 'ratio';
  readonly met: (value: number) => boolean;
};

type Measure = {
  readonly name: string;
  /** Null where it means nothing for that bot. */
  readonly of: (leg: Leg) => number | null;
  readonly digits: number;
  readonly aim?: Aim;
};

const ratioAtMost = (most: number): Aim => ({
  text: `ratio at most ${most}`,
  of: 'ratio',
  met: (ratio) => ratio <= most,
});
const ratioAtLeast = (least: number): Aim => ({
  text: `ratio at least ${least}`,
  of: 'ratio',
  met: (ratio) => ratio >= least,
});
const atMost = (most: number): Aim => ({
  text: `at most ${most}`,
  of: 'ours',
  met: (value) => value <= most,
});

/** What an alert costs is read where the stream was this, or at the fastest there is. */
const USUAL = 20;

/** One line a measure: the median of the legs of each bot, the ratio of ours (external) to bare, the aim. */
export function report(legs: readonly Leg[], asked: Asked | null): string {
  const rates = [...(legs[0]?.steady.keys() ?? [])];
  const usual = rates.includes(USUAL) ? USUAL : rates.at(-1);
  const measures = [...rates.flatMap(atRate), ...AT_ONCE, ...(usual === undefined ? [] : costsAt(usual))];
  const rows = [...measures, ...COSTS_AT_ONCE].map((measure) => rowOf(measure, legs));
  const watched = asked ? watchedRows(asked) : [];
  return [table([['', ...BOTS, 'ratio', 'aim'], ...rows, ...watched]), ...lost(legs)].join('\n');
}

function atRate(perSecond: number): Measure[] {
  return [0.5, 0.99].map((share) => ({
    name: `${perSecond} a second: handed out → holder, p${share * 100}, ms`,
    of: ({ steady }) => quantile(delays(steady.get(perSecond)), share),
    digits: 1,
    aim: ratioAtMost(3),
  }));
}

const AT_ONCE: readonly Measure[] = [
  {
    name: 'burst: updates committed a second',
    // Whoever takes them at once confirms them before they are stored.
    of: ({ bot, burst }) =>
      bot === 'bare concurrent' ? null : perSecond(burst, burst.confirmed ?? Number.NaN),
    digits: 0,
    aim: ratioAtLeast(0.35),
  },
  {
    name: 'burst: both people told, a second',
    of: ({ burst }) => perSecond(burst, Math.max(...burst.timings.map(whenTold))),
    digits: 0,
    aim: ratioAtLeast(0.35),
  },
  {
    name: 'menu presses answered a second',
    of: ({ menus }) => perSecond(menus, Math.max(...menus.timings.map(whenTold))),
    digits: 0,
    aim: ratioAtLeast(0.35),
  },
];

function costsAt(usual: number): Measure[] {
  const of = (cost: (played: Measured) => number) => (leg: Leg) => {
    const played = leg.steady.get(usual);
    return played ? cost(played) : null;
  };
  const name = (what: string) => `${usual} a second: ${what}`;
  return [
    { name: name('processor of the bot, ms an alert'), of: of(({ cpu }) => cpu.bot), digits: 1 },
    { name: name('processor of PostgreSQL, ms an alert'), of: of(({ cpu }) => cpu.server), digits: 1 },
    { name: name('processor of both, ms an alert'), of: of(processor), digits: 1, aim: atMost(12) },
    { name: name('WAL, kB an alert'), of: of(kilobytes), digits: 1, aim: atMost(6) },
    { name: name('Bot API calls an alert'), of: of(({ calls }) => sum(Object.values(calls))), digits: 1 },
  ].map((measure) => ({ ...measure, of: (leg) => anAlert(leg.steady.get(usual), measure.of(leg)) }));
}

const COSTS_AT_ONCE: readonly Measure[] = [
  {
    name: 'burst: processor of both, ms an alert',
    of: ({ burst }) => anAlert(burst, processor(burst)),
    digits: 1,
    aim: atMost(12),
  },
  {
    name: 'burst: WAL, kB an alert',
    of: ({ burst }) => anAlert(burst, kilobytes(burst)),
    digits: 1,
    aim: atMost(6),
  },
];

function rowOf({ name, of, digits, aim }: Measure, legs: readonly Leg[]): string[] {
  const middle = (bot: BotName) =>
    median(
      legs
        .filter((leg) => leg.bot === bot)
        .map(of)
        .filter((value) => value !== null),
    );
  const ours = middle('ours external');
  const ratio = ours / middle('bare');
  const judged = aim?.of === 'ratio' ? ratio : ours;
  return [
    name,
    ...BOTS.map((bot) => shown(middle(bot), digits)),
    shown(ratio, 2),
    aim ? verdict(aim, judged) : '',
  ];
}

function watchedRows({ statements, commits, roundTrips }: Asked): string[][] {
  const row = (what: string, value: number, aim?: Aim) => {
    const cells = BOTS.map((bot) => (bot === 'ours external' ? shown(value, 1) : NOTHING));
    return [`watched: ${what}`, ...cells, NOTHING, aim ? verdict(aim, value) : ''];
  };
  return [
    row('statements an alert', statements),
    row('commits an alert', commits),
    row('round trips an alert, until its cards are settled', roundTrips, atMost(12)),
  ];
}

const NOTHING = '–';
const shown = (value: number, digits: number) => (Number.isNaN(value) ? NOTHING : value.toFixed(digits));

function verdict({ text, met }: Aim, value: number): string {
  return Number.isNaN(value) ? text : `${text}: ${met(value) ? 'met' : 'NOT MET'}`;
}

/** Whoever was not told is in no quantile. */
function lost(legs: readonly Leg[]): string[] {
  return legs.flatMap(({ bot, steady, burst, menus }) => {
    const timings = [...steady.values(), burst, menus].flatMap((played) => played.timings);
    const count = timings.filter((one) => Number.isNaN(whenTold(one))).length;
    return count === 0 ? [] : [`${bot}: ${count} of ${timings.length} were not told in time`];
  });
}

function delays(played: Played | undefined): number[] {
  return (played?.timings ?? []).flatMap(({ handed, toHolder }) =>
    handed === null || toHolder === null ? [] : [toHolder - handed],
  );
}

/** Both people of an alert, or whoever asked for the menu. */
function whenTold({ press, toHolder, toSender }: Timing): number {
  const sender = toSender ?? Number.NaN;
  return press.kind === 'menu' ? sender : Math.max(toHolder ?? Number.NaN, sender);
}

function perSecond({ timings }: Played, end: number): number {
  const start = Math.min(...timings.map((one) => one.pressed));
  return (timings.length / (end - start)) * 1000;
}

const processor = ({ cpu }: Measured) => cpu.bot + cpu.server;
const kilobytes = ({ wal }: Measured) => wal / 1000;

function anAlert(played: Played | undefined, total: number | null): number | null {
  return played && total !== null ? total / played.timings.length : null;
}
