import type { Rights } from '../kernel/rights.ts';

export const journalRights = { 'read journal': ['admin'] } as const satisfies Rights;
