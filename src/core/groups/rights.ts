import type { Rights } from '../kernel/rights.ts';

export const groupRights = { 'link groups': ['admin'] } as const satisfies Rights;
