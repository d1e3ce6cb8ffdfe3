import type { AlertRules } from '../alerts/alert.ts';
import type { ComplexId } from '../kernel/ids.ts';

/** When nothing that can wait makes a sound: minutes of the day in the complex's zone; equal: never. */
export type QuietHours = { readonly from: number; readonly until: number };

/** One residential complex (ЖК) and its settings. */
export type Complex = {
  readonly id: ComplexId;
  readonly name: string;
  /** IANA name, as `Europe/Moscow`. */
  readonly timeZone: string;
  /** «Телефон охраны», shown when nobody could be told; null: not set. */
  readonly guardPhone: string | null;
  readonly alertRules: AlertRules;
  readonly quietHours: QuietHours;
};
