import type { GeneratedAlways } from 'kysely';
import type { ComplexId, PersonId } from '../../../core/kernel/ids.ts';
import type { SessionId, SessionKind } from '../../../core/web/session.ts';
import type { Fixed } from '../kit/columns.ts';

/** Who is signed in at the web, and who may. */
export type WebTables = {
  web_sessions: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<SessionId>;
    token_hash: Fixed<Buffer>;
    bot_id: Fixed<number>;
    external_id: Fixed<string>;
    person_id: PersonId | null;
    kind: Fixed<SessionKind>;
    device: Fixed<string>;
    made_at: Date;
    seen_at: Date;
    expires_at: Date;
  };
  web_logins: {
    complex_id: Fixed<ComplexId>;
    id: GeneratedAlways<number>;
    person_id: Fixed<PersonId>;
    link_hash: Fixed<Buffer>;
    code_hash: Fixed<Buffer>;
    made_at: Date;
    expires_at: Date;
  };
};
