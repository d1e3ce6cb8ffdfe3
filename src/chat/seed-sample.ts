import type { ComplexId, PersonId } from '../core/kernel/ids.ts';
import { spotNumber } from '../core/kernel/ids.ts';
import { after, hours, type Instant } from '../core/kernel/time.ts';
import { CONSENT_VERSION } from '../core/privacy/consent.ts';
import { becomeAdmin } from '../core/residents/become-admin.ts';
import type { BotId } from './kit/incoming.ts';
import type { ChatTx } from './kit/ports.ts';

/** Somebody who lives in a sample house from the first minute on. */
export type SamplePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly languageCode: string;
  readonly spots: readonly number[];
  readonly admin?: boolean;
  readonly guard?: boolean;
  /** Marked «Уезжаю» from the start: for so many hours, up to the full one. */
  readonly awayHours?: number;
};

/** Moves the people of a sample house in, once, and lets some of them drive away: for trying the bot out. */
export async function seedSample(
  tx: ChatTx,
  bot: BotId,
  complex: ComplexId,
  people: readonly SamplePerson[],
  now: Instant,
): Promise<void> {
  for (const one of people) {
    const known = await tx.people.find(bot, String(one.id), now);
    const person = known?.person ?? (await seedPerson(tx, bot, complex, one, now));
    if (one.awayHours !== undefined) await driveAway(tx, complex, person, one, now);
  }
}

async function seedPerson(
  tx: ChatTx,
  bot: BotId,
  complex: ComplexId,
  one: SamplePerson,
  now: Instant,
): Promise<PersonId> {
  const sender = {
    externalId: String(one.id),
    displayName: one.firstName,
    username: null,
    languageTag: one.languageCode,
  };
  const person = await tx.people.meet(bot, sender, String(one.id), one.languageCode, now);
  await tx.residents.consent(complex, person, CONSENT_VERSION, now);
  for (const spot of one.spots.map(spotNumber)) {
    if (spot) await tx.spots.assign(complex, spot, person, now);
  }
  if (one.spots.length > 0) await tx.residents.approve(complex, person, now);
  if (one.guard) await tx.residents.giveRole(complex, person, 'guard');
  if (one.admin) await becomeAdmin(tx, complex, person);
  return person;
}

/** With each start: the directory is alive, however long the house has stood still. */
async function driveAway(
  tx: ChatTx,
  complex: ComplexId,
  setBy: PersonId,
  { spots, awayHours = 0 }: SamplePerson,
  now: Instant,
): Promise<void> {
  const until = new Date(Math.ceil(after(now, hours(awayHours)).getTime() / hours(1)) * hours(1));
  for (const spot of spots.map(spotNumber)) {
    if (!spot) continue;
    await tx.save(complex, [{ kind: 'mark', mark: { spot, setBy, since: now, until, hidden: false } }]);
    await tx.timers.set(complex, { kind: 'mark', spot }, until);
  }
}
