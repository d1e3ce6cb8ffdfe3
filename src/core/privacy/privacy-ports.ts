import type { AlertId, ClaimId, ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant, Lately } from '../kernel/time.ts';
import type { KeptUntil } from './retention.ts';

/** What can stand in a JSON document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Everything that somebody entered and did, by kind; other people are a spot or a neighbour. */
export type MyData = { readonly [section: string]: readonly Json[] };

export type Privacy = {
  readonly mine: (complex: ComplexId, person: PersonId) => Promise<MyData>;
  /** Every claim of the person, oldest first. */
  readonly claimsOf: (complex: ComplexId, person: PersonId) => Promise<readonly ClaimId[]>;
  /** Every thread the person takes part in, oldest first. */
  readonly threadsOf: (
    complex: ComplexId,
    person: PersonId,
  ) => Promise<readonly { readonly alert: AlertId; readonly open: boolean }[]>;
  /** Deletes the person here; a ban, what `ADMIN_IDS` gave once and recent claims are remembered under a keyed hash. */
  readonly erase: (complex: ComplexId, person: PersonId, at: Instant) => Promise<void>;
  /** How many claims somebody made before he was forgotten. */
  readonly forgottenClaims: (complex: ComplexId, person: PersonId, lately: Lately) => Promise<number>;
  /** Whether this holder was asked about him before he was forgotten. */
  readonly wasAskedBefore: (
    complex: ComplexId,
    person: PersonId,
    holder: PersonId,
    lately: Lately,
  ) => Promise<boolean>;
  /** Somebody who was forgotten may be back: a ban that has not ended goes on; until when. */
  readonly remember: (complex: ComplexId, person: PersonId, now: Instant) => Promise<Instant | null>;
  /** The version that somebody agreed to is now this one. */
  readonly agree: (complex: ComplexId, person: PersonId, version: number, at: Instant) => Promise<void>;
  /** Deletes what has been kept long enough. */
  readonly purge: (complex: ComplexId, until: KeptUntil, now: Instant) => Promise<void>;
};
