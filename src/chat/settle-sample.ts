import type { ComplexId } from '../core/kernel/ids.ts';
import { spotNumber } from '../core/kernel/ids.ts';
import type { Instant } from '../core/kernel/time.ts';
import { CONSENT_VERSION } from '../core/privacy/consent.ts';
import { becomeAdmin } from '../core/residents/become-admin.ts';
import type { BotId } from './incoming.ts';
import type { ChatTx } from './ports.ts';

/** Somebody who lives in a sample house from the first minute on. */
export type SamplePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly languageCode: string;
  readonly spots: readonly number[];
  readonly admin?: boolean;
  readonly guard?: boolean;
};

/** Moves the people of a sample house in, once: for trying the bot out. */
export async function settleSample(
  tx: ChatTx,
  bot: BotId,
  complex: ComplexId,
  people: readonly SamplePerson[],
  now: Instant,
): Promise<void> {
  for (const one of people) {
    if (await tx.people.find(bot, one.id, now)) continue;
    const sender = {
      externalId: one.id,
      displayName: one.firstName,
      username: null,
      languageTag: one.languageCode,
    };
    const person = await tx.people.meet(bot, sender, String(one.id), one.languageCode, now);
    await tx.residents.consent(complex, person, CONSENT_VERSION, now);
    for (const number of one.spots) {
      const spot = spotNumber(number);
      if (spot) await tx.spots.assign(complex, spot, person, now);
    }
    if (one.spots.length > 0) await tx.residents.approve(complex, person, now);
    if (one.guard) await tx.residents.makeGuard(complex, person);
    if (one.admin) await becomeAdmin(tx, complex, person);
  }
}
