import type { AlertRules } from '../alerts/alert.ts';
import type { ComplexId } from '../kernel/ids.ts';

/** One residential complex (ЖК) and its settings. */
export type Complex = {
  readonly id: ComplexId;
  readonly name: string;
  /** IANA name, as `Europe/Moscow`. */
  readonly timeZone: string;
  /** «Телефон охраны», shown when nobody could be told; null: not set. */
  readonly guardPhone: string | null;
  readonly alertRules: AlertRules;
};
