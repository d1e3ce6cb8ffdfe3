import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** What is tried out about being told; what is switched off stands in `memberships`. */
export type NotificationTables = {
  sound_checks: {
    complex_id: Fixed<ComplexId>;
    person_id: Fixed<PersonId>;
    number: number;
    asked_at: Date;
    arrived_at: Date | null;
    heard_at: Date | null;
    outcome: 'heard' | 'silence' | 'lost' | null;
  };
  push_subscriptions: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    session_id: Fixed<number>;
    person_id: Fixed<PersonId>;
    endpoint: string;
    p256dh: string;
    auth: string;
    made_at: Date;
    last_ok_at: Defaulted<Date | null>;
  };
  push_sendings: {
    complex_id: Fixed<ComplexId>;
    notice_id: Fixed<number>;
    subscription_id: Fixed<number>;
    taken_at: Fixed<Date>;
  };
};
