import type { Rights } from '../kernel/rights.ts';

export const awayRights = { 'mark spots': ['resident', 'banned'] } as const satisfies Rights;
