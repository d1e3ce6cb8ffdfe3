import { sql } from 'kysely';
import { before, hours } from '../../../core/kernel/time.ts';
import { ASK_AGAIN_AFTER } from '../../../core/residents/dispute.ts';
import type { Feature } from '../kit/feature.ts';
import { privacy } from './privacy.ts';

export const privacyFeature = {
  repositories: { privacy },
  retention: (complex, _, now) => [
    sql`delete from erasure_marks where complex_id = ${complex} and banned_until <= ${now} and not seeded`,
    sql`delete from claim_marks where complex_id = ${complex}
        and (marked_at <= ${before(now, ASK_AGAIN_AFTER)} or holder is null and marked_at <= ${before(now, hours(24))})`,
  ],
} as const satisfies Feature;
