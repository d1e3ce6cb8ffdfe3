import { type Action, may } from '../core/access.ts';
import { STAFF_ROLES, type StaffRole } from '../core/kernel/actor.ts';

/** Whoever was made one of these may do this: what SQL looks for where it has to find everybody who may. */
export function staffWhoMay(action: Action): readonly StaffRole[] {
  return STAFF_ROLES.filter((role) => may({ roles: [role] }, action));
}
