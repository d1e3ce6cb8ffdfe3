import type { Alert } from '../alerts/alert.ts';
import type { Change } from '../changes.ts';
import type { ShownResort } from './last-resort.ts';

/**
 * What guards and admins are shown when they are called: of the holders who have not said that it is not their car,
 * and of the spot. It goes with its telling and its line in the journal, or not at all.
 */
export function showResorts(alert: Alert): readonly Change[] {
  const { id, kind, spot, withheld, holders, helpers } = alert;
  // Where nobody could be called nothing is shown.
  const calls = kind === 'blocked' || kind === 'sos' || kind === 'windscreen';
  if (spot === null || withheld || helpers.length === 0 || !calls) return [];
  const owners = holders.filter((one) => one.answer !== 'not mine').map((one) => one.person);
  return [{ kind: 'last resorts shown', alert: id, spot, owners }];
}

/** Those that still count: whoever says afterwards that it is not his car, or has left, is called no more. */
export function stillShown(alert: Alert, shown: readonly ShownResort[]): readonly ShownResort[] {
  if (alert.state === 'closed') return [];
  const meant = alert.holders.filter((one) => one.answer !== 'not mine').map((one) => one.person);
  return shown.filter(({ person }) => person === null || meant.includes(person));
}
