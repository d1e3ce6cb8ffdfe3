import type { Complex } from '../../core/complexes/complex.ts';
import { quietUntil } from '../../core/complexes/quiet-hours.ts';
import type { Instant } from '../../core/kernel/time.ts';

/** Whether what can wait makes no sound at this moment. */
export function isQuiet(at: Instant, complex: Pick<Complex, 'timeZone' | 'quietHours'>): boolean {
  return quietUntil(at, complex) !== null;
}
