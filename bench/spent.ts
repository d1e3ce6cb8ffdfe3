import { sum, table } from './numbers.ts';
import type { Played } from './presses.ts';
import type { Statement, Trace, Unit } from './trace.ts';
import { tellTheWay } from './way.ts';

/** What one alert asks of the database, until its cards are settled. */
export type Asked = { readonly statements: number; readonly commits: number; readonly roundTrips: number };

export function askedBy(played: Played, trace: Trace): Asked {
  const units = unitsOf(played, trace);
  const anAlert = (of: (unit: Unit) => number) => sum(units.map(of)) / played.timings.length;
  return {
    statements: anAlert(({ statements }) => statements.length),
    commits: anAlert(({ statements }) => Number(statements.at(-1)?.label === 'commit')),
    roundTrips: anAlert(roundTrips),
  };
}

/** Statements that waited for the one before. */
export function roundTrips({ statements }: Unit): number {
  return statements.filter((one, nth) => one.start >= (statements[nth - 1]?.end ?? 0)).length;
}

/** Says what one alert costs: the way to the holder step by step, then every statement that it causes. */
export function breakDown(played: Played, trace: Trace): string {
  const units = unitsOf(played, trace);
  const alerts = played.timings.length;
  return [
    tellTheWay(played.timings, trace),
    '',
    'What one alert causes in all (until its cards are drawn and settled):',
    table([['transaction', 'an alert', 'round trips', 'statements', 'ms'], ...byKind(units, alerts)]),
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

function unitsOf({ timings }: Played, { units }: Trace): readonly Unit[] {
  const start = Math.min(...timings.map((one) => one.pressed));
  return units.filter((unit) => unit.start >= start && isWork(unit));
}

function byKind(units: readonly Unit[], alerts: number): string[][] {
  return [...Map.groupBy(units, ({ kind }) => kind)].map(([kind, all]) => [
    kind,
    (all.length / alerts).toFixed(1),
    (sum(all.map(roundTrips)) / alerts).toFixed(1),
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
