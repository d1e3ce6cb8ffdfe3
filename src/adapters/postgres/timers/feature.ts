import type { Feature } from '../kit/feature.ts';
import { timers } from './timers.ts';

export const timersFeature = {
  repositories: { timers: ({ db, wake }) => timers(db, wake.timers) },
} as const satisfies Feature;
