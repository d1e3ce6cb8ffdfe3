import type { SettingName } from '../complexes/settings.ts';
import type { ComplexId, PersonId, SpotNumber } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** What an admin did: meaning only, nothing that somebody typed. Whom it was about stands beside it. */
export type AuditEvent =
  | {
      readonly kind: 'claim approved' | 'claim rejected' | 'spot transferred';
      readonly spots: readonly SpotNumber[];
    }
  | {
      readonly kind:
        | 'claim asked'
        | 'admin made'
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
        | 'copy asked'
        | 'copy restored';
    }
  | { readonly kind: 'banned'; readonly until: string }
  | {
      readonly kind:
        | 'spot assigned'
        | 'spot given over'
        | 'spot freed'
        | 'holder removed'
        | 'resident invited'
        | 'resident joined';
      readonly spot: SpotNumber;
    }
  /** Null: a guard's. */
  | { readonly kind: 'link revoked'; readonly spot: SpotNumber | null }
  | { readonly kind: 'setting changed'; readonly setting: SettingName }
  | {
      readonly kind: 'spots imported';
      readonly added: number;
      readonly changed: number;
      readonly removed: number;
    };

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
