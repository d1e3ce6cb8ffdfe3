import { adminButtons } from './administration/buttons.ts';
import { alertButtons } from './alerts/buttons.ts';
import { announcementButtons } from './announcements/buttons.ts';
import { awayButtons } from './away/buttons.ts';
import { backupButtons } from './backups/buttons.ts';
import { carButtons } from './cars/buttons.ts';
import { directoryButtons } from './directory/buttons.ts';
import { familyButtons } from './family/buttons.ts';
import { groupButtons } from './groups/buttons.ts';
import { helpButtons } from './help/buttons.ts';
import { joiningButtons } from './joining/buttons.ts';
import type { Buttons } from './kit/buttons.ts';
import { menuButtons } from './kit/menu-buttons.ts';
import { lastResortButtons } from './last-resort/buttons.ts';
import { lendingButtons } from './lending/buttons.ts';
import { mySpotButtons } from './my-spot/buttons.ts';
import { notificationButtons } from './notifications/buttons.ts';
import { passButtons } from './passes/buttons.ts';
import { privacyButtons } from './privacy/buttons.ts';
import { stripButtons } from './strips/buttons.ts';
import { tenancyButtons } from './tenancy/buttons.ts';
import { webButtons } from './web/buttons.ts';
import { windscreenButtons } from './windscreen/buttons.ts';

/** The buttons of every feature; what each does stands in features.ts. */
export const BUTTONS = {
  administration: adminButtons,
  alerts: alertButtons,
  announcements: announcementButtons,
  away: awayButtons,
  backups: backupButtons,
  cars: carButtons,
  directory: directoryButtons,
  family: familyButtons,
  groups: groupButtons,
  help: helpButtons,
  joining: joiningButtons,
  'last resort': lastResortButtons,
  lending: lendingButtons,
  'my spot': mySpotButtons,
  notifications: notificationButtons,
  passes: passButtons,
  privacy: privacyButtons,
  strips: stripButtons,
  tenancy: tenancyButtons,
  web: webButtons,
  windscreen: windscreenButtons,
  menu: menuButtons,
} as const;

export type FeatureName = keyof typeof BUTTONS;

/** What the buttons of a feature can mean. */
export type CodeOf<Name extends FeatureName> =
  (typeof BUTTONS)[Name] extends Buttons<infer Code> ? Code : never;

/** Everything a button can mean. It is a wish, never a permission: who may is checked when it is pressed. */
export type ButtonCode = { [Name in FeatureName]: CodeOf<Name> }[FeatureName];

const byHead = index(Object.values(BUTTONS));

/** Null for anything that no feature wrote. */
export function readButton(text: string): ButtonCode | null {
  for (let head = text; head !== ''; head = head.slice(0, Math.max(0, head.lastIndexOf(':')))) {
    const found = byHead.get(head);
    if (found) return found.read(text);
  }
  return null;
}

type Reads = { readonly heads: readonly string[]; readonly read: (text: string) => ButtonCode | null };

/** @throws where two features would write the same */
export function index(all: readonly Reads[]): ReadonlyMap<string, Reads> {
  const found = new Map<string, Reads>();
  for (const one of all) {
    for (const head of one.heads) {
      if (found.has(head)) throw new Error(`two features write buttons that begin with ${head}`);
      found.set(head, one);
    }
  }
  return found;
}
