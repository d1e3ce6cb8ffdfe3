import type { Kysely } from 'kysely';
import type { Disputes } from '../../../core/residents/joining-ports.ts';
import { lockSpots } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { holderQuestions } from './holder-questions.ts';
import { spotTransfers } from './spot-transfers.ts';

export function disputes(db: Kysely<Tables>): Disputes {
  return {
    lockSpots: (complex, spots) => lockSpots(db, complex, spots),
    ...holderQuestions(db),
    ...spotTransfers(db),
  };
}
