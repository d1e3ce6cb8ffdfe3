import { quantile, sum, table } from './numbers.ts';
import type { Played, Timing } from './presses.ts';
import type { Statement, Trace, Unit } from './trace.ts';

/** Says what one alert costs: the way to the holder step by step, then every statement that it causes. */
export function breakDown(played: Played, trace: Trace): string {
  const ways = played.timings.map((timing) => wayOf(timing, trace)).filter((way) => way !== null);
  const steps = Object.keys(ways[0] ?? {});
  const middle = (step: string) =>
    quantile(
      ways.map((way) => way[step] ?? Number.NaN),
      0.5,
    );
  const way = steps.map((step) => [step, middle(step).toFixed(2)]);
  const start = Math.min(...played.timings.map((one) => one.pressed));
  const units = trace.units.filter((unit) => unit.start >= start && isWork(unit));
  const alerts = played.timings.length;
  return [
    `The way to the holder, ${alerts} alerts one by one, p50 in ms (statements watched, so a little slower):`,
    table([['step', 'ms'], ...way]),
    '',
    'What one alert causes in all (until its cards are drawn and settled):',
    table([['transaction', 'an alert', 'statements', 'ms'], ...byKind(units, alerts)]),
    '',
    table([['statement', 'an alert', 'ms each', 'ms an alert'], ...byLabel(units, alerts)]),
    '',
    `Bot API calls: ${Object.entries(played.calls)
      .map(([name, count]) => `${name} ${(count / alerts).toFixed(1)}`)
      .join(', ')}`,
  ].join('\n');
}

/** The loops look about them all the time; that is not what an alert causes. */
const isWork = (unit: Unit) => unit.kind !== 'other';

function wayOf(timing: Timing, { units }: Trace): Record<string, number> | null {
  if (timing.handed === null || timing.toHolder === null) return null;
  const { handed, toHolder: arrived } = timing;
  const find = (kind: Unit['kind'], chat: number | null) =>
    units.find(
      (unit) => unit.kind === kind && unit.start >= handed - 1 && (!chat || unit.chat === String(chat)),
    );
  const update = find('update', timing.press.sender);
  // Where nobody had a free hand there is a claim in its place.
  const draw = find('draw', null);
  const pace = find('pace', timing.press.holder);
  if (!update || !draw || !pace || draw.start > pace.start) return null;
  const commit = update.statements.at(-1)?.ms ?? 0;
  return {
    'answer of getUpdates → begin': update.start - handed,
    [`the update: ${update.statements.length - 1} statements`]: update.end - update.start - commit,
    'its commit': commit,
    'waking a worker': draw.start - update.end,
    [`draw: ${draw.statements.length} statements`]: draw.end - draw.start,
    'pace: 1 statement': pace.end - pace.start,
    'encode and send': arrived - pace.end + (pace.start - draw.end),
    'in all': arrived - handed,
  };
}

function byKind(units: readonly Unit[], alerts: number): string[][] {
  return [...Map.groupBy(units, ({ kind }) => kind)].map(([kind, all]) => [
    kind,
    (all.length / alerts).toFixed(1),
    (sum(all.map((unit) => unit.statements.length)) / alerts).toFixed(1),
    (sum(all.map((unit) => unit.end - unit.start)) / alerts).toFixed(1),
  ]);
}

function byLabel(units: readonly Unit[], alerts: number): string[][] {
  const statements: Statement[] = units.flatMap((unit) => unit.statements);
  return [...Map.groupBy(statements, ({ label }) => label)]
    .map(([label, all]) => ({ label, count: all.length, ms: sum(all.map(({ ms }) => ms)) }))
    .sort((a, b) => b.ms - a.ms)
    .map(({ label, count, ms }) => [
      label,
      (count / alerts).toFixed(1),
      (ms / count).toFixed(2),
      (ms / alerts).toFixed(2),
    ]);
}
