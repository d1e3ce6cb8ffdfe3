import type { Kysely, Selectable } from 'kysely';
import type { AlertRules } from '../../../core/alerts/alert.ts';
import { AT_FIRST, type Complex } from '../../../core/complexes/complex.ts';
import type { ComplexId } from '../../../core/kernel/ids.ts';
import { minutes } from '../../../core/kernel/time.ts';
import type { Complexes } from '../../../core/ports.ts';
import type { Tables } from '../tables.ts';
import { lockSeed } from './installation.ts';

export function complexes(db: Kysely<Tables>): Complexes {
  return {
    get: async (complex) => {
      const row = await db
        .selectFrom('complexes')
        .selectAll()
        .where('id', '=', complex)
        .executeTakeFirstOrThrow();
      return complexFrom(row);
    },
  };
}

export type ComplexRow = Selectable<Tables['complexes']>;

export function complexFrom(row: ComplexRow): Complex {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    guardPhone: row.guard_phone,
    botContact: row.bot_contact,
    alertRules: rulesFrom(row),
    quietHours: { from: row.quiet_from_minute, until: row.quiet_until_minute },
  };
}

export type RulesRow = { readonly remind_after_minutes: number; readonly call_after_minutes: number };

export function rulesFrom(row: RulesRow): AlertRules {
  return { remindAfter: minutes(row.remind_after_minutes), callAfter: minutes(row.call_after_minutes) };
}

/** The first complex of this database: made from the settings when there is none, untouched by them later. */
export async function firstComplex(
  db: Kysely<Tables>,
  seed: { readonly name: string; readonly timeZone: string },
): Promise<ComplexId> {
  return db.transaction().execute(async (trx) => {
    await lockSeed(trx);
    const first = await trx.selectFrom('complexes').select('id').orderBy('id').limit(1).executeTakeFirst();
    if (first) return first.id;
    const { alertRules, quietHours } = AT_FIRST;
    const row = {
      name: seed.name,
      time_zone: seed.timeZone,
      guard_phone: null,
      remind_after_minutes: alertRules.remindAfter / minutes(1),
      call_after_minutes: alertRules.callAfter / minutes(1),
      quiet_from_minute: quietHours.from,
      quiet_until_minute: quietHours.until,
    };
    const made = await trx.insertInto('complexes').values(row).returning('id').executeTakeFirstOrThrow();
    return made.id;
  });
}

/** The row of a bot that talks for us, made at its first start. */
export async function rememberBot(
  db: Kysely<Tables>,
  bot: { readonly messenger: string; readonly externalId: string },
): Promise<number> {
  const row = { messenger: bot.messenger, external_id: bot.externalId };
  const { id } = await db
    .insertInto('bots')
    .values(row)
    .onConflict((oc) => oc.columns(['messenger', 'external_id']).doUpdateSet({ messenger: bot.messenger }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The playground's own bot (playground/index.ts). */
export const PLAYGROUND_BOT = '7000000001';

/** Whether the invented people of the playground live here, beside the bot with this id. */
export async function hasInventedPeople(db: Kysely<Tables>, externalId: string): Promise<boolean> {
  if (externalId === PLAYGROUND_BOT) return false;
  const query = db.selectFrom('bots').select('id').where('external_id', '=', PLAYGROUND_BOT);
  return (await query.executeTakeFirst()) !== undefined;
}
