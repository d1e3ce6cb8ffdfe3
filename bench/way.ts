import { quantile, table } from './numbers.ts';
import type { Timing } from './presses.ts';
import type { Trace, Unit } from './trace.ts';

/**
 * From the answer of getUpdates to the holder's message. What the card is drawn from has come with the update's statements;
 * the slot is booked beside the commit, and only what is left of that then lies on the way.
 */
type Way = {
  readonly steps: Readonly<Record<string, number>>;
  /** How long before the answer to the commit the slot was asked for: negative where it was asked for after it. */
  readonly bookedAhead: number;
  readonly booking: number;
};

/** Each step as it is for half of the alerts, so that they add up to the last one only about. */
export function tellTheWay(timings: readonly Timing[], trace: Trace): string {
  const ways = timings.map((timing) => wayOf(timing, trace)).filter((way) => way !== null);
  const middle = (of: (way: Way) => number, some = ways) => quantile(some.map(of), 0.5).toFixed(2);
  const rows = Object.keys(ways[0]?.steps ?? {}).map((step) => [
    step,
    middle(({ steps }) => steps[step] ?? Number.NaN),
  ]);
  const early = ways.filter(({ bookedAhead }) => bookedAhead > 0);
  const before = early.length > 0 ? ` (${middle(({ bookedAhead }) => bookedAhead, early)} ms before it)` : '';
  return [
    `The way to the holder, ${timings.length} alerts one by one, p50 in ms (statements watched, so a little slower):`,
    table([['step', 'ms'], ...rows]),
    `The slot was asked for before the commit was answered in ${early.length} of ${ways.length}${before}, and took ${middle(({ booking }) => booking)} ms.`,
    ...(ways.length < timings.length
      ? [
          `${timings.length - ways.length} alerts took another way, or met another one on it, and are left out.`,
        ]
      : []),
  ].join('\n');
}

function wayOf({ press, handed, toHolder: arrived }: Timing, { units }: Trace): Way | null {
  if (press.kind !== 'alert' || handed === null || arrived === null) return null;
  const between = units.filter(({ start, end }) => start >= handed && end <= arrived);
  const find = (kind: Unit['kind'], chat?: number) =>
    between.findLast((unit) => unit.kind === kind && (!chat || unit.chat === String(chat)));
  const update = find('update', press.sender);
  const pace = find('pace', press.holder);
  if (!update || !pace || pace.start < update.start) return null;
  const stored = update.statements.at(-2)?.end ?? update.start;
  const booked = Math.max(update.end, pace.end);
  return {
    steps: {
      'answer of getUpdates → begin': update.start - handed,
      'the update, until its last write is answered': stored - update.start,
      'its commit, from then on': update.end - stored,
      "after the commit: the slot's rest": booked - update.end,
      'draw, encode and send': arrived - booked,
      'in all': arrived - handed,
    },
    bookedAhead: update.end - pace.start,
    booking: pace.end - pace.start,
  };
}
