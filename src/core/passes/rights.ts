import type { Rights } from '../kernel/rights.ts';

export const passRights = {
  'make passes': ['resident'],
  'steer own passes': ['resident', 'banned'],
  'check passes': ['guard'],
  'answer at gate': ['resident'],
} as const satisfies Rights;
