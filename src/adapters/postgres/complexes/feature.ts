import type { Feature } from '../kit/feature.ts';
import { complexes } from './complexes.ts';
import { settings } from './settings.ts';

export const complexesFeature = {
  repositories: {
    complexes: ({ db }) => complexes(db),
    settings: ({ db, wake }) => settings(db, wake.introduction),
  },
} as const satisfies Feature;
