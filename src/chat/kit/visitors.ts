import type { Role } from '../../core/kernel/actor.ts';
import type { ComplexId, PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import type { Instant } from '../../core/kernel/time.ts';
import type { SessionId, SessionKind } from '../../core/web/session.ts';
import type { BotId, ChatRef, ExternalId } from './incoming.ts';
import type { Language } from './wording.ts';

/** Whoever stands at the web with a session: a number, and a person once he has agreed to be known. */
export type Visitor = {
  readonly session: SessionId;
  readonly kind: SessionKind;
  readonly complex: ComplexId;
  readonly bot: BotId;
  /** As the web's own bot names him. */
  readonly externalId: ExternalId;
  readonly person: VisitorPerson | null;
  /** His addresses at the messengers: what he does here and there counts together. */
  readonly elsewhere: readonly {
    readonly bot: BotId;
    readonly externalId: ExternalId;
    readonly chat: ChatRef;
  }[];
  readonly madeAt: Instant;
  readonly seenAt: Instant;
  /** The row of the session names the person, too: it goes with him, and he may end it from elsewhere. */
  readonly isNamed: boolean;
};

export type VisitorPerson = {
  readonly id: PersonId;
  readonly displayName: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly spots: readonly SpotNumber[];
  readonly away: boolean;
};

export type Visitors = {
  /** Null: no session has this token any more. */
  readonly find: (token: string, now: Instant) => Promise<Visitor | null>;
  /** The same session as it is now; null: it is over. */
  readonly again: (visitor: Visitor, now: Instant) => Promise<Visitor | null>;
  /** He is here: the session goes on for as long again. */
  readonly seen: (visitor: Visitor, now: Instant) => Promise<void>;
  /** Nobody else tries to get in from there, or into this house, until the transaction ends. */
  readonly lockDoor: (complex: ComplexId, network: string) => Promise<void>;
  /** Nothing else that he does, here or at a messenger, goes on until the transaction ends. */
  readonly lockTurn: (visitor: Pick<Visitor, 'bot' | 'externalId' | 'elsewhere'>) => Promise<void>;
  /** How a messenger's bot knows somebody; null: it does not. */
  readonly personAt: (bot: BotId, externalId: ExternalId) => Promise<PersonId | null>;
};
