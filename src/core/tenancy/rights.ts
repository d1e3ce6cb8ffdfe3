import type { Rights } from '../kernel/rights.ts';

export const tenancyRights = { 'let own spot': ['resident'] } as const satisfies Rights;
