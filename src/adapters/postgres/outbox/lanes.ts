import type { Queue } from '../../../chat/kit/outbox.ts';
import type { Channel, Lane } from '../../../core/notices.ts';

/** Lanes in the order in which they leave. */
export const LANES = { alert: 0, note: 1, announcement: 2 } as const satisfies Record<Lane, number>;

export function laneFrom(stored: number): Lane {
  if (stored === LANES.alert) return 'alert';
  return stored === LANES.note ? 'note' : 'announcement';
}

/** The first and the last lane of each queue. */
export const LANES_OF = {
  prompt: [LANES.alert, LANES.note],
  announcements: [LANES.announcement, LANES.announcement],
  push: [LANES.alert, LANES.announcement],
} as const satisfies Record<Queue, readonly [number, number]>;

/** Whoever waits for a push service keeps no messenger waiting. */
export const channelOf = (queue: Queue): Channel => (queue === 'push' ? 'push' : 'messenger');
