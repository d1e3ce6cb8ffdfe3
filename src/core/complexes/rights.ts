import type { Rights } from '../kernel/rights.ts';

export const complexRights = { 'change settings': ['admin'] } as const satisfies Rights;
