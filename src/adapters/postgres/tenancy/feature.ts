import type { Feature } from '../kit/feature.ts';
import { tenancies } from './tenancies.ts';

export const tenancyFeature = {
  repositories: { tenancies: ({ db }) => tenancies(db) },
} as const satisfies Feature;
