import type { GeneratedAlways } from 'kysely';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import type { Defaulted } from '../kit/columns.ts';

/** The complexes, and the secret of the installation. */
export type ComplexTables = {
  complexes: {
    id: GeneratedAlways<ComplexId>;
    name: string;
    time_zone: string;
    guard_phone: string | null;
    bot_contact: Defaulted<string | null>;
    remind_after_minutes: Defaulted<number>;
    call_after_minutes: Defaulted<number>;
    quiet_from_minute: Defaulted<number>;
    quiet_until_minute: Defaulted<number>;
  };
  secrets: { name: string; value: Buffer };
};
