import type { Feature } from '../kit/feature.ts';
import { lastResorts, showResorts } from './last-resorts.ts';

export const lastResortFeature = {
  repositories: { lastResorts: ({ db }) => lastResorts(db) },
  changes: {
    'last resorts shown': ({ db, now, wake }, complex, change) => {
      wake.queued('prompt');
      return showResorts(db, complex, change, now);
    },
  },
} as const satisfies Feature;
