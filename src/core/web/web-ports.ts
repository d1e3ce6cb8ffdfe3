import type { ComplexId, PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { NewSession, Session, SessionId, SessionKind } from './session.ts';

export type WebSessions = {
  /** `token`: what the browser keeps; only its hash is stored. */
  readonly open: (
    complex: ComplexId,
    session: NewSession,
    now: Instant,
  ) => Promise<{ readonly id: SessionId; readonly token: string }>;
  /** Of one person, the newest first. */
  readonly of: (complex: ComplexId, person: PersonId, now: Instant) => Promise<readonly Session[]>;
  /** False: it is nobody's, or somebody else's. */
  readonly close: (complex: ComplexId, person: PersonId, session: SessionId) => Promise<boolean>;
  readonly closeAll: (complex: ComplexId, person: PersonId) => Promise<void>;
  /** Of somebody whom nobody knows yet. */
  readonly closeStranger: (complex: ComplexId, session: SessionId) => Promise<void>;
  /** All of one kind. */
  readonly closeKind: (complex: ComplexId, kind: SessionKind) => Promise<void>;
};

export type WebLogins = {
  /** A link's secret and eight digits; the earlier ones of this person are over. */
  readonly make: (
    complex: ComplexId,
    person: PersonId,
    until: Instant,
    now: Instant,
  ) => Promise<{ readonly link: string; readonly code: string }>;
  /** Spends it, so that it never lets anybody in again; null: made up, used or over. */
  readonly spend: (
    complex: ComplexId,
    by: { readonly link: string } | { readonly code: string },
    now: Instant,
  ) => Promise<PersonId | null>;
};
