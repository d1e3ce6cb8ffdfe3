import { may } from '../access.ts';
import { type Change, newCards } from '../changes.ts';
import type { AlertId, PersonId } from '../kernel/ids.ts';
import type { Staff } from '../ports.ts';
import type { Alert, Helper } from './alert.ts';

/** Whoever may take a thread, but for those who are in it already. An admin sees names, guard or not. */
export function helpersOf(staff: readonly Staff[], known: readonly PersonId[]): readonly Helper[] {
  return staff
    .filter((one) => may(one, 'take alert') && !known.includes(one.person))
    .map(({ person, roles }) => ({ person, guard: !roles.includes('admin'), reach: 'pending' as const }));
}

/** Whoever was called and may still take it. */
export function helpersNow({ helpers }: Pick<Alert, 'helpers'>, staff: readonly Staff[]): readonly Helper[] {
  const able = staff.filter((one) => may(one, 'take alert')).map((one) => one.person);
  return helpers.filter((helper) => able.includes(helper.person));
}

/** Shows them the thread, and what came with it where it is for their eyes. */
export function toHelpers(id: AlertId, helpers: readonly Helper[]): Change {
  const viewers = helpers.map((helper) => helper.person);
  return newCards({ kind: 'alert', alert: id, part: 'helper' }, viewers);
}
