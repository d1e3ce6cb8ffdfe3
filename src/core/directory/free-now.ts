import type { ComplexId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tx } from '../ports.ts';

export type FreeNow = { readonly spot: SpotNumber; readonly until: Instant; readonly hidden: boolean };

/** What holders marked free. Until «Уезжаю» is there nobody can: every held spot counts as taken. */
export async function freeNow(_tx: Tx, _complex: ComplexId, _now: Instant): Promise<readonly FreeNow[]> {
  return [];
}
