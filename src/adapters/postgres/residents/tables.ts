import type { GeneratedAlways } from 'kysely';
import type { StaffRole } from '../../../core/kernel/actor.ts';
import type { ClaimId, ComplexId, PersonId, SpotNumber } from '../../../core/kernel/ids.ts';
import type { NoteTopic } from '../../../core/notifications/note-topics.ts';
import type { ClaimedSpot, ClaimMessage, HolderAnswer } from '../../../core/residents/claim.ts';
import type { Defaulted, Fixed } from '../kit/columns.ts';

/** Who is who, who holds what, and how that came about. */
export type ResidentTables = {
  bots: {
    id: GeneratedAlways<number>;
    messenger: string;
    external_id: string;
    name: Defaulted<string | null>;
  };
  persons: {
    id: GeneratedAlways<PersonId>;
    display_name: string;
    language: string;
    language_chosen: Defaulted<boolean>;
    met_at: Fixed<Date>;
  };
  addresses: {
    bot_id: Fixed<number>;
    external_id: Fixed<string>;
    person_id: Fixed<PersonId>;
    chat_ref: string;
    topic: Defaulted<string | null>;
    username: string | null;
    unreachable_since: Date | null;
  };
  memberships: {
    complex_id: Fixed<ComplexId>;
    person_id: Fixed<PersonId>;
    consent_version: number;
    consented_at: Date;
    consent_asked: Defaulted<number>;
    approved_at: Date | null;
    roles: Defaulted<readonly StaffRole[]>;
    banned_until: Date | null;
    ban_reason: Defaulted<string | null>;
    notes_off: Defaulted<readonly NoteTopic[]>;
  };
  guards_seen: {
    complex_id: ComplexId;
    person_id: PersonId;
    seen_at: Date;
    told: Defaulted<boolean>;
  };
  admin_seeds: {
    complex_id: ComplexId;
    bot_id: number;
    external_id: string;
    seeded_at: Date;
    unnamed_at: Defaulted<Date | null>;
  };
  holdings: {
    complex_id: ComplexId;
    spot: SpotNumber;
    person_id: PersonId;
    since: Date;
    no_signals: Defaulted<boolean>;
    tenant_until: Defaulted<Date | null>;
    tenant_warned: Defaulted<boolean>;
  };
  claims: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<ClaimId>;
    person_id: Fixed<PersonId>;
    made_at: Fixed<Date>;
    verdict: 'approved' | 'rejected' | null;
    open: Defaulted<boolean>;
    decided_by: PersonId | null;
    decided_at: Date | null;
    digest: ClaimId | null;
    reminded_at: Date | null;
    flat: string | null;
  };
  claim_spots: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    state: ClaimedSpot['state'];
  };
  holder_questions: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    holder: Fixed<PersonId>;
    asked_at: Date;
    answer: HolderAnswer | null;
    answered_at: Date | null;
  };
  claim_messages: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    claim_id: Fixed<ClaimId>;
    author: Fixed<ClaimMessage['author']>;
    text: Fixed<string | null>;
    photo: Fixed<string | null>;
    more_photos: Fixed<readonly string[]>;
    written_at: Fixed<Date>;
  };
  spot_transfers: {
    complex_id: Fixed<ComplexId>;
    claim_id: Fixed<ClaimId>;
    spot: Fixed<SpotNumber>;
    former: Fixed<PersonId>;
    transferred_at: Fixed<Date>;
    protested_at: Date | null;
  };
  invites: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    token_hash: Fixed<Buffer>;
    spot: Fixed<SpotNumber | null>;
    made_by: Fixed<PersonId | null>;
    made_at: Fixed<Date>;
    expires_at: Fixed<Date>;
    used_at: Date | null;
    family: Fixed<boolean>;
    revoked_at: Defaulted<Date | null>;
    tenant_until: Fixed<Date | null>;
  };
  lost_spots: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    spot: Fixed<SpotNumber>;
    former: Fixed<PersonId>;
    lost_at: Fixed<Date>;
    protested_at: Date | null;
  };
};
