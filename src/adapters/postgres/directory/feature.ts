import type { Feature } from '../kit/feature.ts';
import { directory } from './directory.ts';

export const directoryFeature = {
  repositories: { directory: ({ db }) => directory(db) },
} as const satisfies Feature;
