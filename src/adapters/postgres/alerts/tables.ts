import type { GeneratedAlways } from 'kysely';
import type { Alert, Closing, Reach } from '../../../core/alerts/alert.ts';
import type { Answer } from '../../../core/alerts/answers.ts';
import type { LetterPart } from '../../../core/alerts/letter.ts';
import type { AlertId, ComplexId, LetterId, PersonId, SpotNumber, TagId } from '../../../core/kernel/ids.ts';
import type { Rings, VisitReason } from '../../../core/windscreen/tag-call.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Alerts, who takes part, and what is written in them. */
export type AlertTables = {
  alerts: {
    complex_id: Fixed<ComplexId>;
    /** Asked of its sequence before the thread is decided about. */
    id: Fixed<AlertId>;
    kind: Fixed<Alert['kind']>;
    spot: Fixed<SpotNumber | null>;
    plate: Fixed<string | null>;
    plate_key: Fixed<string | null>;
    unfound: Fixed<boolean>;
    advised: boolean;
    state: Alert['state'];
    raised_at: Fixed<Date>;
    open_since: Date;
    last_event_at: Date;
    rung_at: Date;
    reminded_by_timer: boolean;
    reminders: number;
    called_at: Date | null;
    taken_by: PersonId | null;
    asked_at: Date | null;
    closed_at: Date | null;
    closing: Closing | null;
    note: Fixed<string | null>;
    note_photos: Fixed<readonly string[]>;
    withheld: Fixed<boolean>;
    helped_at: Date | null;
    owners_wait: Defaulted<boolean>;
    reason: Fixed<VisitReason | null>;
    tag_id: Fixed<TagId | null>;
    rings: Fixed<Rings | null>;
  };
  alert_parties: {
    complex_id: Fixed<ComplexId>;
    alert_id: Fixed<AlertId>;
    part: Fixed<'sender' | 'holder' | 'helper'>;
    person_id: Fixed<PersonId>;
    guard: Defaulted<boolean>;
    spot: SpotNumber | null;
    reach: Reach | null;
    phone_at: Date | null;
    answer: Answer | null;
    answered_at: Date | null;
    done_at: Date | null;
    complained_at: Date | null;
    complained_letters: Defaulted<readonly LetterId[]>;
    joined_at: Date | null;
    from_group: Defaulted<boolean>;
    muted: Defaulted<boolean>;
    unvouched: Defaulted<boolean>;
    borrower: Defaulted<boolean>;
    quota_left: number | null;
  };
  alert_letters: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<LetterId>;
    alert_id: Fixed<AlertId>;
    author: Fixed<PersonId>;
    part: Fixed<LetterPart>;
    text: Fixed<string | null>;
    photo: Fixed<string | null>;
    more_photos: Fixed<readonly string[]>;
    written_at: Fixed<Date>;
    readers: Fixed<number>;
    delivered: Defaulted<number>;
    lost: Defaulted<number>;
  };
  mutes: { complex_id: ComplexId; holder: PersonId; sender: PersonId; muted_until: Date };
};
