import { alerts } from './alerts/inventory.ts';
import { announcements } from './announcements/inventory.ts';
import { away } from './away/inventory.ts';
import { backups } from './backups/inventory.ts';
import { cars } from './cars/inventory.ts';
import { complexes } from './complexes/inventory.ts';
import { conversation } from './conversation/inventory.ts';
import { groups } from './groups/inventory.ts';
import { journal } from './journal/inventory.ts';
import type { TableRule } from './kit/table-rule.ts';
import { lastResort } from './last-resort/inventory.ts';
import { lending } from './lending/inventory.ts';
import { notifications } from './notifications/inventory.ts';
import { outbox } from './outbox/inventory.ts';
import { passes } from './passes/inventory.ts';
import { privacy } from './privacy/inventory.ts';
import { residents } from './residents/inventory.ts';
import { spots } from './spots/inventory.ts';
import { strips } from './strips/inventory.ts';
import type { Tables } from './tables.ts';
import { timers } from './timers/inventory.ts';
import { web } from './web/inventory.ts';
import { windscreen } from './windscreen/inventory.ts';

/**
 * The inventory of data: what each table holds of people, how it is told (/mydata), erased (/forget), kept (retention)
 * and backed up. A test holds it against the database's own catalogue.
 */
export const INVENTORY: { readonly [Table in keyof Tables]: TableRule } = {
  ...alerts,
  ...announcements,
  ...away,
  ...backups,
  ...cars,
  ...complexes,
  ...conversation,
  ...groups,
  ...journal,
  ...lastResort,
  ...lending,
  ...notifications,
  ...outbox,
  ...passes,
  ...privacy,
  ...residents,
  ...spots,
  ...strips,
  ...timers,
  ...web,
  ...windscreen,
};
