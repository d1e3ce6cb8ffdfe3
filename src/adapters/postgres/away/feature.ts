import type { Feature } from '../kit/feature.ts';
import { marks } from './marks.ts';

export const awayFeature = { repositories: { marks: ({ db }) => marks(db) } } as const satisfies Feature;
