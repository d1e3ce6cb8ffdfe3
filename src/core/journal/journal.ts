import type { SettingName, SettingValue } from '../complexes/settings.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/**
 * What an admin did: meaning only, and of what somebody typed the house's own settings and labels. Whom it was about
 * stands beside it.
 */
export type AuditEvent =
  | {
      readonly kind: 'claim approved' | 'claim rejected' | 'spot transferred';
      readonly spots: readonly SpotNumber[];
    }
  | {
      readonly kind:
        | 'claim asked'
        | 'admin made'
        | 'admin named'
        | 'admin unnamed'
        | 'admin removed'
        | 'guard removed'
        | 'ban lifted'
        | 'guard invited'
        | 'guard joined'
        | 'group linked'
        | 'group unlinked'
        | 'spots exported'
        | 'announced'
        | 'announcement called off'
        | 'silent reminded'
        | 'copy asked'
        | 'copy restored'
        | 'car confirmed'
        | 'car refused'
        | 'car removed';
    }
  /** `from`: when a ban that was moved would have ended. */
  | { readonly kind: 'banned'; readonly until: string; readonly from?: string }
  | {
      readonly kind:
        | 'spot assigned'
        | 'spot given over'
        | 'spot freed'
        | 'holder removed'
        | 'resident invited'
        | 'resident joined'
        | 'last resort entered'
        | 'last resort removed'
        | 'last resort shown'
        | 'tag replaced'
        | 'joined by strip'
        /** A holder made a link for his family; somebody came in by it. */
        | 'family invited'
        | 'family joined'
        | 'tenant joined'
        | 'tenancy ended';
      readonly spot: SpotNumber;
    }
  /** To the holders of so many. */
  | { readonly kind: 'announced to spots'; readonly count: number }
  /** So many were guards until then; so many strips were printed, or taken back. */
  | { readonly kind: 'guards changed' | 'strips printed' | 'strips revoked'; readonly count: number }
  /** Null: a guard's. */
  | { readonly kind: 'link revoked'; readonly spot: SpotNumber | null }
  /** A telephone is masked. 0.1.0 kept no values. */
  | {
      readonly kind: 'setting changed';
      readonly setting: SettingName;
      readonly from?: SettingValue;
      readonly to?: SettingValue;
    }
  | {
      readonly kind: 'spots imported';
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
      /** The first of those that stand elsewhere now; 0.1.0 kept none. */
      readonly labels?: readonly LabelChange[];
    };

export type LabelChange = {
  readonly spot: SpotNumber;
  readonly from: SpotLabel;
  readonly to: SpotLabel;
};

/** Section, row and column. */
export type SpotLabel = readonly [section: string | null, row: string | null, column: number | null];

export type JournalEntry = {
  readonly at: Instant;
  /** Null: the program itself, or somebody who is forgotten. */
  readonly by: PersonId | null;
  readonly about: PersonId | null;
  readonly event: AuditEvent;
};

export type Journal = {
  readonly note: (
    complex: ComplexId,
    by: PersonId | null,
    event: AuditEvent,
    at: Instant,
    about?: PersonId,
  ) => Promise<void>;
  /** Newest first. */
  readonly page: (complex: ComplexId, skip: number, most: number) => Promise<readonly JournalEntry[]>;
  readonly count: (complex: ComplexId) => Promise<number>;
};
