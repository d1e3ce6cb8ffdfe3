import { sql } from 'kysely';
import type { PersonId } from '../../../core/kernel/ids.ts';
import { after } from '../../../core/kernel/time.ts';
import { REMIND_CLAIM_AFTER } from '../../../core/residents/remind-claim.ts';
import type { Feature, Wake } from '../kit/feature.ts';
import { happened, latest } from '../kit/moments.ts';
import { claimTalk } from './claim-talk.ts';
import { claims } from './claims.ts';
import { disputes } from './disputes.ts';
import { guardWatch } from './guard-watch.ts';
import { invites } from './invites.ts';
import { people } from './people.ts';
import { register } from './register.ts';
import { residents } from './residents.ts';

/** Somebody may do other things than before. */
const changed = (wake: Wake) => (person: PersonId) => {
  wake.introduction();
  wake.hint('standing', [person]);
};

export const residentsFeature = {
  repositories: {
    residents: ({ db, now, wake }) => residents(db, now, changed(wake)),
    claims: ({ db }) => claims(db),
    disputes: ({ db, post }) => disputes(db, post),
    claimTalk: ({ db }) => claimTalk(db),
    invites: ({ db }) => invites(db),
    guardWatch: ({ db, now }) => guardWatch(db, now),
    register: ({ db, now, wake }) => register(db, now, changed(wake)),
    people: ({ db, wake }) => people(db, wake.introduction),
  },
  retention: (complex, until) => [
    sql`delete from invites where complex_id = ${complex} and expires_at < ${until.invites}`,
  ],
  bringBack: (now) => [
    sql`
      update claims set made_at = ${happened('made_at', now)}, reminded_at = ${happened('reminded_at', now)}
      where open and greatest(made_at, reminded_at) > ${latest(now)}
    `,
    sql`
      update guards_seen set seen_at = ${happened('seen_at', now)} where seen_at > ${latest(now)}
    `,
    sql`
      update timers set due_at = ${after(now, REMIND_CLAIM_AFTER)}
      where kind = 'claim' and due_at > ${latest(now, REMIND_CLAIM_AFTER)}
    `,
  ],
} as const satisfies Feature;
