import assert from 'node:assert/strict';
import type { Person } from '../../playground/index.ts';
import type { AdminWish } from '../../src/chat/administration/buttons.ts';
import type { Action } from '../../src/core/access.ts';
import { personId, type SpotNumber, spotNumber } from '../../src/core/kernel/ids.ts';
import { wireOf } from '../support/wire-of.ts';
import type { Yard } from './people.ts';
import type { Try } from './try.ts';

const SIXTY = spotNumber(60) ?? assert.fail();

/** The actions of «Управление», and the one by which co-holders call for it. */
export const ADMIN_TRIES = {
  'manage residents': {
    thing: async (yard) => (await yard.idOf(await yard.house.guard('Сторож'))) ?? 0,
    go: (yard, person, thing) =>
      press(yard, person, { on: 'person', act: 'remove guard for sure', person: personId(thing) }),
    took: (yard, _, thing) => some(yard, `memberships where person_id = ${thing} and roles = '{}'`),
  },
  'manage spots': {
    thing: async (yard) => (await yard.idOf(await yard.house.resident('Мила', [60]))) ?? 0,
    go: (yard, person, thing) =>
      press(yard, person, { on: 'holder', act: 'remove for sure', spot: SIXTY, person: personId(thing) }),
    took: async (yard, _, thing) => !(await some(yard, `holdings where person_id = ${thing}`)),
  },
  'change settings': {
    thing: async (yard) => {
      await yard.house.pool.query("update complexes set guard_phone = '112' where id = 1");
      return 1;
    },
    go: (yard, person) => press(yard, person, { on: 'setting', act: 'no guard phone' }),
    took: (yard) => some(yard, 'complexes where id = 1 and guard_phone is null'),
  },
  'see statistics': {
    go: (yard, person) => press(yard, person, { on: 'house', act: 'statistics' }),
    took: async ({ house }, person) =>
      (house.world.lastMessage(person)?.caption ?? '').includes('Статистика'),
  },
  'read journal': {
    go: (yard, person) => press(yard, person, { on: 'house', act: 'journal' }),
    took: async ({ house }, person) => /Журнал/.test(house.reads(person)),
  },
  'report holder': {
    // A foreigner's spot 60 is another one.
    thing: async (yard, person) => {
      const [own] = [await spotOf(yard, person)];
      return (await yard.idOf(await yard.house.resident('Мила', [own ?? 60]))) ?? 0;
    },
    go: async (yard, person, thing) => {
      const spot = (await spotOf(yard, person)) ?? SIXTY;
      return press(yard, person, { on: 'holder', act: 'not family for sure', spot, person: personId(thing) });
    },
    took: (yard, _, thing) =>
      some(
        yard,
        `notices where notice ->> 'kind' = 'not family' and notice ->> 'person' = '${thing}' and made_at = $1`,
        [yard.house.clock.now()],
      ),
  },
} satisfies Partial<Record<Action, Try>>;

/** What one reads of it: the toast, else the newest message. */
async function press(yard: Yard, person: Person, wish: AdminWish): Promise<string> {
  return (await yard.press(person, wireOf({ kind: 'administer', wish }))) || yard.house.reads(person);
}

async function some({ house }: Yard, where: string, values: readonly unknown[] = []): Promise<boolean> {
  return (await house.pool.query(`select 1 from ${where}`, [...values])).rows.length > 0;
}

async function spotOf({ house }: Yard, person: Person): Promise<SpotNumber | null> {
  const { rows } = await house.pool.query<{ spot: number }>(
    `select spot from holdings join addresses using (person_id)
     where complex_id = 1 and external_id = $1 order by spot limit 1`,
    [person.id],
  );
  return spotNumber(rows[0]?.spot ?? 0);
}
