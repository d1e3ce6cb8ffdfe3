import type { AlertRules } from '../alerts/alert.ts';
import type { ComplexId } from '../kernel/ids.ts';
import { minutes } from '../kernel/time.ts';

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
  /** «Проверить, что бот наш»: a phone or a person, on the poster; null: not set. */
  readonly botContact: string | null;
  readonly alertRules: AlertRules;
  readonly quietHours: QuietHours;
};

/** How a new complex begins. The database's own defaults and docs/product.md are held against it by a test. */
export const AT_FIRST = {
  alertRules: { remindAfter: minutes(5), callAfter: minutes(10) },
  quietHours: { from: 23 * 60, until: 7 * 60 },
} as const satisfies Pick<Complex, 'alertRules' | 'quietHours'>;
