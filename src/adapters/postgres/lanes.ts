import type { Lane } from '../../core/notices.ts';

/** Lanes in the order in which they leave. */
export const LANES = { alert: 0, note: 1, announcement: 2 } as const satisfies Record<Lane, number>;

export function laneFrom(stored: number): Lane {
  if (stored === LANES.alert) return 'alert';
  return stored === LANES.note ? 'note' : 'announcement';
}
