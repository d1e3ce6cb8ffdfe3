import { alertRights } from './alerts/rights.ts';
import { announcementRights } from './announcements/rights.ts';
import { awayRights } from './away/rights.ts';
import { backupRights } from './backups/rights.ts';
import { carRights } from './cars/rights.ts';
import { complexRights } from './complexes/rights.ts';
import { directoryRights } from './directory/rights.ts';
import { groupRights } from './groups/rights.ts';
import { journalRights } from './journal/rights.ts';
import type { Actor, Role } from './kernel/actor.ts';
import { join, type Twice } from './kernel/merge.ts';
import { lastResortRights } from './last-resort/rights.ts';
import { lendingRights } from './lending/rights.ts';
import { notificationRights } from './notifications/rights.ts';
import { passRights } from './passes/rights.ts';
import { privacyRights } from './privacy/rights.ts';
import { residentRights } from './residents/rights.ts';
import { spotRights } from './spots/rights.ts';
import { stripRights } from './strips/rights.ts';
import { tenancyRights } from './tenancy/rights.ts';
import { webRights } from './web/rights.ts';
import { windscreenRights } from './windscreen/rights.ts';

/** The rights of every feature, each declared in its room. */
const RIGHTS = {
  alerts: alertRights,
  announcements: announcementRights,
  away: awayRights,
  backups: backupRights,
  cars: carRights,
  complexes: complexRights,
  directory: directoryRights,
  groups: groupRights,
  journal: journalRights,
  'last resort': lastResortRights,
  lending: lendingRights,
  notifications: notificationRights,
  passes: passRights,
  privacy: privacyRights,
  residents: residentRights,
  spots: spotRights,
  strips: stripRights,
  tenancy: tenancyRights,
  web: webRights,
  windscreen: windscreenRights,
};

/** An action that two features declare is named here, and does not compile. */
export const EVERY_RIGHT_ONCE: { readonly [Action in Twice<typeof RIGHTS>]: never } = {};

/** Who may do what: the one table. An action that is not listed for a role is refused to it. */
export const access = join(Object.values(RIGHTS), 'rights');

export type Action = keyof typeof access;

type Powerless = Exclude<Role, (typeof access)[Action][number]>;

/** A role that may do nothing is named here, and does not compile. */
export const EVERY_ROLE: { readonly [Left in Powerless]: never } = {};

/** Whether the table lets this person try; that the thing is theirs is the use case's own check. */
export function may(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  const allowed: readonly Role[] = access[action];
  if (actor.roles.includes('banned')) return allowed.includes('banned');
  return actor.roles.some((role) => allowed.includes(role));
}
