import { quantile, table } from './numbers.ts';
import type { Timing } from './presses.ts';
import type { Trace, Unit } from './trace.ts';

/**
 * From the answer of getUpdates to the holder's message. Drawing is asked for behind the commit, before that is
 * answered, and the slot is booked beside it: of both only what is left then lies on the way.
 */
type Way = {
  readonly steps: Readonly<Record<string, number>>;
  /** How long before the answer to the commit each was asked for: negative where it was asked for after it. */
  readonly drawnAhead: number;
  readonly bookedAhead: number;
  readonly drawing: number;
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
  const beside = (what: string, ahead: (way: Way) => number, took: (way: Way) => number) => {
    const early = ways.filter((way) => ahead(way) > 0);
    const before = early.length > 0 ? ` (${middle(ahead, early)} ms before it)` : '';
    return `${what} was asked for before the commit was answered in ${early.length} of ${ways.length}${before}, and took ${middle(took)} ms.`;
  };
  return [
    `The way to the holder, ${timings.length} alerts one by one, p50 in ms (statements watched, so a little slower):`,
    table([['step', 'ms'], ...rows]),
    beside(
      'Drawing',
      (way) => way.drawnAhead,
      (way) => way.drawing,
    ),
    beside(
      'The slot',
      (way) => way.bookedAhead,
      (way) => way.booking,
    ),
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
  // Where nobody had a free hand there is a claim in its place.
  const draw = find('draw');
  const pace = find('pace', press.holder);
  if (!update || !draw || !pace || draw.start < update.start) return null;
  const stored = update.statements.at(-2)?.end ?? update.start;
  const woken = Math.max(update.end, draw.start);
  const drawn = Math.max(woken, draw.end);
  const booked = Math.max(drawn, pace.end);
  return {
    steps: {
      'answer of getUpdates → begin': update.start - handed,
      'the update, until its last write is answered': stored - update.start,
      'its commit, from then on': update.end - stored,
      'waking a worker': woken - update.end,
      "after the commit: drawing's rest": drawn - woken,
      "after both: the slot's rest": booked - drawn,
      'encode and send': arrived - booked,
      'in all': arrived - handed,
    },
    drawnAhead: update.end - draw.start,
    bookedAhead: update.end - pace.start,
    drawing: draw.end - draw.start,
    booking: pace.end - pace.start,
  };
}
