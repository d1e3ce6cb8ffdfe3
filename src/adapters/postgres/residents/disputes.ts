import type { Kysely } from 'kysely';
import type { Disputes } from '../../../core/residents/joining-ports.ts';
import type { Post } from '../kit/line.ts';
import { lockSpots } from '../kit/locks.ts';
import type { Tables } from '../tables.ts';
import { holderQuestions } from './holder-questions.ts';
import { spotTransfers } from './spot-transfers.ts';

export function disputes(db: Kysely<Tables>, post: Post): Disputes {
  return {
    lockSpots: async (complex, spots) => lockSpots(db, post, complex, spots),
    ...holderQuestions(db),
    ...spotTransfers(db),
  };
}
