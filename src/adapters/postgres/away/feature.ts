import type { Feature } from '../kit/feature.ts';
import { marks, putMark, removeMark } from './marks.ts';

export const awayFeature = {
  repositories: { marks: ({ db, post }) => marks(db, post) },
  changes: {
    mark: ({ db }, complex, { mark }) => putMark(db, complex, mark),
    'no mark': ({ db }, complex, { spot }) => removeMark(db, complex, spot),
  },
} as const satisfies Feature;
