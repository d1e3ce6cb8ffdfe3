import { sql } from 'kysely';
import { after, before, days, hours } from '../../../core/kernel/time.ts';
import { ASKED_FOR } from '../../../core/passes/gate-question.ts';
import { LONGEST_PASS_HOURS } from '../../../core/passes/pass.ts';
import type { Feature } from '../kit/feature.ts';
import { happened, latest } from '../kit/moments.ts';
import { gateQuestions } from './gate-questions.ts';
import { passes } from './passes.ts';

const LONGEST_PASS = hours(LONGEST_PASS_HOURS);

/** Longer than the hour in which they are counted; the pass stays for as long as passes do. */
const QUESTIONS_KEPT = days(1);

export const passesFeature = {
  repositories: {
    passes: ({ db, secret }) => passes(db, secret),
    gateQuestions: ({ db }) => gateQuestions(db),
  },
  expired: (now) => [sql`delete from gate_questions where asked_at < ${before(now, QUESTIONS_KEPT)}`],
  retention: (complex, until) => [
    sql`
      delete from guest_passes where complex_id = ${complex}
        and (ended_at < ${until.passes} or host is null and left_at is not null)`,
  ],
  /** The gate keeps a guest who is inside, without his host. */
  eraseWords: (complex, person) => [
    sql`
      delete from guest_passes where complex_id = ${complex} and host = ${person}
        and (entered_at is null or left_at is not null)`,
  ],
  /** A pass lasts as long as it was asked for; whoever drove in can drive out. */
  bringBack: (now) => [
    sql`
      with late as (
        update guest_passes set made_at = ${happened('made_at', now)}, entered_at = ${happened('entered_at', now)},
          until = least(until - greatest(made_at - ${now}::timestamptz, interval '0'), ${after(now, LONGEST_PASS)})
        where left_at is null
          and (greatest(made_at, entered_at) > ${latest(now)} or until > ${latest(now, LONGEST_PASS)})
        returning complex_id, id
      )
      update timers t set due_at = ${now} from late
      where t.complex_id = late.complex_id and t.kind = 'pass' and t.subject_id = late.id
    `,
    sql`
      update gate_questions set asked_at = ${happened('asked_at', now)}
      where state in ('asked', 'silence', 'out of reach') and asked_at > ${latest(now)}`,
    sql`
      update timers set due_at = ${after(now, ASKED_FOR)}
      where kind = 'gate question' and due_at > ${latest(now, ASKED_FOR)}`,
  ],
} as const satisfies Feature;
